/** Decides whether two entries are the same work. */
import { creatorRoles, identifierKeys, placeholderTitle, slug, sourceTextFields, urlKey } from './site.ts';
import { plainWords, wordsOf } from './page/words.ts';
import { parseText } from './page/excerpt.ts';
import { isMapping } from './text.ts';

/** How an entry is recognized. */
export interface Identity {
  /**
   * If set, only this decides whether two entries are the same: the address for a bookmark, or the title for a work with
   * highlights.
   */
  foundBy?: 'address' | 'title' | undefined;
  /**
   * Whether the text may be revised between imports, like a document or a note. Such a work is also recognized by its title
   * and authors, if most of its words are the same.
   */
  isRevisable?: boolean | undefined;
  /** The URL of its page on this site. */
  page?: string | undefined;
  /** `source.url` and `via.url`. */
  urls?: readonly string[] | undefined;
  /** The keys of the identifiers that the work has only one of, by field of `source`: its DOI. */
  identifiers?: Readonly<Record<string, string>> | undefined;
  /** The key of an identifier that may be one of several: an ISBN. */
  book?: string | undefined;
  title?: string | undefined;
  /** The language of the title, which decides how it becomes an id. */
  language?: string | undefined;
  /** The people under whom the work is listed: its authors, or else its speakers, directors or editors. */
  creators?: readonly { family?: string; given?: string; literal?: string }[] | undefined;
  /** The publication in which the work appeared. */
  container?: string | undefined;
  /** The date of publication in EDTF. */
  published?: string | undefined;
  /** Its place in the publication, such as volume and pages. */
  place?: Readonly<Record<string, string>> | undefined;
  /** Returns the words of the text without its footnotes. Called only if nothing else decides. */
  words?: (() => readonly string[]) | undefined;
}

const placeFields = ['volume', 'issue', 'number', 'edition', 'pages'];

