/** Imports an EPUB book: one article per chapter, in a series, or one article for the whole book. */
import type { Element, Root } from 'hast';
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { htmlToMarkdown } from '../html-to-markdown.ts';
import { attribute, element, elementsIn, isElement, plainText, text } from '../html/tree.ts';
import { toLanguageTag } from '../languages.ts';
import { parseText } from '../page/excerpt.ts';
import { PagePictures } from '../page/pictures.ts';
import { compareWords, plainWords } from '../page/words.ts';
import { readByline, splitNotes } from '../page/bylines.ts';
import { makeReference } from '../reference.ts';
import { rightsOf } from '../rights.ts';
import { count, placeholderTitle, site } from '../site.ts';
import { tagMatcher } from '../tags.ts';
import { makeArticle } from '../text-article.ts';
import { shorten } from '../text.ts';
import { type Chapter, divide, removeTitle, whyNoChapter } from './chapters.ts';
import { type BookFields, readFields } from './fields.ts';
import { anchorsIn, linkChapters, linkHeadings, markLinks } from './links.ts';
import { bringNotes } from './notes.ts';
import { ownWorks, type OwnWork } from './own-works.ts';
import { type Book, openBook } from './package.ts';
import { readContents, readTexts } from './texts.ts';

/** Imports a book. */
export function importEpub(input: ImportInput, options: ImportOptions): Imported {
  try {
    return importBook(input, options);
  } catch (error) {
    if (error instanceof RangeError) throw new Error('its elements are nested too deeply', { cause: error });
    throw error;
  }
}

function importBook({ name, bytes }: ImportInput, options: ImportOptions): Imported {
  const book = openBook(bytes);
  const fields = readFields(book);
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  const tags = tagMatcher(options, name);
  const { ids, unmatched } = tags.idsOf(fields.keywords);
  const common = {
    ...(fields.language ? { language: fields.language } : {}),
    ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
  };
  const lost = [...fields.lost, ...unmatched.map((keyword) => `keyword without a tag: ${keyword}`)];
  result.entries.push(...tags.created);
  if (options.isReference) {
    result.entries.unshift(makeReference(name, { ...wholeFields(fields), ...common }, options));
    result.lost.push(...lost.map((what) => ({ id: result.entries[0]?.id ?? '', what })));
    return result;
  }
  const root = readTexts(book);
  const works = ownWorks(root);
  if (works.length > 0) return importOwn(name, book, works, fields, options);
  const pages = removePageNumbers(root);
  if (pages > 0) lost.push(`the numbers of ${count(pages, 'page')} of the printed edition`);
  const chapters = chaptersOf(name, divide(root, readContents(book)), fields.titleWords, result, lost);
  if (options.oneArticle) for (const chapter of chapters) addHeading(chapter);
  const anchors = anchorsIn(chapters);
  const isOne = options.oneArticle || chapters.length === 1;
  if (!isOne && fields.via) lost.push(`identifier: ${fields.via.url}`);
  const texts = isOne && chapters.length > 0 ? [joined(chapters, fields.title)] : chapters;
  if (isOne) for (const { root: text } of texts) linkHeadings(text, anchors);
  const made = texts.map((chapter, index) => {
    if (isOne || chapter.title) removeTitle(chapter.root, isOne ? fields.title : chapter.title);
    const frontmatter = {
      ...(isOne
        ? wholeFields(fields)
        : chapterFields(fields, chapter.title || `[${index + 1}]`, index + 1, texts.length)),
      ...common,
      ...rightsOf(options),
    };
    return { chapter, ...importChapter(name, book, chapter, frontmatter, fields, options, isOne) };
  });
  linkChapters(made, anchors);
  for (const { entry, losses, note } of made) {
    result.entries.push(entry);
    if (note) result.notes.push(note);
    result.lost.push(...losses.map((what) => ({ id: entry.id, what })));
  }
  const [first] = made;
  if (first) result.lost.push(...lost.map((what) => ({ id: first.entry.id, what })));
  else result.skipped.push({ source: name, reason: 'the book has no text' });
  if (!isOne && made.length > 0)
    result.notes.push(`${name}: ${count(made.length, 'chapter')}; --one-article imports the book as one article.`);
  return result;
}

