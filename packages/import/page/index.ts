/** Imports a saved web page as an article. Nothing in the page is run or loaded. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { type Person, placeholderRights, readDate } from '../site.ts';
import type { Imported, Importer, ImportInput, ImportOptions } from '../entry.ts';
import { findDoi, findIsbn, findIssn, toPages } from '../bibliography/identifiers.ts';
import { attachNotes, detachNotes } from '../html/footnotes.ts';
import { plainText } from '../html/tree.ts';
import { htmlToMarkdown, parseHtml } from '../html-to-markdown.ts';
import { identityOf, untitled } from '../identity.ts';
import { tagMatcher } from '../tags.ts';
import { cleanLine, shorten } from '../text.ts';
import { type Byline, readByline } from './bylines.ts';
import { keepParagraphs, parseText } from './excerpt.ts';
import { type PageMetadata, readMetadata } from './metadata.ts';
import { PagePictures } from './pictures.ts';
import { compareWords, plainWords, wordsOf } from './words.ts';

/** The article in a page, as Readability finds it. */
interface Extract {
  title: string;
  byline: string;
  siteName: string;
  html: string;
  text: string;
  published: string;
  /** Whether no article was found, and this is all that the page has. */
  isWholePage: boolean;
}

/** The elements that are read aloud as one line each: white space between them separates words. */
const blockNames =
  'address,article,aside,blockquote,br,caption,dd,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,sup,table,td,th,tr,ul';

/** Imports a page: its article by Readability, and its title, authors, publication, date and address by its metadata. */
export const importPage: Importer = (input, options) => {
  try {
    return importArticle(input, options);
  } catch (error) {
    if (error instanceof RangeError) throw new Error('its elements are nested too deeply', { cause: error });
    throw error;
  }
};

function importArticle(input: ImportInput, options: ImportOptions): Imported {
  const whole = wellFormed(input.text);
  const { document } = parseHTML(whole);
  const metadata = readMetadata(document, input.text);
  const pageWords = wordsOf(textIn(document.body)).length;
  const detached = detachNotes(whole);
  const extract = readArticle(parseHTML(detached.html).document) ?? wholePage(parseHTML(detached.html).document);
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  if (wordsOf(extract.text).length === 0) {
    result.skipped.push({ source: input.name, reason: 'the page has no words' });
    return result;
  }
  if (extract.isWholePage)
    result.notes.push(`${input.name}: no article was found in the page, so all of it was imported.`);
  const title = cleanLine(metadata.title ?? extract.title) || untitled;
  const losses: string[] = [];
  const lose = (what: string) => void losses.push(what);
  const lostFields: string[] = [];
  const loseField = (what: string) => void lostFields.push(what);
  const frontmatter = fieldsOf(input, options, metadata, extract, title, loseField, result);
  const { base } = metadata;
  const convert = (work: string) => {
    const pictures = new PagePictures(input.readFile, work);
    const root = parseHtml(extract.html);
    const apart = attachNotes(root, detached.notes);
    return { apart, ...htmlToMarkdown(root, { base, picture: (addresses) => pictures.find(addresses) }) };
  };
  const wanted = slugIn(metadata.url) ?? title;
  // the text tells pages apart that say nothing of themselves
  const draft = convert(wanted);
  const identity = identityOf({ ...frontmatter, extent: 'full' }, draft.markdown, draft.mdx);
  const id = options.allotId('articles', wanted, identity);
  const converted = draft.files.length > 0 ? convert(id) : draft;
  for (const what of [...detached.lost, ...converted.lost]) lose(what);
  for (const note of converted.apart) lose(`note that the article doesn’t refer to: “${shorten(plainText([note]))}”`);
  const kept =
    options.excerpt === undefined ? undefined : keepParagraphs(converted.markdown, options.excerpt, converted.mdx);
  const body = kept?.markdown ?? converted.markdown;
  const files = converted.files.filter(({ name }) => body.includes(`](${name}`));

  const { words, missing, added, examples } = compareWords(
    `${extract.text} ${plainText(detached.notes.filter((note) => !converted.apart.includes(note)))}`,
    plainWords(parseText(converted.markdown, converted.mdx)),
  );
  if (missing > 0) lose(`${missing} of ${words} words, such as ${examples.join(', ')}`);
  result.notes.push(
    ...(metadata.url === undefined ? [`${input.name}: the page doesn’t say its address; fill in source.url.`] : []),
    `${input.name}: the page has ${pageWords} words, its article ${words}; ${words - missing} of them were kept` +
      `${added > 0 ? `, and ${added} ${added === 1 ? 'word' : 'words'} of pictures and links added` : ''}.`,
    ...(kept?.isShorter
      ? [`${input.name}: ${options.excerpt} of ${kept.paragraphs} paragraphs are in the excerpt.`]
      : []),
  );
  frontmatter.extent = kept?.isShorter ? 'excerpt' : 'full';
  result.entries.unshift({
    collection: 'articles',
    id,
    source: metadata.url ?? input.name,
    frontmatter,
    body,
    mdx: converted.mdx && body.includes('<MissingImage'),
    files,
  });
  result.lost.push(...[...losses, ...lostFields].map((what) => ({ id, what })));
  return result;
}

