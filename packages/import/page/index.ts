/** Imports a saved web page as an article. Nothing in the page is run or loaded. */
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { type DateReading, type Person, placeholderRights, readDate, sourceTextFields } from '../site.ts';
import type { Imported, Importer, ImportInput, ImportOptions } from '../entry.ts';
import { findIdentifier, toPages } from '../bibliography/identifiers.ts';
import { attachNotes, detachNotes } from '../html/footnotes.ts';
import { plainText } from '../html/tree.ts';
import { htmlToMarkdown, parseHtml } from '../html-to-markdown.ts';
import { identityOf, untitled } from '../identity.ts';
import { tagMatcher } from '../tags.ts';
import { cleanLine, shorten } from '../text.ts';
import { type Article, findArticle } from './article.ts';
import { type Byline, readByline } from './bylines.ts';
import { keepParagraphs, parseText } from './excerpt.ts';
import { type PageMetadata, readMetadata } from './metadata.ts';
import { textIn } from './page-text.ts';
import { PagePictures } from './pictures.ts';
import { compareWords, plainWords, wordsOf } from './words.ts';

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
  const extract = findArticle(detached.html, metadata);
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  if (wordsOf(extract.text).length === 0) {
    result.skipped.push({ source: input.name, reason: 'the page has no words' });
    return result;
  }
  const isMostlyMissing = extract.share < 0.5;
  if (isMostlyMissing)
    result.notes.push(
      `${input.name}: most words of the page are not in the article, which is a draft: compare it with the page.`,
    );
  if (extract.isWholePage)
    result.notes.push(`${input.name}: no article was found in the page, so all of it was imported.`);
  const title = cleanLine(extract.title) || untitled;
  const losses: string[] = [];
  const lostFields: string[] = [];
  const frontmatter = fieldsOf(input, options, metadata, extract, title, (what) => void lostFields.push(what), result);
  const convert = (work: string) => convertArticle(extract, detached.notes, input, metadata.base, work);
  const wanted = slugIn(metadata.url) ?? title;
  // the text tells pages apart that say nothing of themselves
  const draft = convert(wanted);
  const identity = identityOf({ ...frontmatter, extent: 'full' }, draft.markdown, draft.mdx);
  const id = options.allotId('articles', wanted, identity);
  const converted = draft.files.length > 0 ? convert(id) : draft;
  losses.push(
    ...extract.dropped,
    ...[...detached.lost, ...converted.lost],
    ...converted.apart.map((note) => `note that the article doesn’t refer to: “${shorten(plainText([note]))}”`),
  );
  const kept =
    options.excerpt === undefined ? undefined : keepParagraphs(converted.markdown, options.excerpt, converted.mdx);
  const body = kept?.markdown ?? converted.markdown;

  const { words, missing, added, examples } = compareWords(
    `${extract.text} ${plainText(detached.notes.filter((note) => !converted.apart.includes(note)))}`,
    plainWords(parseText(converted.markdown, converted.mdx)),
    losses.join(' '),
  );
  if (missing > 0) losses.push(`${missing} of ${words} words, such as ${examples.join(', ')}`);
  if (metadata.url === undefined)
    result.notes.push(`${input.name}: the page doesn’t say its address; fill in source.url.`);
  result.notes.push(
    `${input.name}: the page has ${pageWords} words, its article ${words}; ${words - missing} of them were kept${additions(added)}.`,
  );
  if (kept?.isShorter)
    result.notes.push(`${input.name}: ${options.excerpt} of ${kept.paragraphs} paragraphs are in the excerpt.`);
  if (isMostlyMissing) frontmatter.draft = true;
  frontmatter.extent = kept?.isShorter ? 'excerpt' : 'full';
  result.entries.unshift({
    collection: 'articles',
    id,
    source: metadata.url ?? input.name,
    frontmatter,
    body,
    mdx: converted.mdx && body.includes('<MissingImage'),
    whyDraft: isMostlyMissing ? 'most words of the page are missing' : undefined,
    files: converted.files.filter(({ name }) => body.includes(`](${name}`)),
  });
  result.lost.push(...[...losses, ...lostFields].map((what) => ({ id, what })));
  return result;
}

/** Says that an article has words that its page doesn’t show as such. */
const additions = (count: number): string =>
  count > 0 ? `, and ${count} ${count === 1 ? 'word' : 'words'} of pictures and links added` : '';

/** Converts an article with its notes. Returns the notes that it doesn't refer to as `apart`. */
function convertArticle(
  { html }: Article,
  notes: ReturnType<typeof detachNotes>['notes'],
  { readFile }: ImportInput,
  base: string | undefined,
  work: string,
) {
  const pictures = new PagePictures(readFile, work);
  const root = parseHtml(html);
  const apart = attachNotes(root, notes);
  return { apart, ...htmlToMarkdown(root, { base, picture: (addresses) => pictures.find(addresses) }) };
}

/**
 * Returns a page with the elements that browsers add and the end tags that they assume, since linkedom doesn't. Content for
 * browsers without scripts counts.
 */
const wellFormed = (html: string): string => serialize(parse(html, { scriptingEnabled: false }));

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
  extract: Article,
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
  const published = publishedOn(metadata.published ?? readDate(extract.published), dated, lose);
  return withoutEmpty({
    title: publication && title.endsWith(publication) ? withoutSite(title, publication) : title,
    type: metadata.type,
    authors,
    editors,
    language: metadata.language,
    source: nonEmpty({
      publication: publication && cleanLine(publication),
      published,
      ...placeOf(metadata),
    }),
    via: metadata.archived && { publication: 'Wayback Machine', archived: metadata.archived },
    ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
    rights: options.rights ?? (hasRights ? undefined : placeholderRights),
    licence,
    // the editor has to fill in the rights first
    draft: hasRights ? undefined : true,
  });
}

/** Returns where an article is within its publication, and its identifiers. */
const placeOf = ({ url, pages, publisher, source }: PageMetadata) => ({
  ...{ url, pages: pages && toPages(pages), publisher },
  ...Object.fromEntries(
    sourceTextFields.flatMap(({ field, name }) => {
      const text = source[field];
      if (text === undefined) return [];
      return [[field, name === undefined ? text : findIdentifier(field, text)]];
    }),
  ),
});

/** Returns the date that the page states, or else that of the byline. */
function publishedOn(
  { date, rest }: DateReading,
  dated: string | undefined,
  lose: (what: string) => void,
): string | undefined {
  const published = date ?? dated;
  if (date !== undefined && rest) lose(`part of the date, kept as ${date}: ${rest}`);
  if (dated !== undefined && !isSameDay(dated, published)) lose(`date of the byline: ${dated}`);
  return published;
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
  { byline, line }: Article,
  publication: string | undefined,
  lose: (what: string) => void,
): { authors: Person[]; editors: Person[]; dated: string | undefined } {
  const named = metadata.authors.length > 0 ? metadata.authors : [byline || line];
  const lines: Byline[] = named.map((name) => readByline(name, publication));
  for (const { rest } of lines) if (rest) lose(`part of the byline: ${shorten(rest)}`);
  const unique = (people: readonly Person[]) => [
    ...new Map(people.map((someone) => [JSON.stringify(someone), someone])).values(),
  ];
  return {
    authors: unique(lines.flatMap(({ authors }) => authors)),
    editors: unique(lines.flatMap(({ editors }) => editors)),
    dated: [...lines, readByline(line), readByline(byline)]
      .map(({ published }) => published)
      .find((date) => date !== undefined),
  };
}
