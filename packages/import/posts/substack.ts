/** Reads the export of a newsletter on Substack: a ZIP archive with a table of the posts and a file for each post. */
import { decode } from '../decode.ts';
import { openArchive } from '../documents/archive.ts';
import { readCsv, type Row } from '../csv.ts';
import type { ImportInput } from '../entry.ts';
import { cleanLine } from '../text.ts';
import type { Blog, Post } from './blog.ts';

/** Reads an export. */
export function readSubstack({ bytes }: ImportInput): Blog {
  const parts = openArchive(bytes);
  const [tablePath = ''] = [...parts.keys()].filter((path) => /(?:^|\/)posts\.csv$/.test(path));
  const folder = tablePath.replace(/posts\.csv$/, '');
  const textAt = (path: string) => {
    const part = parts.get(path);
    return part && decode(part).text;
  };
  return {
    title: '',
    url: undefined,
    language: undefined,
    posts: readCsv(textAt(tablePath) ?? '').map((row) =>
      readPost(row, textAt(`${folder}posts/${row.get('post_id')}.html`)),
    ),
    skipped: [],
    notes: [],
    pathOf: (url) => {
      const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
      return hostname.endsWith('.substack.com') ? pathname : undefined;
    },
  };
}

function readPost({ get }: Row, html: string | undefined): Post {
  const title = get('title');
  const subtitle = get('subtitle');
  const audience = get('audience');
  const recording = get('podcast_url');
  const isDraft = get('is_published') !== 'true';
  const slug = get('post_id').replace(/^\d+\.?/, '');
  return {
    title: cleanLine(title) || (slug ? `[${slug}]` : ''),
    url: undefined,
    path: `/p/${slug}`,
    authors: [],
    published: isDraft ? undefined : get('post_date') || undefined,
    tags: [],
    html: html?.trim() ? html : undefined,
    draft: isDraft ? 'a draft in Substack' : audience === 'only_paid' ? 'for paying readers in Substack' : undefined,
    isPrivate: audience === 'only_paid',
    lost: [
      ...(subtitle ? [`subtitle “${cleanLine(subtitle)}”: add it to the title if it belongs there`] : []),
      ...(recording ? [`recording ${recording}`] : []),
    ],
  };
}
