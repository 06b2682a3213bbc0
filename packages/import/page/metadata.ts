import {
  type DateReading,
  readDate,
  webUrl,
  type SourceTextField,
  sourceTextFields,
  typesIn,
  type WorkType,
} from '../site.ts';
import { originalOf } from './archive.ts';
import { isPartOfText } from './clutter.ts';
import { toLanguageTag } from '../languages.ts';
import { cleanLine, isMapping, parseJson } from '../text.ts';

/** The facts that a page states about itself, for readers' software and search engines. */
export interface PageMetadata {
  /** The title of an article in a journal. For other pages, Readability finds a better title. */
  title: string | undefined;
  type: WorkType;
  /** The authors as the page names them, one string per person. */
  authors: string[];
  publication: string | undefined;
  published: DateReading | undefined;
  language: string | undefined;
  /** The canonical address. */
  url: string | undefined;
  /** The base address of relative links. */
  base: string | undefined;
  /** The address of the copy, if the page is in the Wayback Machine. */
  archived: string | undefined;
  licence: string | undefined;
  keywords: string[];
  /** The fields of the first publication that have a meta tag of their own. */
  source: Partial<Record<SourceTextField, string>>;
  pages: string | undefined;
  publisher: string | undefined;
  /** Whether the page asks programs not to keep copies of it. */
  isNotToBeKept: boolean;
}

/** The types of Schema.org that a page may have. See https://schema.org/CreativeWork */
const schemaTypes = typesIn('schema');

type Json = Record<string, unknown>;

/**
 * Reads the metadata of a page: Highwire and Dublin Core tags, JSON-LD, Open Graph, and plain HTML.
 *
 * @param fetched The URL that the page was fetched from, if it is not a file.
 */
export function readMetadata(document: Document, source: string, fetched?: string): PageMetadata {
  const meta = metaReader(document);
  const linked = linkedData(document);
  const article = linked.find((item) => typesOf(item).some((type) => schemaTypes.has(type) && type !== 'WebPage'));
  const first = (...values: (string | undefined)[]) => values.map((value) => cleanLine(value ?? '')).find(Boolean);
  const stated = attributeOf(document, 'base[href]', 'href');
  const base = fetched === undefined ? (savedFrom(source) ?? webAddress(stated)) : webAddress(stated ?? '', fetched);
  const url = [
    attributeOf(document, 'link[rel~="canonical" i]', 'href'),
    attributeOf(document, 'a.p-canonical', 'href'),
    meta('og:url')[0],
    meta('citation_public_url', 'citation_fulltext_html_url')[0],
    // readers can't use an address in a private network
    fetched === undefined ? base : webUrl().safeParse(fetched).data,
  ].flatMap((address) => (address && webAddress(address, base)) || []);
  const archived = url.find((address) => originalOf(address) !== undefined);
  const original = webAddress(originalOf(archived ?? ''));
  const journal = first(...meta('citation_journal_title', 'prism.publicationname'));
  const pages = [meta('citation_firstpage')[0], meta('citation_lastpage')[0]].filter(Boolean).join('-');
  return {
    title: first(...meta('citation_title')),
    type: typeOf(article, journal),
    authors: authorsOf(document, meta, article, linked),
    publication: first(
      journal,
      ...meta('og:site_name'),
      nameOf(article?.publisher, linked),
      ...meta('application-name'),
    ),
    published: dateOf(document, meta, article),
    language: [
      document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang'),
      attributeOf(document, 'body[lang], main[lang], article[lang]', 'lang'),
      ...meta('og:locale', 'content-language', 'citation_language', 'dc.language'),
      asText(article?.inLanguage),
    ]
      .map((tag) => toLanguageTag(tag ?? ''))
      .find((tag) => tag !== undefined),
    url: original ?? url[0],
    base: original ?? base ?? url[0],
    archived: archived?.replace(/^http:/, 'https:'),
    licence: licenceOf(document),
    keywords: [
      ...meta('article:tag'),
      ...meta('keywords', 'news_keywords').flatMap((list) => list.split(',')),
      ...textsOf(document, '.post-labels a'),
    ].map(cleanLine),
    source: Object.fromEntries(
      sourceTextFields.flatMap(({ field, meta: names = [] }) => {
        const value = first(...meta(...names.map((name) => name.toLowerCase())));
        return value === undefined ? [] : [[field, value]];
      }),
    ),
    pages: pages || undefined,
    publisher: first(...meta('citation_publisher', 'dc.publisher')),
    isNotToBeKept: meta('robots').some((rules) => /\bnoarchive\b/i.test(rules)),
  };
}

type Meta = (...names: string[]) => string[];

/** Returns a function that finds the contents of `meta` elements by name, ignoring case. */
function metaReader(document: Document): Meta {
  const contents = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim();
    const name = ['property', 'name', 'itemprop', 'http-equiv'].map((key) => element.getAttribute(key)).find(Boolean);
    if (!content || !name) continue;
    for (const key of name.toLowerCase().split(/\s+/)) contents.set(key, [...(contents.get(key) ?? []), content]);
  }
  return (...names) => names.flatMap((name) => contents.get(name) ?? []);
}

