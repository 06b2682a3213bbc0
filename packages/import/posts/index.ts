/** Imports posts from feeds and blog exports: posts with a text as articles, other posts as related works. */
import type { Imported, ImportedEntry, ImportInput, ImportOptions } from '../entry.ts';
import { htmlToMarkdown, type Picture } from '../html-to-markdown.ts';
import { identityOf } from '../identity.ts';
import { toLanguageTag } from '../languages.ts';
import { readByline } from '../page/bylines.ts';
import { PagePictures } from '../page/pictures.ts';
import { makeReference } from '../reference.ts';
import { rightsOf } from '../rights.ts';
import { count, env, type Person, placeholderTitle, readDate, site, urlKey, webUrl } from '../site.ts';
import { type TagMatcher, tagMatcher } from '../tags.ts';
import { articleOf } from '../text-article.ts';
import { shorten } from '../text.ts';
import { WebPictures } from '../web/pictures.ts';
import { type Blog, lineOf, type Post } from './blog.ts';
import { readBlogger } from './blogger.ts';
import { readFeed } from './feed.ts';
import { readGhost } from './ghost.ts';
import { readSubstack } from './substack.ts';

const readers = { feed: readFeed, blogger: readBlogger, ghost: readGhost, substack: readSubstack } as const;

/** A post with the fields that its entry will have. */
interface Prepared {
  post: Post;
  frontmatter: Record<string, unknown>;
  lost: string[];
}

/** Imports all posts from a feed or an export. */
export async function importPosts(
  format: keyof typeof readers,
  input: ImportInput,
  options: ImportOptions,
): Promise<Imported> {
  const blog = readers[format](input);
  const tags = tagMatcher(options, blog.title || input.name);
  const result: Imported = {
    entries: [],
    skipped: blog.skipped,
    lost: [],
    notes: blog.notes.map((note) => `${input.name}: ${note}`),
  };
  const add = (entry: ImportedEntry, lost: readonly string[]) => {
    result.entries.push(entry);
    result.lost.push(...[...new Set(lost)].map((what) => ({ id: entry.id, what })));
  };
  const prepared = blog.posts.map((post) => prepare(post, blog, tags));
  const texts = prepared.filter(({ post }) => post.html !== undefined && !options.isReference);
  // assign all ids first, so that links between posts can be resolved
  const articles = texts.map((one) => ({ ...one, id: idOf(one, input, blog, options) }));
  const places = new Map<string, string | undefined>();
  for (const isPublic of [true, false])
    for (const { post, id } of articles.filter((one) => (one.post.draft === undefined) === isPublic))
      for (const key of [post.url && urlKey(post.url), post.path])
        if (key && !places.has(key)) places.set(key, isPublic ? id : undefined);
  for (const [index, article] of articles.entries()) {
    options.progress(index, articles.length);
    try {
      await convert(article, input, blog, options, places, add, result);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      result.skipped.push({ source: sourceOf(article.post, input), reason: 'its elements are nested too deeply' });
    }
  }
  options.progress(articles.length, articles.length);
  for (const { post, frontmatter, lost } of prepared.filter((one) => !texts.includes(one))) {
    const { url } = frontmatter.source as { url?: string };
    if (url === undefined)
      result.skipped.push({ source: sourceOf(post, input), reason: 'it has neither a text nor a URL' });
    else add(makeReference(sourceOf(post, input), frontmatter, options), options.isReference ? [] : lost);
  }
  result.entries.push(...tags.created);
  const unplaced = articles.filter(({ post }) => post.url === undefined).length;
  if (unplaced > 0)
    result.notes.push(
      `${input.name}: it doesn’t contain the URLs of ${count(unplaced, 'post')}: fill in source.url, and source.publication where it is missing.`,
    );
  const isPrivate = articles.filter(({ post }) => post.isPrivate).map(({ id }) => id);
  if (isPrivate.length > 0)
    result.notes.push(
      `Not public at their source: ${isPrivate.join(', ')}. Pages don’t show the drafts, but anyone who can read the repository can read them. If it is public, delete their files before you commit.`,
    );
  if (options.isReference && prepared.some(({ post }) => post.html !== undefined))
    result.notes.push(
      `${input.name}: imported only references to ${count(prepared.length, 'post')}; --full imports their texts.`,
    );
  return result;
}

const sourceOf = ({ url, path, title }: Post, { name }: ImportInput): string =>
  url ?? `${name}: ${title || (path ?? 'a post without a title')}`;

/** Returns the fields of a post. */
function prepare(post: Post, blog: Blog, tags: TagMatcher): Prepared {
  const lost = [...post.lost];
  const url = webUrl().safeParse(post.url).data;
  if (post.url !== undefined && url === undefined) lost.push(`address ${post.url}`);
  const published = dayOf(post.published, lost);
  const { ids, unmatched } = tags.idsOf(post.tags);
  lost.push(...unmatched.map((name) => `keyword without a tag: ${name}`));
  const tag = toLanguageTag(blog.language ?? '');
  const language = tag && tag.split('-')[0] !== site.language.split('-')[0] ? tag : undefined;
  const authors = uniquePeople(post.authors.flatMap((line) => readByline(line, blog.title).authors));
  const source = {
    ...(blog.title ? { publication: blog.title } : {}),
    ...(published ? { published } : {}),
    ...(url ? { url } : {}),
  };
  return {
    post,
    lost,
    frontmatter: {
      title: post.title || titleFrom(post.html),
      type: post.isPage ? 'web page' : 'blog post',
      ...(authors.length > 0 ? { authors } : {}),
      ...(language ? { language } : {}),
      source,
      ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
    },
  };
}

