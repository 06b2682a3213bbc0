/** Reads WordPress exports (WXR). The format is what `export_wp()` in wp-admin/includes/export.php writes. */
import { SaxesParser } from 'saxes';
import { lookUp } from '../look-up.ts';

/** The blog that was exported. */
export interface Blog {
  title: string;
  /** The address of the blog's home page. */
  url: string;
  /** The language, as WordPress writes it: `en-US`. */
  language: string;
  authors: Map<string, BlogAuthor>;
  /** The descriptions of categories and tags, by name. */
  descriptions: Map<string, string>;
  /** The names of categories and tags, by taxonomy and slug: `category/history`. */
  terms: Map<string, string>;
}

/** A user of the blog. */
export interface BlogAuthor {
  displayName: string;
  firstName: string;
  lastName: string;
}

/** A category, a tag or another term of a post. */
interface Term {
  /** The taxonomy: `category`, `post_tag`, `post_format`. */
  domain: string;
  slug: string;
  name: string;
}

/** Anything that WordPress keeps as a post: a post, a page, an attachment, a menu item. */
export interface Item {
  /** The line of the export on which the item begins. */
  line: number;
  id: string;
  title: string;
  link: string;
  /** The permanent identifier, which is often an address: `https://blog.example/?p=12`. */
  guid: string;
  /** The login of the author. */
  creator: string;
  content: string;
  excerpt: string;
  /** The date of publication in the time zone of the blog: `2014-09-29 10:00:00`. */
  date: string;
  slug: string;
  status: string;
  type: string;
  parent: string;
  password: string;
  isSticky: boolean;
  attachmentUrl: string;
  terms: Term[];
  /** The values of the custom fields, by name. */
  meta: Map<string, string[]>;
  /** The numbers of comments and of pingbacks. */
  comments: number;
  pingbacks: number;
  /** Whether the export ends within the item. */
  isCutOff: boolean;
}

/** The contents of a WordPress export. */
export interface Wxr {
  blog: Blog;
  items: Item[];
  /** The errors in the XML, one line each. */
  problems: string[];
  /** Whether the export ends before its last tag. */
  isCutOff: boolean;
}

/** The number of characters that the parser gets at a time. */
const chunkLength = 65_536;
const maxProblems = 5;

/**
 * Reads an export. Entities that a DOCTYPE declares are never replaced, and nothing outside the text is read. Reading
 * continues after errors, as far as possible.
 */
export function parseWxr(text: string): Wxr {
  const first = parse(text);
  if (first.problems.length === 0) return first;
  // Some tools leave a plain & in a title.
  const repaired = parse(escapeAmpersands(text));
  return repaired.problems.length < first.problems.length ? repaired : first;
}

const escapeAmpersands = (text: string) =>
  text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!#\d{1,9};|#x[\da-f]{1,9};|\w{1,40};)/gi, (match) =>
    match === '&' ? '&amp;' : match,
  );

const emptyItem = (line: number): Item => ({
  ...{ line, id: '', title: '', link: '', guid: '', creator: '', content: '', excerpt: '', date: '', slug: '' },
  ...{ status: '', type: '', parent: '', password: '', isSticky: false, attachmentUrl: '', terms: [] },
  ...{ meta: new Map<string, string[]>(), comments: 0, pingbacks: 0, isCutOff: false },
});

/** The text fields of an item, by the names of their elements. */
const itemFields: Record<string, keyof Item & ('title' | 'link' | 'content' | 'date' | 'type' | 'status')> = {
  title: 'title',
  link: 'link',
  guid: 'guid' as 'link',
  'dc:creator': 'creator' as 'link',
  'content:encoded': 'content',
  'excerpt:encoded': 'excerpt' as 'content',
  'wp:post_id': 'id' as 'link',
  'wp:post_date': 'date',
  'wp:post_name': 'slug' as 'link',
  'wp:status': 'status',
  'wp:post_type': 'type',
  'wp:post_parent': 'parent' as 'link',
  'wp:post_password': 'password' as 'link',
  'wp:attachment_url': 'attachmentUrl' as 'link',
};