const textsOf = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((element) => element.textContent ?? '');

const attributeOf = (document: Document, selector: string, name: string): string | undefined =>
  document.querySelector(selector)?.getAttribute(name) ?? undefined;

/** Returns an absolute address of the web without its fragment. Ignores addresses on the editor's computer. */
function webAddress(address: string | undefined, base?: string): string | undefined {
  const url = URL.parse(address ?? '', base);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined;
  url.hash = '';
  return url.href;
}

/** Returns the address that browsers and SingleFile note in a saved page. */
function savedFrom(source: string): string | undefined {
  const start = source.slice(0, 5000);
  const [, browser, singleFile] =
    /<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/.exec(start) ?? [];
  return webAddress(browser ?? singleFile);
}

/** Returns the items of all JSON-LD in the page. Ignores invalid JSON, as search engines do. */
function linkedData(document: Document): Json[] {
  const items: Json[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > 5 || items.length > 500) return;
    if (Array.isArray(value)) for (const item of value) collect(item, depth + 1);
    else if (isMapping(value)) {
      items.push(value);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) collect(value[key], depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    collect(parseJson((script.textContent ?? '').replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')), 0);
  return items;
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const typesOf = (item: Json): string[] => [item['@type']].flat().filter((type) => typeof type === 'string');

/** Returns the name of a person or an organization in JSON-LD, which may be a reference to another item. */
function nameOf(value: unknown, items: readonly Json[]): string | undefined {
  const [first] = [value].flat();
  if (typeof first === 'string') return /^https?:/.test(first) ? undefined : first;
  if (!isMapping(first)) return undefined;
  const item =
    first.name === undefined ? items.find((other) => other['@id'] === first['@id'] && other.name !== undefined) : first;
  return asText([item?.name].flat()[0]);
}

function typeOf(article: Json | undefined, journal: string | undefined): WorkType {
  if (journal !== undefined) return 'journal article';
  return typesOf(article ?? {}).flatMap((type) => schemaTypes.get(type)?.type ?? [])[0] ?? 'web page';
}

function authorsOf(document: Document, meta: Meta, article: Json | undefined, items: readonly Json[]): string[] {
  const candidates = [
    meta('citation_author'),
    [article?.author].flat().flatMap((author) => nameOf(author, items) ?? []),
    meta('dc.creator', 'dcterms.creator'),
    meta('parsely-author', 'sailthru.author'),
    meta('author', 'article:author', 'byl'),
    // Blogger and Medium
    textsOf(document, '.post-author .fn, .p-author'),
  ];
  const names = candidates.map((list) =>
    list.map(cleanLine).filter((name) => name !== '' && !/^(?:https?:|@)/.test(name)),
  );
  return [...new Set(names.find((list) => list.length > 0) ?? [])];
}

/** The maximum number of characters in a line that only names an author and a date. */
const maxDateLine = 120;

function dateOf(document: Document, meta: Meta, article: Json | undefined): DateReading | undefined {
  const candidates = [
    ...meta('citation_publication_date', 'citation_date', 'prism.publicationdate'),
    asText(article?.datePublished),
    ...meta('article:published_time', 'og:article:published_time', 'datepublished', 'dc.date.issued', 'dcterms.issued'),
    ...meta('dc.date', 'dcterms.date', 'parsely-pub-date', 'sailthru.date', 'pubdate', 'publish-date', 'date'),
    attributeOf(document, 'time[pubdate][datetime], time[itemprop="datePublished"][datetime]', 'datetime'),
    // Blogger
    attributeOf(document, 'abbr.published[title]', 'title'),
    textsOf(document, '.date-header')[0],
    attributeOf(document, '.entry-date[datetime], time.published[datetime]', 'datetime'),
    // a time within a sentence is usually the time of an event
    [...document.querySelectorAll('article time[datetime]')]
      .find(
        (time) =>
          !isPartOfText(time) && (time.closest('p,blockquote,div')?.textContent ?? '').trim().length < maxDateLine,
      )
      ?.getAttribute('datetime') ?? undefined,
  ];
  return candidates.map((text) => readDate(text ?? '')).find(({ date }) => date !== undefined);
}

/** Returns the identifier of a Creative Commons licence that the page links to as its licence. */
function licenceOf(document: Document): string | undefined {
  for (const element of document.querySelectorAll(
    'a[rel~="license" i], link[rel~="license" i], link[rel~="licence" i]',
  )) {
    const address = element.getAttribute('href') ?? '';
    const [, terms, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/i.exec(address) ?? [];
    if (terms && version) return `CC-${terms.toUpperCase()}-${version}`;
    if (/creativecommons\.org\/publicdomain\/zero\/1\.0/i.test(address)) return 'CC0-1.0';
  }
  return undefined;
}