const uniquePeople = (people: readonly Person[]): Person[] => [
  ...new Map(people.map((someone) => [JSON.stringify(someone), someone])).values(),
];

/** Returns the first words of a text in brackets, as a substitute for a title. */
function titleFrom(html: string | undefined): string {
  const words = shorten(lineOf(html ?? ''), 60);
  return words ? `[${words}]` : placeholderTitle;
}

/** Returns the day of a date with a time: `2019-03-04T10:00:00Z`, `Mon, 04 Mar 2019 10:00:00 GMT`. */
function dayOf(stated: string | undefined, lost: string[]): string | undefined {
  if (stated === undefined) return undefined;
  const [day = stated] = /^\d{4}-\d\d-\d\d|\d{1,2} \p{L}{3,9} \d{4}/u.exec(stated) ?? [];
  const { date } = readDate(day);
  if (date !== undefined && date.slice(0, 4) <= env.today.slice(0, 4)) return date;
  lost.push(`date ${stated}`);
  return undefined;
}

/** Returns the slug in the address of a post, or else its title. */
function wantedId({ url, path }: Post, title: unknown): string {
  const pathname = URL.parse(url ?? '')?.pathname ?? path ?? '';
  const [, segment = ''] = /([^/]+?)(?:\.(?:html?|php))?\/?$/.exec(pathname) ?? [];
  return /[a-z]/i.test(segment) && !/^index$/i.test(segment) ? segment : String(title);
}

/** Returns the keys under which the place of a post is found by its address. */
const keysOf = (address: string, blog: Blog): string[] => [urlKey(address), blog.pathOf?.(address) ?? ''];

/** Assigns the id of an article. The text helps to recognize an article that is already in the library. */
function idOf({ post, frontmatter }: Prepared, input: ImportInput, blog: Blog, options: ImportOptions): string {
  const { markdown, mdx } = toMarkdown(
    post,
    input,
    blog,
    '',
    () => undefined,
    () => undefined,
  );
  return options.allotId(
    'articles',
    wantedId(post, frontmatter.title),
    identityOf({ ...frontmatter, extent: 'full' }, markdown, mdx),
  );
}

/** Converts the text of a post. Looks for its pictures in the files of the export, and then calls `more`. */
function toMarkdown(
  post: Post,
  { readFile }: ImportInput,
  { url, language, filePathOf = (path) => path }: Blog,
  id: string,
  linkTo: (address: string) => string | undefined,
  more: (addresses: readonly string[]) => Picture | undefined,
  web?: WebPictures,
) {
  const pictures = new PagePictures(
    (path) => readFile(filePathOf(path)),
    id,
    (address) => web?.read(address),
  );
  return htmlToMarkdown(post.html ?? '', {
    base: post.url ?? url ?? 'blog://here/',
    language: toLanguageTag(language ?? ''),
    linkTo,
    picture: (addresses) => pictures.find(addresses) ?? more(addresses),
  });
}

async function convert(
  { post, frontmatter, lost, id }: Prepared & { id: string },
  input: ImportInput,
  blog: Blog,
  options: ImportOptions,
  /** The ids of public posts, by their addresses. */
  places: ReadonlyMap<string, string | undefined>,
  add: (entry: ImportedEntry, lost: readonly string[]) => void,
  { skipped, notes }: Imported,
): Promise<void> {
  const linkTo = (address: string): string | undefined => {
    const place = keysOf(address, blog)
      .map((key) => places.get(key))
      .find((found) => found !== undefined);
    return place === undefined || place === id ? undefined : `../${place}/`;
  };
  const web = options.fetchPicture && new WebPictures(options.fetchPicture);
  const fields = { ...frontmatter, ...rightsOf(options), ...(post.draft === undefined ? {} : { draft: true }) };
  const make = (converted: ReturnType<typeof toMarkdown>) =>
    articleOf(
      { source: sourceOf(post, input), id, frontmatter: fields, whyDraft: post.draft, converted },
      options.excerpt,
    );
  if (web) {
    const draft = toMarkdown(post, input, blog, id, linkTo, (addresses) => web.standIn(addresses));
    await web.fetchFor(make(draft).entry.body);
  }
  const converted = toMarkdown(post, input, blog, id, linkTo, () => undefined, web);
  if (!converted.hasText && converted.files.length === 0) {
    skipped.push({ source: sourceOf(post, input), reason: ['it has no text', ...converted.lost].join('; ') });
    return;
  }
  const { entry, excerptNote } = make(converted);
  if (excerptNote) notes.push(`${entry.source}: ${excerptNote}`);
  const remark = post.draft === undefined ? [] : [`${post.draft}: imported as a draft`];
  const links = converted.lost.map((what) => {
    const [, address] = /^link to (\S+)$/.exec(what) ?? [];
    return address !== undefined && keysOf(address, blog).some((key) => places.has(key))
      ? `${what}: the post isn’t public`
      : what;
  });
  add(entry, [...remark, ...lost, ...(web?.failures ?? []), ...links]);
}
