import { plainCharacters } from '../values/escape.ts';
import { type EdtfDate, isoStart, isPlain } from '../values/date.ts';
import { dateWords, yearWords } from './csl-date.ts';
import { familyName, type Person } from '../values/names.ts';
import { joinSentences } from '../values/sentences.ts';
import { contributorNotes } from './notes.ts';
import { sourceTextFields } from '../schemas/source-fields.ts';
import { containerKind, type Item, splitPages } from './record.ts';
import { formsOf } from '../schemas/work-types.ts';

/** The tags whose meaning depends on the reference type. */
interface TypeTags {
  container: string;
  editor: string;
  number: string;
  series: string;
  seriesNumber: string;
}

const usualTags: TypeTags = { container: 'T2', editor: 'A2', number: 'M1', series: 'T3', seriesNumber: 'SV' };
const typeTags: Readonly<Record<string, Partial<TypeTags>>> = {
  JOUR: { number: 'C7' },
  BOOK: { editor: 'A3', series: 'T2', seriesNumber: 'M1' },
  RPRT: { editor: 'A3', number: 'SN', series: 'T2', seriesNumber: 'NV' },
  MANSCPT: { editor: 'A3', series: 'T2', seriesNumber: 'NV' },
  PCOMM: { editor: 'A3', seriesNumber: 'NV' },
  // for a case, the container is the reporter and the number is the docket number
  CASE: { container: 'A2', editor: 'ED', number: 'SV' },
  // the proceedings of a conference have their own tag, since T2 is the conference's name
  CONF: { container: 'C3' },
};

type Line = readonly [tag: string, value: string | undefined];

/** Writes items in RIS, with CRLF line ends. See https://en.wikipedia.org/wiki/RIS_(file_format) */
export const ris = (items: readonly Item[]): string => items.map(reference).join('\r\n');

function reference(item: Item): string {
  const type = referenceType(item);
  const tags = { ...usualTags, ...typeTags[type] };
  const container = item['container-title'];
  const event = item['event-title'];
  const [firstPage, lastPage] = splitPages(item.page);
  const [year = '', month = '', day = ''] = (item.issued && isoStart(item.issued))?.split(/(?<=\d)-/) ?? [];
  const people = (tag: string, names: readonly Person[] = []) => names.map((name): Line => [tag, risName(name)]);
  // in letters and interviews, A2 is the recipient or the interviewer
  const isPersonal = type === 'PCOMM';
  const lines: Line[] = [
    ['TY', type],
    ['ID', item.id],
    ...people('AU', item.author ?? item.director),
    ...people(tags.editor, item.editor),
    ...(isPersonal ? people('A2', item.interviewer ?? item.recipient) : []),
    ...people('A4', item.translator),
    ['TI', item.title],
    [tags.container, container],
    ['T2', tags.container === 'C3' || container === undefined ? event : undefined],
    [container !== undefined && tags.series === 'T2' ? 'T3' : tags.series, item['collection-title']],
    [tags.seriesNumber, item['collection-number']],
    // Zotero would treat M3 as a DOI, unless a DOI follows
    ['M3', item.genre],
    // readers take the first number of a report, but the last of what may be the issue of a journal
    [tags.number, item.number],
    ...regularLines(item).toReversed(),
    ['SP', firstPage],
    ['EP', lastPage],
    ['PB', item.authority],
    ['CY', item['publisher-place'] ?? item['event-place'] ?? item['archive-place']],
    ['OP', original(item)],
    ['RI', item['reviewed-title']],
    ['PY', year],
    ['DA', date(item.issued, [year, month, day])],
    ['LA', item.language],
    ['N1', joinSentences([...(isPersonal ? [] : contributorNotes(item)), item.note])],
  ];
  const present = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${[...present, 'ER  - '].join('\r\n')}\r\n`;
}

/**
 * Returns the lines whose tags are the same for every reference type. Each tag has one value, unless a prefix names
 * another.
 */
function regularLines(item: Item): Line[] {
  const lines = new Map<string, Line>();
  for (const { ris: [tag] = [], variable, name, isInNote } of sourceTextFields) {
    const value = item[variable];
    const prefix = isInNote ? `${name}:` : '';
    if (tag === undefined || value === undefined || lines.has(tag + prefix)) continue;
    lines.set(tag + prefix, [tag, prefix + value]);
  }
  return [...lines.values()];
}

/** Returns the reference type of an item: an interview in a journal is an article there. */
function referenceType(item: Item): string {
  const kind = containerKind(item);
  return kind ? { periodical: 'JOUR', book: 'CHAP' }[kind] : formsOf(item.workType, item.genre).ris;
}

/** Writes a date as `YYYY/MM/DD/`, with words at the end if it is a season, a period or not certain. */
function date(issued: EdtfDate | undefined, parts: readonly string[]): string | undefined {
  if (issued === undefined) return undefined;
  return [...parts, isPlain(issued) ? '' : dateWords(issued)].join('/');
}

const original = (item: Item): string =>
  [
    item['original-title'],
    item['original-publisher-place'],
    item['original-publisher'],
    item['original-date'] && yearWords(item['original-date']),
  ]
    .filter(Boolean)
    .join(', ');

/** Writes a name as `Last, First, Suffix`. RIS can't escape a comma, so one within a part becomes a low quotation mark. */
const risName = (name: Person): string => {
  const part = (text: string) => text.replaceAll(',', '\u201A');
  if (name.literal !== undefined) return part(name.literal);
  const parts = [familyName(name), name.given, name.suffix];
  return parts
    .filter((text) => text !== undefined)
    .map(part)
    .join(', ');
};

/** Removes line breaks, because a new line would start another tag. */
const oneLine = (text: string) => plainCharacters(text).replace(/\s+/g, ' ').trim();
