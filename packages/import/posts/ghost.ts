/** Reads the export of a site made with Ghost: https://ghost.org/docs/migration/custom/ */
import type { ImportInput } from '../entry.ts';
import { escapeXml } from '../site.ts';
import { parseJson, shorten } from '../text.ts';
import type { Blog, Post } from './blog.ts';
import { ghostData, line, list } from './values.ts';

/** The placeholder for the site's address in an export. */
const here = '__GHOST_URL__';

/** For each status that isn't public: why the text becomes a draft. */
const statuses: Readonly<Record<string, string>> = {
  draft: 'a draft in Ghost',
  scheduled: 'scheduled in Ghost',
};

/** Reads an export. */
export function readGhost({ text }: ImportInput): Blog {
  const data = ghostData(parseJson(text)) ?? {};
  const settings = new Map(list(data.settings).map(({ key, value }) => [key, line(value)]));
  const skipped: Blog['skipped'] = [];
  const posts = list(data.posts).flatMap((row): Post[] => {
    const html = textOf(row);
    if (html !== undefined) return [readPost(row, html, data)];
    skipped.push({
      source: line(row.title) || line(row.slug),
      reason:
        row.lexical || row.mobiledoc
          ? 'its text is only in the editor’s format: save it again in Ghost, and export again'
          : 'it has no text',
    });
    return [];
  });
  return {
    title: settings.get('title') ?? '',
    url: undefined,
    language: settings.get('locale') ?? settings.get('default_locale'),
    posts,
    skipped,
    notes: [],
    pathOf: (url) =>
      url.includes(here) ? URL.parse(url.slice(url.indexOf(here) + here.length), 'ghost://x')?.pathname : undefined,
    filePathOf: (address) => address.replace(`${here}/`, ''),
  };
}

/** Returns the text of a post: its HTML, or else its plain text. */
function textOf({ html, plaintext }: Record<string, unknown>): string | undefined {
  if (typeof html === 'string' && html.trim() !== '') return html;
  if (typeof plaintext !== 'string' || plaintext.trim() === '') return undefined;
  return plaintext
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeXml(paragraph.trim())}</p>`)
    .join('\n');
}

/** Returns the rows of a table, such as tags or users, that belong to a post, in the order of the post. */
function assigned(data: Record<string, unknown>, post: unknown, table: string, key: string): Record<string, unknown>[] {
  const rows = new Map(list(data[table]).map((row) => [row.id, row]));
  return list(data[`posts_${table === 'users' ? 'authors' : table}`])
    .filter(({ post_id: id }) => id === post)
    .toSorted((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
    .flatMap((row) => {
      const found = rows.get(row[key]);
      return found ? [found] : [];
    });
}

function readPost(row: Record<string, unknown>, html: string, data: Record<string, unknown>): Post {
  const tags = assigned(data, row.id, 'tags', 'tag_id').map(({ name }) => line(name));
  const authors = assigned(data, row.id, 'users', 'author_id').map(({ name }) => line(name));
  const single = list(data.users).find(({ id }) => id === row.author_id);
  const [status, visibility] = [line(row.status), line(row.visibility)];
  const isForMembers = visibility !== '' && visibility !== 'public';
  const picture = line(row.feature_image);
  return {
    title: line(row.title),
    url: line(row.canonical_url) || undefined,
    path: `/${line(row.slug)}/`,
    authors: authors.length > 0 || !single ? authors : [line(single.name)],
    published: status in statuses ? undefined : line(row.published_at) || undefined,
    tags: tags.filter((tag) => !tag.startsWith('#')),
    html,
    isPage: row.type === 'page' || row.page === true || row.page === 1,
    draft: statuses[status] ?? (isForMembers ? `in Ghost only for readers of the group “${visibility}”` : undefined),
    isPrivate: isForMembers,
    lost: [
      ...(line(row.custom_excerpt) ? [`excerpt “${shorten(line(row.custom_excerpt), 200)}”`] : []),
      ...(picture ? [`feature image ${picture}: it is above the text, not in it`] : []),
      ...tags.filter((tag) => tag.startsWith('#')).map((tag) => `internal tag ${tag}`),
      ...(typeof row.html === 'string' && row.html !== ''
        ? []
        : ['the formatting of the text: the export has only plain text']),
    ],
  };
}