/** Imports the works in a book that this program made: their texts, without the pages around them. */
function importOwn(
  name: string,
  book: Book,
  works: readonly OwnWork[],
  fields: BookFields,
  options: ImportOptions,
): Imported {
  const tags = tagMatcher(options, name);
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  const isOne = works.length === 1;
  const bylines = works.map(({ byline }) => (isOne && fields.people.authors ? [] : readByline(byline).authors));
  const made = works.map((work, index) => {
    const { ids, unmatched } = tags.idsOf(work.tags);
    const byline = bylines[index] ?? [];
    const stated = toLanguageTag(work.language);
    const language = stated === undefined ? fields.language : stated === site.language ? undefined : stated;
    const frontmatter = {
      title: work.title,
      ...(byline.length > 0 ? { authors: byline } : {}),
      ...(isOne ? fields.people : {}),
      ...(language === undefined ? {} : { language }),
      ...(work.via ? { via: work.via } : {}),
      ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
      ...rightsOf(options),
    };
    // the library has the work if its page is on this site
    const allotId: ImportOptions['allotId'] = (collection, wanted, identity) =>
      options.allotId(collection, wanted, { ...identity, urls: [...(identity?.urls ?? []), work.address] });
    const source = isOne ? name : `${name}: ${work.title}`;
    const text = importChapter(
      source,
      book,
      work,
      frontmatter,
      { ...fields, title: work.id },
      { ...options, allotId },
      true,
    );
    if (work.isExcerpt) text.entry.frontmatter.extent = 'excerpt';
    if (text.note) result.notes.push(text.note);
    const losses = [...work.facts, ...text.losses, ...unmatched.map((keyword) => `keyword without a tag: ${keyword}`)];
    result.lost.push(...losses.map((what) => ({ id: text.entry.id, what })));
    return { chapter: work, ...text };
  });
  linkChapters(made, anchorsIn(works));
  result.entries.push(...tags.created, ...made.map(({ entry }) => entry));
  result.notes.push(...splitNotes(bylines.flat()).map((note) => `${name}: ${note}`));
  result.notes.push(
    `${name}: made by Commonplace: ${count(works.length, 'text')}, without what the book has around ${isOne ? 'it' : 'them'}.`,
  );
  return result;
}

const peopleOf = ({ people: { editors, ...others } }: BookFields) => ({ others, editors });

/** Returns the fields of a book as a whole. */
function wholeFields(fields: BookFields): Record<string, unknown> {
  const { title, people, source, via } = fields;
  return {
    title: title || placeholderTitle,
    type: 'book',
    ...people,
    ...(Object.keys(source).length > 0 ? { source } : {}),
    ...(via ? { via } : {}),
  };
}

/** Returns the fields of a chapter. */
function chapterFields(fields: BookFields, title: string, part: number, of: number): Record<string, unknown> {
  const { others, editors } = peopleOf(fields);
  const publication = fields.title || placeholderTitle;
  return {
    title,
    type: 'book chapter',
    ...others,
    source: { publication, ...(editors ? { editors } : {}), ...fields.source },
    series: { title: publication, part, of },
  };
}

const isPageMark = (node: Element): boolean =>
  /pagebreak/.test(`${attribute(node, 'epub:type')} ${attribute(node, 'role')}`) ||
  /(?:^|\s)page-?num(?:ber)?(?:\s|$)/i.test(attribute(node, 'className'));

/**
 * Removes page numbers of the printed edition, which are not part of the text. Returns the number of removed page numbers.
 */
function removePageNumbers(root: Root): number {
  const marks = elementsIn(root).filter((node) => isPageMark(node));
  for (const mark of marks) Object.assign(mark, element('span', {}, []));
  return marks.length;
}

/** Returns the chapters with their notes, and reports the parts of the book that aren't chapters. */
function chaptersOf(
  name: string,
  { chapters, before }: ReturnType<typeof divide>,
  titleWords: ReadonlySet<string>,
  result: Imported,
  lost: string[],
): Chapter[] {
  const skip = (title: string, reason: string) => void result.skipped.push({ source: `${name}: ${title}`, reason });
  if (before) skip('the start', `it is before the first chapter in the table of contents: “${shorten(before)}”`);
  const notes = bringNotes(chapters, lost);
  return chapters.filter((chapter) => {
    const reason = notes.has(chapter)
      ? 'its notes are in the chapters that refer to them'
      : whyNoChapter(chapter, titleWords);
    if (reason !== undefined) skip(chapter.title || 'a text without a title', reason);
    return reason === undefined;
  });
}

/** Adds the title of a chapter as a heading if its text has no headings. */
function addHeading({ root, title }: Chapter): void {
  const isHeaded = elementsIn(root).some(({ tagName }) => /^h[1-6]$/.test(tagName));
  if (isHeaded || !title) return;
  const [first] = root.children;
  // inside this element, because links to the chapter lead to its id
  (isElement(first, 'div', 'section') ? first : root).children.unshift(element('h2', {}, [text(title)]));
}

/** Joins all chapters into one text. */
const joined = (chapters: readonly Chapter[], title: string): Chapter => ({
  title,
  root: { type: 'root', children: chapters.flatMap(({ root }) => root.children) },
});

function importChapter(
  name: string,
  { parts }: Book,
  { root, title }: Chapter,
  frontmatter: Record<string, unknown>,
  { title: bookTitle, language }: BookFields,
  options: ImportOptions,
  isOne: boolean,
) {
  markLinks(root);
  const convert = (work: string) => {
    const pictures = new PagePictures((path) => parts.get(path), work);
    return htmlToMarkdown(structuredClone(root), { language, picture: (addresses) => pictures.find(addresses) });
  };
  const source = isOne ? name : `${name}: ${title}`;
  const wanted = isOne ? bookTitle || placeholderTitle : `${bookTitle} ${title}`;
  const { entry, converted, excerptNote } = makeArticle({ source, wanted, frontmatter, convert }, options);
  const { words, missing, examples } = compareWords(
    plainText(root.children),
    plainWords(parseText(converted.markdown, converted.mdx)),
    converted.lost.join(' '),
  );
  const losses = [
    ...converted.lost,
    ...(missing > 0 ? [`${missing} of ${words} words, such as ${examples.join(', ')}`] : []),
  ];
  return { entry, losses, note: excerptNote && `${source}: ${excerptNote}` };
}
