/** Imports a saved web page as an article. Nothing in the page is run or loaded. */
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Imported, ImportedEntry, Importer, ImportInput, ImportOptions } from '../entry.ts';
import { attachNotes, detachNotes, wordsOfNotes } from '../html/footnotes/page.ts';
import { plainText } from '../html/tree.ts';
import { htmlToMarkdown, parseHtml, type Picture } from '../html-to-markdown.ts';
import { identityOf } from '../identity.ts';
import { makeReference } from '../reference.ts';
import { placeholderTitle } from '../site.ts';
import { articleOf } from '../text-article.ts';
import { cleanLine, shorten } from '../text.ts';
import { WebPictures } from '../web/pictures.ts';
import { type Article, findArticle } from './article.ts';
import { parseText } from './excerpt.ts';
import { fieldsOf } from './fields.ts';
import { type PageMetadata, readMetadata } from './metadata.ts';
import { textIn } from './page-text.ts';
import { PagePictures } from './pictures.ts';
import { wellFormed } from './well-formed.ts';
import { compareWords, plainWords, wordsOf } from './words.ts';

/**
 * Imports a page: its article by Readability, and its title, authors, publication, date and address by its metadata.
 * Asynchronous only if pictures have to be fetched.
 */
export const importPage: Importer = (input, options) => {
  try {
    return importParsed(input, options);
  } catch (error) {
    if (error instanceof RangeError) throw new Error('its elements are nested too deeply', { cause: error });
    throw error;
  }
};

function importParsed(input: ImportInput, options: ImportOptions): Imported | Promise<Imported> {
  const whole = wellFormed(input.text);
  const { document } = parseHTML(whole);
  const metadata = readMetadata(document, input.text, input.fetched?.url);
  const detached = detachNotes(whole);
  const extract = findArticle(detached.html, metadata);
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  if (!options.isReference && wordsOf(extract.text).length === 0) {
    result.skipped.push({ source: input.name, reason: 'the page has no words' });
    return result;
  }
  if (metadata.isNotToBeKept || input.fetched?.isNotToBeKept)
    result.notes.push(
      `${input.name}: the page asks programs not to keep copies of it (noarchive): ask its owner before you publish its text.`,
    );
  if (metadata.url === undefined)
    result.notes.push(`${input.name}: the page doesn’t state its URL; fill in source.url.`);
  const title = cleanLine(extract.title) || placeholderTitle;
  const lost: string[] = [];
  const frontmatter = fieldsOf(input, options, metadata, extract, title, (what) => void lost.push(what), result);
  if (options.isReference) return withEntry(result, makeReference(input.name, frontmatter, options), lost);
  const pageWords = wordsOf(textIn(document.body)).length;
  return importArticle({ input, metadata, detached, extract, pageWords, frontmatter, lost, result }, title, options);
}

/** The parts of a page whose article is to be converted. */
interface Page {
  input: ImportInput;
  metadata: PageMetadata;
  detached: ReturnType<typeof detachNotes>;
  extract: Article;
  /** The number of words on the whole page. */
  pageWords: number;
  frontmatter: Record<string, unknown>;
  /** The parts of the fields that were lost. */
  lost: string[];
  result: Imported;
}

function importArticle(page: Page, title: string, options: ImportOptions): Imported | Promise<Imported> {
  const { input, metadata, frontmatter } = page;
  const wanted = slugIn(metadata.url ?? input.fetched?.url) ?? title;
  const pictures = options.fetchPicture && new WebPictures(options.fetchPicture);
  // the text distinguishes pages without metadata
  const draft = convertArticle(page, wanted, pictures, (addresses) => pictures?.standIn(addresses));
  const identity = identityOf({ ...frontmatter, extent: 'full' }, draft.markdown, draft.mdx);
  const id = options.allotId('articles', wanted, identity);
  const finish = () => {
    const converted = draft.files.length > 0 ? convertArticle(page, id, pictures) : draft;
    return finishArticle(page, id, converted, pictures?.failures ?? [], options);
  };
  const shown = articleOf({ source: '', id, frontmatter, converted: draft }, options.excerpt).entry.body;
  return pictures ? pictures.fetchFor(shown).then(finish) : finish();
}

/** Creates the entry of a converted article, and reports what is on the page but not in the article. */
function finishArticle(
  { input, metadata, detached, extract, pageWords, frontmatter, lost, result }: Page,
  id: string,
  converted: ReturnType<typeof convertArticle>,
  missingPictures: readonly string[],
  options: ImportOptions,
): Imported {
  const note = (text: string) => void result.notes.push(`${input.name}: ${text}`);
  const losses = [
    ...extract.dropped,
    ...detached.lost,
    ...missingPictures,
    ...converted.lost,
    ...converted.apart.map((apart) => `note that the article doesn’t refer to: “${shorten(plainText([apart]))}”`),
  ];
  const { words, missing, added, examples } = compareWords(
    `${extract.text} ${wordsOfNotes(detached.notes.filter((apart) => !converted.apart.includes(apart)))}`,
    plainWords(parseText(converted.markdown, converted.mdx)),
    losses.join(' '),
  );
  if (missing > 0) losses.push(`${missing} of ${words} words, such as ${examples.join(', ')}`);
  const isMostlyMissing = extract.share < 0.5;
  if (isMostlyMissing)
    note('most words of the page are not in the article, which is a draft: compare it with the page.');
  if (extract.isWholePage) note('no article was found in the page, so all of it was imported.');
  note(
    `the page has ${pageWords} words, its article ${words}; ${words - missing} of them were kept${additions(added)}.`,
  );
  const { entry, excerptNote } = articleOf(
    {
      source: metadata.url ?? input.name,
      id,
      frontmatter: { ...frontmatter, ...(isMostlyMissing ? { draft: true } : {}) },
      whyDraft: isMostlyMissing ? 'most words of the page are missing' : undefined,
      converted,
    },
    options.excerpt,
  );
  if (excerptNote) note(excerptNote);
  const file = input.fetched ? undefined : resolve(input.name);
  return withEntry(result, { ...entry, file }, [...losses, ...lost]);
}

/** Adds an entry, and what was lost from it, to a result. The entry comes before its tags. */
function withEntry(result: Imported, entry: ImportedEntry, lost: readonly string[]): Imported {
  result.entries.unshift(entry);
  result.lost.push(...lost.map((what) => ({ id: entry.id, what })));
  return result;
}

/** Says that an article has words that its page doesn’t show as text. */
const additions = (count: number): string =>
  count > 0 ? `, and ${count} ${count === 1 ? 'word' : 'words'} of images and links added` : '';

/**
 * Converts an article with its notes. Returns the notes that it doesn't refer to as `apart`.
 *
 * @param standIn Returns a placeholder for a picture on the web.
 */
function convertArticle(
  { extract, detached, input, metadata: { base } }: Page,
  work: string,
  web: WebPictures | undefined,
  standIn: (addresses: readonly string[]) => Picture | undefined = () => undefined,
) {
  const pictures = new PagePictures(input.readFile, work, (url) => web?.read(url));
  const root = parseHtml(extract.html);
  const apart = attachNotes(root, detached.notes);
  const picture = (addresses: readonly string[]) => pictures.find(addresses) ?? standIn(addresses);
  return { apart, ...htmlToMarkdown(root, { base, picture, linkToFile: input.linkToFile }) };
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