/**
 * Returns a page with the elements that browsers add and the end tags that they assume, since linkedom doesn't. Content for
 * browsers without scripts counts.
 */
const wellFormed = (html: string): string => serialize(parse(html, { scriptingEnabled: false }));

/** Finds the article in a page. Changes the document. */
function readArticle(document: Document): Extract | undefined {
  // the classes mark footnotes, verse and captions
  const article = new Readability(document, { keepClasses: true }).parse();
  if (!article?.content) return undefined;
  const { document: extracted } = parseHTML(`<!doctype html><html><body>${article.content}</body></html>`);
  return {
    title: article.title ?? '',
    byline: article.byline ?? '',
    siteName: article.siteName ?? '',
    html: article.content,
    text: textIn(extracted.body),
    published: article.publishedTime ?? '',
    isWholePage: false,
  };
}

const wholePage = (document: Document): Extract => ({
  title: document.title,
  byline: '',
  siteName: '',
  html: document.body.innerHTML,
  text: textIn(document.body),
  published: '',
  isWholePage: true,
});

/** Returns the text of an element, with white space between its blocks. */
function textIn(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('script, style, template')) hidden.remove();
  for (const block of copy.querySelectorAll(blockNames)) {
    block.before(' ');
    block.after(' ');
  }
  return copy.textContent ?? '';
}

/** Returns the last part of an address that is a slug rather than a number or a file name. */
function slugIn(url: string | undefined): string | undefined {
  const path = URL.parse(url ?? '')?.pathname ?? '';
  return path
    .split('/')
    .map((part) => part.replace(/\.\w{2,5}$/, ''))
    .findLast((part) => /^[a-z0-9]+(?:-[a-z0-9]+){2,}$/i.test(part))
    ?.toLowerCase();
}

function fieldsOf(
  { name }: ImportInput,
  options: ImportOptions,
  metadata: PageMetadata,
  extract: Extract,
  title: string,
  lose: (what: string) => void,
  result: Imported,
): Record<string, unknown> {
  const host = metadata.url === undefined ? undefined : new URL(metadata.url).hostname.replace(/^www\./, '');
  const publication = metadata.publication || extract.siteName || host;
  const { authors, editors, dated } = peopleOf(metadata, extract, publication, lose);
  const tags = tagMatcher(options, name);
  const { ids, unmatched } = tags.idsOf(metadata.keywords);
  result.entries.push(...tags.created);
  for (const keyword of unmatched) lose(`keyword without a tag: ${keyword}`);
  const licence = options.licence ?? (options.rights === undefined ? metadata.licence : undefined);
  const hasRights = options.rights !== undefined || licence !== undefined;
  const stated = metadata.published ?? readDate(extract.published);
  const published = stated.date ?? dated;
  if (stated.date !== undefined && stated.rest) lose(`part of the date, kept as ${stated.date}: ${stated.rest}`);
  if (dated !== undefined && !isSameDay(dated, published)) lose(`date of the byline: ${dated}`);
  return withoutEmpty({
    title: publication && title.endsWith(publication) ? withoutSite(title, publication) : title,
    type: metadata.type,
    authors,
    editors,
    language: metadata.language,
    source: nonEmpty({
      publication: publication && cleanLine(publication),
      published,
      url: metadata.url,
      volume: metadata.volume,
      issue: metadata.issue,
      pages: metadata.pages && toPages(metadata.pages),
      publisher: metadata.publisher,
      doi: findDoi(metadata.doi ?? ''),
      isbn: findIsbn(metadata.isbn ?? '').value,
      issn: findIssn(metadata.issn ?? '').value,
    }),
    ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
    rights: options.rights ?? (hasRights ? undefined : placeholderRights),
    licence,
    // the editor has to fill in the rights first
    draft: hasRights ? undefined : true,
  });
}

const nonEmpty = (fields: Record<string, unknown>) => {
  const kept = withoutEmpty(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
};

const withoutEmpty = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** Removes the name of the site from the end of a title: `A title | The site`. */
const withoutSite = (title: string, site: string) =>
  title.slice(0, -site.length).replace(/\s*[|·•–—:»-]\s*$/, '') || title;

/** Whether one of two dates is the other, or a day in it. */
const isSameDay = (a: string, b: string | undefined) => b !== undefined && (a.startsWith(b) || b.startsWith(a));

function peopleOf(
  metadata: PageMetadata,
  { byline }: Extract,
  publication: string | undefined,
  lose: (what: string) => void,
): { authors: Person[]; editors: Person[]; dated: string | undefined } {
  const lines: Byline[] = (metadata.authors.length > 0 ? metadata.authors : [byline]).map((line) =>
    readByline(line, publication),
  );
  for (const { rest } of lines) if (rest) lose(`part of the byline: ${shorten(rest)}`);
  const unique = (people: readonly Person[]) => [
    ...new Map(people.map((someone) => [JSON.stringify(someone), someone])).values(),
  ];
  return {
    authors: unique(lines.flatMap(({ authors }) => authors)),
    editors: unique(lines.flatMap(({ editors }) => editors)),
    dated: lines.map(({ published }) => published).find((date) => date !== undefined),
  };
}
