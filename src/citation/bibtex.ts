import type { CslDate } from '../library/dates.ts';
import { escapeTex, plainCharacters } from '../library/escape.ts';
import { joinNames } from '../library/names.ts';
import { messages, say } from '../messages/index.ts';
import { edtfDate, isPlain, yearWords } from './dates.ts';
import { type CslName, familyName, fullName } from './names.ts';
import { containerKind, type Item } from './record.ts';
import { formsOf } from './types.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Writes items for BibTeX and BibLaTeX in UTF-8. BibTeX reads `year` and `month`, BibLaTeX reads `date`; each ignores the
 * fields of the other. See https://ctan.org/pkg/bibtex and https://ctan.org/pkg/biblatex
 */
export const bibtex = (items: readonly Item[]): string => items.map(entry).join('\n');

function entry(item: Item): string {
  const { type, subtype } = entryType(item);
  const { editor, translator, issued, page, number } = item;
  const isArticle = type === 'article';
  const isReport = type === 'techreport';
  const isThesis = type === 'phdthesis';
  const fields: Record<string, string | undefined> = {
    author: names(item.author ?? item.director),
    editor: names(editor),
    translator: names(translator),
    // double braces protect the capitals
    title: `{{${escapeTex(item.title)}}}`,
    [isArticle ? 'journal' : isPartOfBook(type) ? 'booktitle' : 'howpublished']: braced(item['container-title']),
    entrysubtype: braced(subtype),
    edition: braced(item.edition),
    volume: braced(item.volume),
    number: braced(isArticle ? item.issue : (number ?? item.issue ?? item['collection-number'])),
    eid: isArticle ? braced(number) : undefined,
    series: braced(item['collection-title']),
    pages: braced(page?.replace(/\s*[-–]\s*/g, '--')),
    [isThesis ? 'school' : isReport ? 'institution' : 'publisher']: braced(item.publisher ?? item.authority),
    address: braced(item['publisher-place'] ?? item['archive-place']),
    eventtitle: braced(item['event-title']),
    venue: braced(item['event-place']),
    library: braced([item.archive, item.archive_location].filter(Boolean).join(', ')),
    ...originalFields(item),
    date: braced(edtfDate(issued)),
    ...yearAndMonth(issued),
    doi: verbatim(item.DOI),
    isbn: verbatim(item.ISBN),
    issn: verbatim(item.ISSN),
    pmid: verbatim(item.PMID),
    url: verbatim(item.URL),
    langid: braced(item.language),
    // without a type, BibTeX would call every thesis a PhD thesis and every report a technical one
    type: braced(item.genre ?? (isThesis || isReport ? messages.types[item.workType] : undefined)),
    note: braced(notes(item).join('. ')),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return `@${type}{${item.id},\n${lines.join('\n')}\n}\n`;
}

/** Returns the entry type and subtype of an item: an interview in a journal is an article there. */
function entryType(item: Item): { type: string; subtype: string | undefined } {
  const { bibtex: type, subtype } = formsOf(item.workType, item.genre);
  const kind = containerKind(item);
  if (kind === undefined) return { type, subtype };
  return { type: kind === 'book' ? 'incollection' : 'article', subtype: subtype ?? item.workType };
}

const isPartOfBook = (type: string) => type === 'incollection' || type === 'inproceedings';

const originalFields = (item: Item) => ({
  origdate: braced(edtfDate(item['original-date'])),
  origtitle: braced(item['original-title']),
  origpublisher: braced(item['original-publisher']),
  origlocation: braced(item['original-publisher-place']),
});

/** Returns the fields of BibTeX for a date: the year in digits, or in words where it is not certain. */
function yearAndMonth(date: CslDate | undefined) {
  const [, month] = date?.['date-parts']?.[0] ?? [];
  return {
    year: braced(yearWords(date)?.replace('–', '--')),
    month: date && month !== undefined && isPlain(date) ? months[month - 1] : undefined,
  };
}

/** Returns the facts that have no field: the people whom BibTeX has no role for, the reviewed work, and the note. */
function notes(item: Item): string[] {
  const { interviewer, recipient, director, author } = item;
  const { citations } = messages;
  const list = (people: readonly CslName[]) => joinNames(people.map(fullName));
  return [
    author && director ? say(citations.directedBy, { names: list(director) }) : '',
    interviewer ? say(citations.interviewBy, { names: list(interviewer) }) : '',
    recipient ? say(citations.letterTo, { names: list(recipient) }) : '',
    reviewNote(item),
    item.note ?? '',
  ].filter(Boolean);
}

function reviewNote({ 'reviewed-title': title, 'reviewed-author': authors }: Item): string {
  if (title === undefined) return '';
  return authors
    ? say(messages.citations.reviewOfBy, { title, authors: joinNames(authors.map(fullName)) })
    : say(messages.citations.reviewOf, { title });
}

const braced = (text: string | undefined) => text && `{${escapeTex(text)}}`;

/** Writes a field that BibLaTeX reads without TeX, such as a URL. Braces must not end it. */
const verbatim = (text: string | undefined) =>
  text && `{${plainCharacters(text).replace(/[{}\\]/g, encodeURIComponent)}}`;

const names = (people: readonly CslName[] | undefined) => people && `{${people.map(bibtexName).join(' and ')}}`;

/**
 * Writes a name as BibTeX parses it: `von Last, Jr, First`. Braces keep a part whole that BibTeX would take apart: at
 * commas, at “and”, at small letters, or at spaces if it is all of the name.
 */
function bibtexName(name: CslName): string {
  const { family = '', given, suffix, literal } = name;
  if (literal !== undefined) return wholeName(literal);
  if (given === undefined) return wholeName([familyName(name), suffix].filter(Boolean).join(' '));
  const particle = name['non-dropping-particle'];
  const last = particle === undefined ? protectedPart(family) : `${escapeTex(particle)} ${protectedPart(family)}`;
  return [last, suffix, given]
    .flatMap((part, index) => (part ? [index === 0 ? part : protectedPart(part)] : []))
    .join(', ');
}

const wholeName = (text: string) =>
  /^[^\s,]+$/.test(text) && text !== 'others' && text !== 'and' ? escapeTex(text) : `{${escapeTex(text)}}`;

const protectedPart = (text: string) =>
  /,|\band\b|^others$|\s\p{Ll}|^\p{Ll}\S*\s/iu.test(text) ? `{${escapeTex(text)}}` : escapeTex(text);