function parse(text: string): Wxr {
  const blog: Blog = {
    title: '',
    url: '',
    language: '',
    authors: new Map(),
    descriptions: new Map(),
    terms: new Map(),
  };
  const items: Item[] = [];
  const problems: string[] = [];
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const path: string[] = [];
  let value: string[] = [];
  let item: Item | undefined;
  let record: Record<string, string> = {};
  let term: Omit<Term, 'name'> = { domain: '', slug: '' };

  parser.on('error', ({ message }) => {
    problems.push(`line ${message.replace(/^(\d+):\d+: /, '$1: ')}`);
    // stop reporting: for the column of each error, the parser counts the characters of the line, which is slow
    if (problems.length === maxProblems) parser.fail = () => parser;
  });
  const add = (part: string) => void value.push(part);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    value = [];
    if (name === 'item') item = emptyItem(parser.line);
    else if (name === 'category') term = { domain: attributes.domain ?? '', slug: attributes.nicename ?? '' };
    else if (groups.has(name)) record = {};
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    const content = value.join('');
    value = [];
    if (name === 'item') {
      if (item) items.push(item);
      item = undefined;
    } else if (item) closeInItem(item, name, content, record, term, path.at(-1) ?? '');
    else closeInChannel(blog, name, content, record, path.at(-1) ?? '');
    record[name] = content;
  });
  for (let start = 0; start < text.length; start += chunkLength) parser.write(text.slice(start, start + chunkLength));
  const isCutOff = !/<\/rss>\s*$/.test(text.slice(-1000));
  // at an early end, the parser would report errors that say the same
  if (isCutOff) parser.on('error', () => undefined);
  parser.close();
  if (item) items.push({ ...item, isCutOff: true });
  return { blog, items, problems, isCutOff };
}

/** Elements with fields of their own. */
const groups = new Set(['wp:author', 'wp:category', 'wp:tag', 'wp:term', 'wp:postmeta', 'wp:comment']);

function closeInItem(
  item: Item,
  name: string,
  content: string,
  record: Record<string, string>,
  term: Omit<Term, 'name'>,
  parent: string,
): void {
  const field = Object.hasOwn(itemFields, name) && parent === 'item' ? itemFields[name] : undefined;
  if (field) item[field] = field === 'content' || field === 'title' ? content : content.trim();
  else if (name === 'wp:is_sticky') item.isSticky = content.trim() === '1';
  else if (name === 'category' && parent === 'item') item.terms.push({ ...term, name: content.trim() });
  else if (name === 'wp:postmeta') {
    const key = record['wp:meta_key'] ?? '';
    item.meta.set(key, [...(item.meta.get(key) ?? []), record['wp:meta_value'] ?? '']);
  } else if (name === 'wp:comment') {
    const type = record['wp:comment_type']?.trim() ?? '';
    if (/pingback|trackback/.test(type)) item.pingbacks += 1;
    else if (!/spam|trash/.test(record['wp:comment_approved'] ?? '')) item.comments += 1;
  }
}

/** The names of the elements that contain a term's fields, for categories, tags and other terms. */
const termFields: Readonly<Record<string, { slug: string; name: string; description: string }>> = {
  'wp:category': { slug: 'wp:category_nicename', name: 'wp:cat_name', description: 'wp:category_description' },
  'wp:tag': { slug: 'wp:tag_slug', name: 'wp:tag_name', description: 'wp:tag_description' },
  'wp:term': { slug: 'wp:term_slug', name: 'wp:term_name', description: 'wp:term_description' },
};

function closeInChannel(
  blog: Blog,
  name: string,
  content: string,
  record: Record<string, string>,
  parent: string,
): void {
  const read = (field: string) => record[field]?.trim() ?? '';
  const term = lookUp(termFields, name);
  if (parent === 'channel' && (name === 'title' || name === 'language')) blog[name] = content.trim();
  else if (name === 'wp:base_blog_url' || (parent === 'channel' && name === 'link' && blog.url === ''))
    blog.url = content.trim();
  else if (name === 'wp:author')
    blog.authors.set(read('wp:author_login'), {
      displayName: read('wp:author_display_name'),
      firstName: read('wp:author_first_name'),
      lastName: read('wp:author_last_name'),
    });
  else if (term) {
    const taxonomy = name === 'wp:category' ? 'category' : name === 'wp:tag' ? 'post_tag' : read('wp:term_taxonomy');
    addTerm(blog, taxonomy, read(term.slug), read(term.name), read(term.description));
  }
}

/** Adds a term. Only categories and tags have descriptions that explain a tag. */
function addTerm(blog: Blog, taxonomy: string, slug: string, name: string, description: string): void {
  if (name === '') return;
  blog.terms.set(`${taxonomy}/${slug}`, name);
  if (description !== '' && ['category', 'post_tag'].includes(taxonomy)) blog.descriptions.set(name, description);
}
