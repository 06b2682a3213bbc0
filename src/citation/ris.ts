import type { CslDate } from '../library/dates.ts';
import { plainCharacters } from '../library/escape.ts';
import { dateWords, isoStart, isPlain, yearWords } from './dates.ts';
import { type CslName, familyName } from './names.ts';
import { type Item, splitPages } from './record.ts';
import { formsOf } from './types.ts';

/** The tags whose meaning depends on the reference type: for the editors, the series, and the number in the series. */
interface TypeTags {
  editor: string;
  series: string;
  seriesNumber: string;
}

const usualTags: TypeTags = { editor: 'A2', series: 'T3', seriesNumber: 'SV' };
const typeTags: Readonly<Record<string, TypeTags>> = {
  BOOK: { editor: 'A3', series: 'T2', seriesNumber: 'M1' },
  RPRT: { editor: 'A3', series: 'T2', seriesNumber: 'NV' },
  MANSCPT: { editor: 'A3', series: 'T2', seriesNumber: 'NV' },
};

/** Writes items in RIS, with CRLF line ends. See https://en.wikipedia.org/wiki/RIS_(file_format) */
export const ris = (items: readonly Item[]): string => items.map(reference).join('\r\n');

function reference(item: Item): string {
  const { ris: type } = formsOf(item.workType, item.genre);
  const tags = typeTags[type] ?? usualTags;
  const isConference = type === 'CONF';
  const [firstPage, lastPage] = splitPages(item.page);
  const [year = '', month = '', day = ''] = isoStart(item.issued)?.split(/(?<=\d)-/) ?? [];
  const people = (tag: string, names: readonly CslName[] = []) =>
    names.map((name): [string, string] => [tag, risName(name)]);
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', type],
    ['ID', item.id],
    ...people('AU', item.author ?? item.director),
    ...people(tags.editor, item.editor),
    ...people('A2', item.interviewer ?? item.recipient ?? (item.author && item.director)),
    ...people('A4', item.translator),
    ['TI', item.title],
    // a conference has its own name before that of its proceedings
    ...(isConference
      ? (
          [
            ['T2', item['event-title']],
            ['C3', item['container-title']],
          ] as const
        ).map(([tag, value]): [string, string | undefined] => [tag, value])
      : [['T2', item['container-title']] as [string, string | undefined]]),
    [item['container-title'] !== undefined && tags.series === 'T2' ? 'T3' : tags.series, item['collection-title']],
    [tags.seriesNumber, item['collection-number']],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', firstPage],
    ['EP', lastPage],
    ['M1', item.number],
    ['ET', item.edition],
    ['PB', item.publisher ?? item.authority],
    ['CY', item['publisher-place'] ?? item['event-place'] ?? item['archive-place']],
    ['DB', item.archive],
    ['AV', item.archive_location],
    ['OP', original(item)],
    ['RI', item['reviewed-title']],
    ['PY', year],
    ['DA', date(item.issued, [year, month, day])],
    ['DO', item.DOI],
    ['SN', item.ISBN ?? item.ISSN],
    ['AN', item.PMID],
    ['UR', item.URL],
    ['LA', item.language],
    ['M3', item.genre],
    ['N1', item.note],
  ];
  const present = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${[...present, 'ER  - '].join('\r\n')}\r\n`;
}

/** Writes a date as `YYYY/MM/DD/`, with words at the end if it is a season, a period or not certain. */
function date(issued: CslDate | undefined, parts: readonly string[]): string | undefined {
  if (issued === undefined) return undefined;
  return [...parts, isPlain(issued) ? '' : (dateWords(issued) ?? '')].join('/');
}

const original = (item: Item): string =>
  [
    item['original-title'],
    item['original-publisher-place'],
    item['original-publisher'],
    yearWords(item['original-date']),
  ]
    .filter(Boolean)
    .join(', ');

/** Writes a name as `Last, First, Suffix`. RIS can't escape a comma, so one within a part becomes a low quotation mark. */
const risName = (name: CslName): string => {
  const part = (text: string) => text.replaceAll(',', '\u201A');
  if (name.literal !== undefined) return part(name.literal);
  const parts = [familyName(name), name.given, name.suffix];
  return parts
    .filter((text) => text !== undefined)
    .map(part)
    .join(', ');
};

/** A line break would begin another tag. */
const oneLine = (text: string) => plainCharacters(text).replace(/\s+/g, ' ').trim();