/** Returns the identity of an entry with these fields and this text. */
export function identityOf(data: Record<string, unknown>, body = '', mdx = false): Identity {
  const source = mapping(data.source);
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
  const title = text(data.title ?? data.name);
  const keys = identifierKeys({
    type: text(data.type),
    title: title === placeholderTitle ? undefined : title,
    source: Object.fromEntries(sourceTextFields.map(({ field }) => [field, text(source[field])])),
  });
  const people = creatorRoles.map((name) => data[name]).find((value) => Array.isArray(value) && value.length > 0);
  return {
    urls: [source.url, mapping(data.via).url].filter((url) => typeof url === 'string'),
    identifiers: Object.fromEntries(keys.flatMap(({ field, key, isOfBook }) => (isOfBook ? [] : [[field, key]]))),
    book: keys.find(({ isOfBook }) => isOfBook)?.key,
    title,
    language: text(data.language),
    creators: Array.isArray(people) ? people.map(mapping) : [],
    container: text(source.publication),
    published: text(source.published),
    place: Object.fromEntries(
      placeFields.flatMap((name) => {
        const value = text(source[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    // the text of a work that the site doesn't have is a note of the editor
    words: () => (data.extent === 'excerpt' || data.extent === 'full' ? textWords(body, mdx) : []),
  };
}

const mapping = (value: unknown): Record<string, unknown> => (isMapping(value) ? value : {});

/** Returns the words of a text in Markdown without its footnotes, which an excerpt may lack. */
function textWords(markdown: string, mdx: boolean): string[] {
  const tree = parseText(markdown, mdx);
  return wordsOf(plainWords({ ...tree, children: tree.children.filter(({ type }) => type !== 'footnoteDefinition') }));
}

/** Whether an address leads to a page, rather than to a whole site. */
export const isSpecific = (key: string) => /[/?]/.test(key);

/** Returns the keys by which an entry is found: its identifiers, its addresses, its title. Its own page is no source. */
export const keysOf = ({ identifiers = {}, book, urls = [], title }: Identity) => ({
  identifiers: [...Object.values(identifiers), ...(book === undefined ? [] : [book])],
  urls: urls.map(urlKey).filter(isSpecific),
  title: title === undefined || title === placeholderTitle ? undefined : slug(title) || title,
});

/**
 * Returns how sure it is that two entries are the same: 3 by their address and title, 2 by their address, 1 by their title
 * and other facts if one of them has no address, 0.4 if one is a revision of the other, 0 if they differ. Identifiers take
 * precedence over URLs.
 */
export function sameness(wanted: Identity, existing: Identity): number {
  const [a, b] = [keysOf(wanted), keysOf(existing)];
  const sameTitle = a.title !== undefined && a.title === b.title;
  const byAddress = sameTitle || wanted.foundBy === 'address' ? 3 : 2;
  const byIdentifier = haveSameIdentifier(wanted, existing);
  if (existing.page !== undefined && a.urls.includes(urlKey(existing.page))) return 3;
  if (byIdentifier !== undefined) return byIdentifier ? byAddress : 0;
  if (a.urls.some((url) => b.urls.includes(url)))
    return byAddress === 3 || differences(wanted, existing).length === 0 ? byAddress : 0;
  if (wanted.foundBy === 'title' && sameTitle && isSameTitled(wanted, existing)) return 3;
  if (!sameTitle || (a.urls.length > 0 && b.urls.length > 0)) return 0;
  if (areOne(wanted, existing)) return 1;
  return isRevision(wanted, existing) ? 0.4 : 0;
}

/** Whether two works have the same identifier; `undefined` if they can't be compared, as books with several ISBNs. */
function haveSameIdentifier(a: Identity, b: Identity): boolean | undefined {
  for (const [field, value] of Object.entries(a.identifiers ?? {})) {
    const other = b.identifiers?.[field];
    if (other !== undefined) return value === other;
  }
  if (a.book === undefined || a.book !== b.book) return undefined;
  const differing = differences(a, b);
  return differing.includes('author') || differing.includes('pages') ? undefined : true;
}

/**
 * Whether two works with the same title are the same: nothing contradicts it, and both name their authors or the existing
 * text contains the wanted one.
 */
function isSameTitled(wanted: Identity, existing: Identity): boolean {
  if (differences(wanted, existing).length > 0) return false;
  if (creatorKeys(wanted) && creatorKeys(existing)) return true;
  const words = wanted.words?.() ?? [];
  return words.length > 0 && ` ${(existing.words?.() ?? []).join(' ')} `.includes(` ${words.join(' ')} `);
}

/**
 * Returns the names of the facts in which two entries contradict each other. Ignores facts that only one of them states.
 */
export function differences(a: Identity, b: Identity): string[] {
  return facts.flatMap(({ name, compare }) => (compare(a, b) === false ? [name] : []));
}

/**
 * Whether two works with the same title are the same. Many chapters are called “Introduction”, so the title is not enough:
 * nothing may contradict it, and their creators, their publication and date, their texts, or everything known about them
 * must agree.
 */
function areOne(a: Identity, b: Identity): boolean {
  if (differences(a, b).length > 0) return false;
  const agree = (...names: string[]) =>
    facts.filter(({ name }) => names.includes(name)).every(({ compare }) => compare(a, b) === true);
  const sayAsMuch = (name?: string) =>
    facts.every((known) => (name !== undefined && known.name !== name) || known.isKnown(a) === known.isKnown(b));
  if (agree('author', 'date') || agree('author', 'publication')) return true;
  if (agree('publication', 'date') && sayAsMuch('author')) return true;
  const [first, second] = [a.words?.() ?? [], b.words?.() ?? []];
  if (first.length > 0 && second.length > 0) return areOneText(first, second);
  return agree('author') || (first.length === second.length && sayAsMuch());
}

/** Whether two texts are the same, or one is an excerpt: the beginning of the other. */
function areOneText(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  const isLongEnough = a.length === b.length || length >= 30;
  return isLongEnough && a.slice(0, length).join(' ') === b.slice(0, length).join(' ');
}

/**
 * Whether a work with a revisable text has the same authors as an existing work with its title, and at least four fifths of
 * the words of their texts in common.
 */
function isRevision(a: Identity, b: Identity): boolean {
  const authors = creatorKeys(a);
  if (!a.isRevisable || !authors || authors.length !== creatorKeys(b)?.length) return false;
  if (differences(a, b).length > 0) return false;
  const [first, second] = [a.words?.() ?? [], b.words?.() ?? []];
  const left = Map.groupBy(second, (word) => word);
  const shared = first.filter((word) => left.get(word)?.pop() !== undefined).length;
  return shared / Math.max(first.length, second.length) >= 0.8;
}

interface Fact {
  name: string;
  isKnown: (identity: Identity) => boolean;
  /** Returns whether two entries agree, or `undefined` if one of them doesn't state the fact. */
  compare: (a: Identity, b: Identity) => boolean | undefined;
}

/** Creates a fact that is compared as one value. */
function fact<T>(name: string, read: (identity: Identity) => T | undefined, agree: (a: T, b: T) => boolean): Fact {
  return {
    name,
    isKnown: (identity) => read(identity) !== undefined,
    compare: (a, b) => {
      const [first, second] = [read(a), read(b)];
      return first === undefined || second === undefined ? undefined : agree(first, second);
    },
  };
}

/** Whether one of two values begins with the other: a day is within its year. */
const isWithin = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

const facts: readonly Fact[] = [
  fact('author', creatorKeys, (a, b) => {
    const [few, many] = a.length <= b.length ? [a, b] : [b, a];
    return few.every((person) => many.some((other) => isSamePerson(person, other)));
  }),
  fact('publication', containerKey, (a, b) => isWithin(`${a}-`, `${b}-`)),
  fact('date', dateKey, isWithin),
  ...placeFields.map((name) =>
    fact(
      name,
      ({ place }) => place?.[name]?.toLowerCase().replaceAll(/\s/g, ''),
      (a, b) => (name === 'pages' ? isWithin(`${a}-`, `${b}-`) : a === b),
    ),
  ),
];

interface PersonKey {
  last: string;
  initial: string;
}

/** Returns the last word of each name, and its first letter: `Ann Lee`, `Lee, A.` and `Lee` agree. */
function creatorKeys({ creators = [] }: Identity): PersonKey[] | undefined {
  const keys = creators.flatMap(({ family, given, literal }) => {
    const words = slug(family ?? literal ?? '').split('-');
    const first =
      given === undefined ? (words.length > 1 && family === undefined ? (words[0] ?? '') : '') : slug(given);
    const last = words.at(-1) ?? '';
    return last === '' ? [] : [{ last, initial: first.slice(0, 1) }];
  });
  return keys.length > 0 ? keys : undefined;
}

const isSamePerson = (a: PersonKey, b: PersonKey) =>
  a.last === b.last && (a.initial === '' || b.initial === '' || a.initial === b.initial);

/** Returns the words of a publication; `undefined` for a host name, which replaces an unknown publication. */
function containerKey({ container = '' }: Identity): string | undefined {
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(container)) return undefined;
  return slug(container).replace(/^(?:the|der|die|das|la|le|les|el|los)-/, '') || undefined;
}

/** Returns a date without qualifiers, and only the year for a season. */
function dateKey({ published }: Identity): string | undefined {
  return published?.replaceAll(/[?~%]/g, '').replaceAll(/-(?:2[1-9]|3\d|4[01])\b/g, '') || undefined;
}
