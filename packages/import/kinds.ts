import type { Importer } from './entry.ts';
import { ghostData } from './posts/values.ts';
import { isHighlights, isJsonHighlights } from './highlights/detect.ts';
import { hasJsonBookmarks, hasBookmarks, otherJson, otherTable } from './bookmarks/detect.ts';

/** The facts about a kind of source. */
export interface KindFacts {
  /** The name in messages. */
  name: string;
  /** Whether its categories and keywords create tags by default, or only match existing ones. */
  tags: 'create' | 'match';
  /** The option that only some kinds take. */
  takes?: 'excerpt' | 'notes';
  /** Whether it can be imported as a reference, since texts from the web are imported only on request. */
  isReferable?: true;
  /** Whether it is an archive, which has no encoding. */
  isArchive?: true;
  /** Whether its files may link to each other, so that they are imported together. */
  isLinked?: true;
}

/** The kinds of sources. */
export const kinds = {
  wordpress: { name: 'WordPress export', tags: 'create' },
  page: { name: 'web page', tags: 'match', takes: 'excerpt', isReferable: true },
  bibtex: { name: 'BibTeX bibliography', tags: 'match', takes: 'notes', isReferable: true },
  ris: { name: 'RIS bibliography', tags: 'match', takes: 'notes', isReferable: true },
  'csl-json': { name: 'CSL-JSON bibliography', tags: 'match', takes: 'notes', isReferable: true },
  docx: { name: 'Word document', tags: 'match', takes: 'excerpt', isArchive: true },
  odt: { name: 'OpenDocument text', tags: 'match', takes: 'excerpt', isArchive: true },
  epub: { name: 'EPUB book', tags: 'match', takes: 'excerpt', isArchive: true, isReferable: true },
  feed: { name: 'feed', tags: 'match', takes: 'excerpt', isReferable: true },
  blogger: { name: 'Blogger export', tags: 'create', takes: 'excerpt', isReferable: true },
  ghost: { name: 'Ghost export', tags: 'create', takes: 'excerpt' },
  substack: { name: 'Substack export', tags: 'create', takes: 'excerpt', isArchive: true },
  medium: { name: 'Medium export', tags: 'create', takes: 'excerpt', isArchive: true },
  bookmarks: { name: 'list of bookmarks', tags: 'create', takes: 'notes', isReferable: true },
  highlights: { name: 'list of highlights', tags: 'create', takes: 'notes' },
  markdown: { name: 'text file', tags: 'match', takes: 'excerpt', isLinked: true },
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof kinds;

/** The kind of a recognized file: a kind that can be imported, or a description of what it is instead. */
export type Detected = { kind: Kind } | { kind: undefined; seen: string; hint: string };

const bibliography = (format: 'bibtex' | 'ris' | 'csl-json') => async (): Promise<Importer> => {
  const { importBibliography } = await import('./bibliography/index.ts');
  return (input, options) => importBibliography(format, input, options);
};

const document = (format: 'docx' | 'odt') => async (): Promise<Importer> => {
  const { importDocument } = await import('./documents/index.ts');
  return (input, options) => importDocument(format, input, options);
};

const posts = (format: 'feed' | 'blogger' | 'ghost' | 'substack') => async (): Promise<Importer> => {
  const { importPosts } = await import('./posts/index.ts');
  return (input, options) => importPosts(format, input, options);
};

/** The importer of each kind. Loaded on demand, because the parsers are large. */
export const importers: Record<Kind, () => Promise<Importer>> = {
  wordpress: async () => (await import('./wordpress/index.ts')).importWordPress,
  page: async () => (await import('./page/index.ts')).importPage,
  bibtex: bibliography('bibtex'),
  ris: bibliography('ris'),
  'csl-json': bibliography('csl-json'),
  docx: document('docx'),
  odt: document('odt'),
  epub: async () => (await import('./epub/index.ts')).importEpub,
  feed: posts('feed'),
  blogger: posts('blogger'),
  ghost: posts('ghost'),
  substack: posts('substack'),
  medium: async () => (await import('./posts/medium.ts')).importMedium,
  bookmarks: async () => (await import('./bookmarks/index.ts')).importBookmarks,
  highlights: async () => (await import('./highlights/index.ts')).importHighlights,
  markdown: async () => (await import('./notes/index.ts')).importNotes,
};

/**
 * Returns the kind of document that an archive is, by its first bytes, which may state its type, or by the names of its
 * parts.
 */
function documentKind(bytes: Buffer): Kind | undefined {
  const head = bytes.subarray(0, 100);
  if (head.includes('application/epub+zip') || bytes.includes('META-INF/container.xml')) return 'epub';
  if (bytes.includes('word/document')) return 'docx';
  if (head.includes('opendocument.text')) return 'odt';
  if (bytes.includes('posts.csv') && bytes.includes('posts/')) return 'substack';
  if (/posts\/(?:draft_|\d{4}-\d\d-\d\d_)[^/]+\.html/.test(bytes.toString('latin1'))) return 'medium';
  const isOpenDocument = bytes.includes('content.xml') && bytes.includes('META-INF/manifest.xml');
  return isOpenDocument && !head.includes('opendocument.') ? 'odt' : undefined;
}

/** The hint for a file of an unknown format. */
const whatIsTaken = 'import one of the kinds of files that docs/importing.md lists';

interface Unsupported {
  pattern: RegExp;
  seen: string;
  hint: string;
}

/** Recognized by their first bytes, read as Latin-1. */
const binary: readonly Unsupported[] = [
  { pattern: /^%PDF-/, seen: 'a PDF document', hint: 'import its DOI or ISBN, or a bibliography that describes it' },
  {
    pattern: /^\u00D0\u00CF.\u00E0/,
    seen: 'a document of an older Word, or one with a password',
    hint: 'save it as .docx, without a password',
  },
  {
    pattern: /^PK\W\W[^]*opendocument/,
    seen: 'an OpenDocument file that is not a text',
    hint: 'copy its text into a document, and import that',
  },
  { pattern: /^PK\W\W/, seen: 'a ZIP archive', hint: 'unpack it first' },
  { pattern: /^\W\u008B\W/, seen: 'a compressed file', hint: 'unpack it first' },
  {
    pattern: /^(?:\u0089PNG|\u00FF\u00D8\u00FF|GIF8|RIFF|....ftyp)/s,
    seen: 'a picture or a recording',
    hint: 'import the text that it belongs to',
  },
];

/** Recognized before HTML, which they look like. */
const beforeHtml: readonly Unsupported[] = [
  {
    pattern: /^(?!<!doctype html|<html)[^]{1,4000}?<\?xml[^>]*>[^]{0,4000}?https?:\/\/wordpress\.org\/export\//i,
    seen: 'a WordPress export with other text before <?xml',
    hint: 'remove that text',
  },
];

const formats: readonly Unsupported[] = [
  { pattern: /^\{\\rtf/, seen: 'a Rich Text document', hint: 'save it as a web page' },
  {
    pattern: /^(?:From:|MIME-Version:)[\s\S]*?Content-Type: multipart\/related/i,
    seen: 'a web archive in one file (MHTML)',
    hint: 'save the page as “Webpage, complete” or “Webpage, HTML only”',
  },
  {
    pattern: /^(?:<\?xml[^>]*>\s*)?<xml>\s*<records>/i,
    seen: 'an EndNote XML library',
    hint: 'export it as RIS or BibTeX',
  },
  { pattern: /<rdf:RDF\b/, seen: 'an RDF file', hint: 'export it as BibTeX, RIS or CSL-JSON' },
  {
    pattern: /^<\?xml\b|^<[a-z][\w:-]*[\s>]/i,
    seen: 'an unknown kind of XML',
    hint: whatIsTaken,
  },
  { pattern: /^PMID- *\d/, seen: 'a PubMed file', hint: 'export it as RIS or BibTeX from a reference manager' },
  { pattern: /^%0 /, seen: 'a tagged EndNote file (Refer)', hint: 'export it as RIS or BibTeX' },
  {
    pattern: /^post_id,post_date,is_published/,
    seen: 'the table of a Substack export',
    hint: 'import the ZIP archive as it is',
  },
  { pattern: /^(?:FN |VR 1\.0)/, seen: 'a Web of Science file', hint: 'export it as RIS or BibTeX' },
];

/** The first line of a RIS record, and the beginning of an entry in BibTeX, which may have comments in between. */
const risRecord = /^TY[ \t]*-[ \t]*[A-Z]/m;
const bibtexEntry = /^[^\n%]*@\s*(?:%.*\n\s*){0,20}[a-z]+\s*(?:%.*\n\s*){0,20}[{(]/im;

/** A first line that only Markdown has: a heading, or the mark above frontmatter. */
const markdownStart = /^(?:#{1,6} \S|---[ \t]*\n|\+{3}[ \t]*\n)/;

/**
 * Recognizes a source by its content. Uses the name only for Markdown and plain text, whose content may look like anything.
 */
export function detectKind({ bytes, text, name = '' }: { bytes: Uint8Array; text: string; name?: string }): Detected {
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1');
  const document = /^PK\W\W/.test(head) ? documentKind(Buffer.from(bytes)) : undefined;
  if (document) return { kind: document };
  const file = binary.find(({ pattern }) => pattern.test(head));
  if (file) return { kind: undefined, seen: file.seen, hint: file.hint };
  const start = text.slice(0, 100_000).trimStart();
  if (start === '') return { kind: undefined, seen: 'an empty file', hint: 'choose another file' };
  if (/^(?:\[\s*[{\]]|\{\s*")/.test(start)) return detectJson(text);
  if (/^(?:<\?xml|<!--|<!DOCTYPE|<rss)/i.test(start) && /=\s*["']https?:\/\/wordpress\.org\/export\//i.test(start))
    return { kind: 'wordpress' };
  return detectText(text, start, name);
}

/** Recognizes a text that is not JSON and not an export of WordPress. `start` is its beginning. */
function detectText(text: string, start: string, name: string): Detected {
  const links = listKind(start);
  if (links) return { kind: links };
  const special = beforeHtml.find(({ pattern }) => pattern.test(start)) ?? otherTable(start);
  if (special) return { kind: undefined, seen: special.seen, hint: special.hint };
  if (/\.(?:md|markdown)$/i.test(name) && !/^(?:<!doctype|<html|<\?xml)/i.test(start)) return { kind: 'markdown' };
  if (isHtml(start)) return { kind: 'page' };
  const feed = feedKind(start);
  if (feed) return { kind: feed };
  if (markdownStart.test(start)) return { kind: 'markdown' };
  const format = formats.find(({ pattern }) => pattern.test(start));
  if (format) return { kind: undefined, seen: format.seen, hint: format.hint };
  const list = bibliographyKind(text);
  if (list) return { kind: list };
  // oxlint-disable-next-line no-control-regex -- control characters are the mark of a binary file
  const isBinary = /[\u0000-\u0008]/.test(start);
  if (/\.te?xt$/i.test(name) && !isBinary) return { kind: 'markdown' };
  const seen = isBinary ? 'a binary file' : `text that begins with ${JSON.stringify(start.slice(0, 40))}`;
  return { kind: undefined, seen, hint: whatIsTaken };
}

/** Returns the kind of a list of links or of highlights. */
const listKind = (start: string): Kind | undefined =>
  hasBookmarks(start) ? 'bookmarks' : isHighlights(start) ? 'highlights' : undefined;

/** Returns the kind of a bibliography. Each format may quote the other, so the first match counts. */
function bibliographyKind(text: string): Kind | undefined {
  const [ris = Infinity, bibtex = Infinity] = [risRecord, bibtexEntry].map((pattern) => pattern.exec(text)?.index);
  return ris === bibtex ? undefined : ris < bibtex ? 'ris' : 'bibtex';
}

/** Returns the kind of feed that XML is. A Blogger feed contains everything on a blog. */
function feedKind(start: string): Kind | undefined {
  const isFeed =
    /^<(?:\?xml[^]{0,2000}<)?(?:!--[^]{0,2000}<)?(?:rss|feed|atom:feed|rdf:RDF)\b/i.test(start) &&
    /<rss\b|<(?:atom:)?feed\b|http:\/\/purl\.org\/rss\/1\.0\//i.test(start.slice(0, 4000));
  const isBlogger =
    /schemas\.google\.com\/blogger\/2018|schemas\.google\.com\/g\/2005#kind/.test(start) && /<feed\b/.test(start);
  return isBlogger && isFeed ? 'blogger' : isFeed ? 'feed' : undefined;
}

/** The elements that a part of a page may begin with. */
const fragmentNames =
  'head|body|article|main|section|header|div|p|h[1-6]|title|meta|figure|blockquote|ul|ol|dl|table|pre|hr|span|a|img|b|i|em|strong|center|font';

const isHtml = (start: string) =>
  /^(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(start) ||
  new RegExp(`^<(?:${fragmentNames})[\\s>]`, 'i').test(start);

/**
 * Recognizes JSON: a feed names its version, a Ghost export has a table of posts, and CSL-JSON is a list of items with a
 * type. See https://docs.citationstyles.org/en/stable/specification.html
 */
function detectJson(text: string): Detected {
  const hint = 'export the bibliography as CSL-JSON, BibTeX or RIS';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { kind: undefined, seen: `invalid JSON (${(error as Error).message})`, hint };
  }
  const { version } = (data ?? {}) as { version?: unknown };
  if (typeof version === 'string' && version.includes('jsonfeed.org/version/')) return { kind: 'feed' };
  if (ghostData(data)) return { kind: 'ghost' };
  if (hasJsonBookmarks(data)) return { kind: 'bookmarks' };
  if (isJsonHighlights(data)) return { kind: 'highlights' };
  const other = otherJson(data);
  if (other) return { kind: undefined, ...other };
  const list = cslItems(data);
  return list ? { kind: 'csl-json' } : { kind: undefined, seen: 'JSON that is not CSL-JSON', hint };
}

/**
 * Returns the items of CSL-JSON: a list, an object with `items`, or a single item. Returns `undefined` if none is an item.
 */
export function cslItems(data: unknown): Record<string, unknown>[] | undefined {
  const { items } = (data ?? {}) as { items?: unknown };
  const list: unknown[] = Array.isArray(data) ? data : Array.isArray(items) ? items : [data];
  const isItem = (value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && ('title' in value || 'id' in value);
  return list.some(isItem) ? (list as Record<string, unknown>[]) : undefined;
}
