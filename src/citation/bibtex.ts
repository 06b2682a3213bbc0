import { escapeTex, plainCharacters } from '../values/escape.ts';
import { messages } from '../messages/index.ts';
import { type EdtfDate, isPlain, moments } from '../values/date.ts';
import { babelName } from '../values/babel.ts';
import { yearWords } from './csl-date.ts';
import { familyName, type Person } from '../values/names.ts';
import { joinSentences } from '../values/sentences.ts';
import { contributorNotes, reviewNote } from './notes.ts';
import { roleVariables, rowOfVariable } from '../schemas/roles.ts';
import { sourceTextFields } from '../schemas/source-fields.ts';
import { containerKind, type Item } from './record.ts';
import { formsOf } from '../schemas/work-types.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Writes items for BibTeX and BibLaTeX in UTF-8. BibTeX reads `year` and `month`, BibLaTeX reads `date`; each ignores
 * the other's fields. See https://ctan.org/pkg/bibtex and https://ctan.org/pkg/biblatex
 */
export const bibtex = (items: readonly Item[]): string => items.map(entry).join('\n');

/** The fields whose names depend on the entry type: the container, such as a journal, and the publisher. */
const typeFields: Readonly<Record<string, { container?: string; publisher?: string }>> = {
  article: { container: 'journal' },
  incollection: { container: 'booktitle' },
  inproceedings: { container: 'booktitle' },
  // BibTeX formats a page like `misc`, without its site; Pandoc would print an additional `howpublished` twice
  online: { container: 'organization' },
  techreport: { publisher: 'institution' },
  phdthesis: { publisher: 'school' },
};

function entry(item: Item): string {
  const { type, subtype } = entryType(item);
  const { issued, page, number } = item;
  const isArticle = type === 'article';
  const isReport = type === 'techreport';
  const isThesis = type === 'phdthesis';
  const { container = 'howpublished', publisher = 'publisher' } = typeFields[type] ?? {};
  const fields: Record<string, string | undefined> = {
    author: names(item.director),
    ...people(item),
    title: whole(item.title),
    [container]: container === 'booktitle' ? whole(item['container-title']) : listed(item['container-title']),
    entrysubtype: braced(subtype),
    ...regularFields(item),
    number: braced(isArticle ? item.issue : (number ?? item.issue ?? item['collection-number'])),
    eid: isArticle ? braced(number) : undefined,
    pages: braced(page?.replace(/\s*[-–]\s*/g, '--')),
    [publisher]: listed(item.publisher ?? item.authority),
    address: listed(item['publisher-place'] ?? item['archive-place']),
    venue: braced(item['event-place']),
    library: braced([item.archive, item.archive_location].filter(Boolean).join(', ')),
    ...originalFields(item),
    date: verbatim(biblatexDate(issued)),
    ...yearAndMonth(issued),
    langid: braced(item.language && babelName(item.language)),
    // without a type, BibTeX would call every thesis a PhD thesis and every report a technical one
    type: braced(item.genre ?? (isThesis || isReport ? messages.types[item.workType] : undefined)),
    note: braced(joinSentences([...contributorNotes(item), reviewNote(item), item.note])),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return `@${type}{${item.id},\n${lines.join('\n')}\n}\n`;
}

/** Returns the fields for people whose roles have a field in BibTeX. */
const people = (item: Item): Record<string, string> =>
  Object.fromEntries(
    [...roleVariables.keys()].flatMap((variable) => {
      const { bibtex: field } = rowOfVariable(variable);
      const value = names(item[variable]);
      return field === undefined || value === undefined ? [] : [[field, value]];
    }),
  );

/** Returns the fields that have the same form in every entry type. */
const regularFields = (item: Item): Record<string, string> =>
  Object.fromEntries(
    sourceTextFields.flatMap(({ bibtex, variable, isVerbatim, name }) => {
      const field = bibtex?.[0];
      const value = (isVerbatim ? verbatim : braced)(item[variable]);
      if (field === undefined || value === undefined) return [];
      return [[field, value], ...(field === 'eprint' && name ? [['archiveprefix', `{${name}}`]] : [])];
    }),
  ) as Record<string, string>;

/** Returns the entry type and subtype of an item: an interview in a journal is an article there. */
function entryType(item: Item): { type: string; subtype: string | undefined } {
  const { bibtex: type, subtype } = formsOf(item.workType, item.genre);
  const kind = containerKind(item);
  if (kind === undefined) return { type, subtype };
  return { type: kind === 'book' ? 'incollection' : 'article', subtype: subtype ?? item.workType };
}

const originalFields = (item: Item) => ({
  origdate: verbatim(biblatexDate(item['original-date'])),
  origtitle: whole(item['original-title']),
  origpublisher: listed(item['original-publisher']),
  origlocation: listed(item['original-publisher-place']),
});

/** Returns a date for BibLaTeX, which reads levels 0 and 1 of EDTF: no lists, and no parts of years except seasons. */
const biblatexDate = (date: EdtfDate | undefined): string | undefined =>
  date && date.kind !== 'list' && moments(date).every(({ season = 0 }) => season <= 24) ? date.edtf : undefined;

/** Returns the BibTeX fields for a date: the year in digits, or in words where it is not certain. */
function yearAndMonth(date: EdtfDate | undefined) {
  if (date === undefined) return {};
  const [{ month }] = moments(date);
  return {
    year: braced(yearWords(date).replace('–', '--')),
    month: month !== undefined && isPlain(date) ? months[month - 1] : undefined,
  };
}

const braced = (text: string | undefined) => text && `{${escapeTex(text)}}`;

/** Writes a field whose capital letters must be kept. */
const whole = (text: string | undefined) => text && `{${braced(text)}}`;

/** Writes a field in which BibLaTeX reads “and” as the separator of a list. */
const listed = (text: string | undefined) => (text && /\band\b/i.test(text) ? whole(text) : braced(text));

/** Writes a field that BibLaTeX reads without TeX, such as a URL. Braces in the text must not end the field. */
const verbatim = (text: string | undefined) =>
  text && `{${plainCharacters(text).replace(/[{}\\]/g, encodeURIComponent)}}`;

const names = (people: readonly Person[] | undefined) => people && `{${people.map(bibtexName).join(' and ')}}`;

/**
 * Writes a name as BibTeX parses it: `von Last, Jr, First`. Braces keep together a part that BibTeX would split: at
 * commas, at “and”, and at the small letters or spaces of a family name.
 */
function bibtexName({ family = '', given, particle, suffix, literal }: Person): string {
  if (literal !== undefined) return wholeName(literal);
  if (given === undefined) return wholeName([familyName({ family, particle }), suffix].filter(Boolean).join(' '));
  const last = /(?:^|\s)\p{Ll}\S*\s|\s\p{Ll}/u.test(family) ? `{${escapeTex(family)}}` : namePart(family);
  return [
    particle === undefined ? last : familyName({ family: last, particle: escapeTex(particle) }),
    ...(suffix === undefined ? [] : [namePart(suffix)]),
    namePart(given),
  ].join(', ');
}

/** Writes a name in one piece. */
const wholeName = (text: string) => (/[\s,]|^(?:and|others)$/i.test(text) ? `{${escapeTex(text)}}` : escapeTex(text));

const namePart = (text: string) => (/,|\band\b|^others$/i.test(text) ? `{${escapeTex(text)}}` : escapeTex(text));
