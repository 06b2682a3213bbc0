/** Reads the export of a blog on Blogger: a feed with everything on the blog. */
import { elementsNamed, type XmlElement, xmlText } from '../documents/xml.ts';
import type { ImportInput } from '../entry.ts';
import { count } from '../site.ts';
import { type Blog, type Post } from './blog.ts';
import { namesIn, readAtomEntry, readFeed, readXml } from './feed.ts';

const labelScheme = 'http://www.blogger.com/atom/ns#';

/** Reads an export, in the format of Google Takeout or in the older format of Blogger itself. */
export function readBlogger(input: ImportInput): Blog {
  const root = readXml(input.text);
  const [feed = root] = elementsNamed(root, 'feed');
  const entries = elementsNamed(feed, 'entry').map((node) => ({ node, kind: kindOf(node) }));
  const texts = entries.filter(({ kind }) => kind === 'post' || kind === 'page');
  const comments = entries.filter(({ kind }) => kind === 'comment').length;
  const skipped: Blog['skipped'] = [];
  const posts = texts.flatMap(({ node, kind }): Post[] => {
    const post = readPost(node, kind === 'page', namesIn(feed));
    if (valueOf(node, 'blogger:status') !== 'SOFT_TRASHED') return [post];
    skipped.push({ source: post.url ?? post.title, reason: 'in the trash' });
    return [];
  });
  return {
    ...readFeed({ text: input.text }),
    posts,
    skipped,
    notes: comments > 0 ? [`Comments are not imported: ${count(comments, 'comment')}.`] : [],
    pathOf: (url) =>
      /\.blogspot\.[a-z.]+$/.test(URL.parse(url)?.hostname ?? '') ? URL.parse(url)?.pathname : undefined,
  };
}

/** Returns the kind of an entry: `post`, `page`, `comment`, `template` or `settings`. */
function kindOf(entry: XmlElement): string {
  const kinds = elementsNamed(entry, 'category').filter(({ attributes: { scheme = '' } }) => scheme.endsWith('#kind'));
  return valueOf(entry, 'blogger:type').toLowerCase() || (kinds[0]?.attributes.term?.replace(/^.*#/, '') ?? '');
}

function readPost(entry: XmlElement, isPage: boolean, authors: readonly string[]): Post {
  const isDraft = valueOf(entry, 'app:draft') === 'yes' || valueOf(entry, 'blogger:status') === 'DRAFT';
  const labels = elementsNamed(entry, 'category').filter(({ attributes: { scheme } }) => scheme === labelScheme);
  const post = readAtomEntry(entry, authors);
  return {
    ...post,
    published: isDraft ? undefined : post.published,
    path: valueOf(entry, 'blogger:filename') || undefined,
    tags: labels.map(({ attributes: { term = '' } }) => term),
    isPage,
    draft: isDraft ? 'a draft in Blogger' : undefined,
  };
}

function valueOf(node: XmlElement, name: string): string {
  const [found] = elementsNamed(node, name);
  return found ? xmlText(found).trim() : '';
}
