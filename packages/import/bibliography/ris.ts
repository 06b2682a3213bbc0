import { invertedName, isOthers, sourceTextFields, typesIn, workTypeNames, workTypes } from '../site.ts';
import { withoutMarkup } from '../text.ts';
import type { Remark } from './bibtex/entries.ts';
import { findDoi, findIdentifier, findIsbn, findIssn } from './identifiers.ts';
import { separateNames } from './people.ts';
import { type PeopleField, Reference, type TextField } from './reference.ts';

const types = typesIn('ris');

/** A line of a record, with the lines that continue it. */
interface Tagged {
  tag: string;
  value: string;
  line: number;
}

const tagLine = /^([A-Z][A-Z\d]) {1,2}- ?(.*)$/;

/** Reads a RIS file: records of tagged lines, from `TY` to `ER`. Lines without a tag continue the line before. */
export function readRis(
  text: string,
  progress: (done: number, total: number) => void = () => undefined,
): { references: Reference[]; remarks: Remark[]; skipped: { source: string; reason: string }[] } {
  const remarks: Remark[] = [];
  const records: Tagged[][] = [];
  let record: Tagged[] | undefined;
  text.split('\n').forEach((content, index) => {
    const line = index + 1;
    const [, tag, value = ''] = tagLine.exec(content.trimEnd()) ?? tagLine.exec(`${content.trim()} `) ?? [];
    if (tag === 'TY') {
      if (record)
        remarks.push({ what: 'record without an end (ER): it ends where the next one begins', line: line - 1 });
      record = [{ tag, value: value.trim(), line }];
      records.push(record);
    } else if (tag === 'ER') record = undefined;
    else if (tag !== undefined && record) record.push({ tag, value: value.trim(), line });
    else if (record) {
      const last = record.at(-1);
      if (last) last.value += `\n${content.trim()}`;
    } else if (content.trim() !== '')
      remarks.push({ what: `text between records: ${content.trim().slice(0, 80)}`, line });
  });
  if (record) remarks.push({ what: 'record without an end (ER)', line: text.split('\n').length });
  const references = records.map((lines, index) => {
    progress(index + 1, records.length);
    return toReference(lines);
  });
  return { references, remarks, skipped: [] };
}

/** Reads the lines with some tags. */
type Read = (reference: Reference, lines: readonly Tagged[]) => void;

/** A fact that some tags of a record state. */
interface Row {
  tags: readonly string[];
  read: Read;
  /** The types to which the row applies: RIS types in capitals, and types of works. All types if undefined. */
  only?: readonly string[];
  except?: readonly string[];
  /** A field that must have no value yet. */
  unless?: TextField;
}

/** Sets a field to the first value of the tags, in order. Reports other values as lost. */
const text =
  (field: TextField): Read =>
  (reference, lines) => {
    for (const { tag, value, line } of lines) reference.set(field, withoutMarkup(value), `tag ${tag}`, line);
  };

/** Adds people, in the order of the file. */
const people =
  (field: PeopleField): Read =>
  (reference, lines) => {
    for (const { tag, value, line } of lines.toSorted((a, b) => a.line - b.line)) {
      // each name should have a line of its own
      for (const name of separateNames(withoutMarkup(value)))
        if (isOthers(name)) reference.lose(`tag ${tag}`, 'further people who are not named', line);
        else if (name !== '') reference.add(field, [invertedName(name)]);
    }
  };

const partsOf = (whole: 'periodical' | 'book') => workTypeNames.filter((type) => workTypes[type].partOf === whole);
const periodicals = partsOf('periodical');
const inBooks = partsOf('book');
const onTheirOwn = ['book', 'report', 'thesis', 'COMP', 'MAP'];
const conferences = ['CPAPER', 'CONF'];
const unpaged = ['book', 'thesis', 'film', 'video', 'dataset'];

/** The fields of identifiers. `SN` is used for report numbers as well. */
const identifiers = sourceTextFields.flatMap(({ name, ...row }) => (name === undefined ? [] : [{ ...row, name }]));

/**
 * The fields of the tags, by type. The first row for a tag and type reads the lines with this tag. Reports lines that no
 * row reads as lost.
 */
const rows: readonly Row[] = [
  { tags: ['AU', 'A1'], read: people('editors'), only: ['EDBOOK'] },
  { tags: ['AU', 'A1'], read: people('authors') },
  { tags: ['ED'], read: people('editor') },
  { tags: ['A2'], read: people('recipients'), only: ['PCOMM', 'ICOMM'] },
  // for other types, EndNote uses A2 for the series editor
  { tags: ['A2'], read: people('editor'), only: [...periodicals, ...inBooks, 'ANCIENT', 'EDBOOK', 'BLOG', 'GEN'] },
  { tags: ['A3'], read: people('editors'), only: ['BOOK', 'EBOOK'] },
  {
    tags: ['A4'],
    read: people('translators'),
    except: ['CASE', 'CONF', 'DATA', 'MUSIC', 'RPRT', 'SER', 'CPAPER'],
  },
  { tags: ['TI', 'T1', 'CT'], read: text('title') },
  { tags: ['BT'], read: text('title'), only: ['BOOK', 'EBOOK', 'EDBOOK', 'UNPB', 'THES', 'GEN'], unless: 'title' },
  { tags: ['TT'], read: text('title'), unless: 'title' },

  { tags: ['A2'], read: text('source.publication'), only: ['CASE'] },
  { tags: ['C3', 'BT', 'JF', 'JO'], read: text('source.publication'), only: conferences },
  { tags: ['T2'], read: readConference, only: conferences },
  { tags: ['T3'], read: text('source.series'), only: conferences },
  { tags: ['JF', 'JO'], read: text('source.publication'), only: ['thesis'] },
  { tags: ['T2', 'T3'], read: text('source.series'), only: onTheirOwn, except: ['thesis'] },
  { tags: ['BT', 'JF', 'JO'], read: text('source.publication'), only: onTheirOwn, except: ['thesis'] },
  // full names before abbreviations; for web pages, EndNote uses T2 for a series
  {
    tags: ['JF', 'BT', 'JO', 'J2', 'JA', 'J1', 'J3', 'T2'],
    read: text('source.publication'),
    only: ['web page'],
  },
  {
    tags: ['JF', 'T2', 'BT', 'JO', 'J2', 'JA', 'J1', 'J3'],
    read: text('source.publication'),
    except: [...onTheirOwn, ...conferences],
  },
  { tags: ['T3'], read: text('source.series'), except: [...periodicals, 'thesis'] },

  ...sourceTextFields.flatMap(({ field, ris = [], isAmbiguousInRis, name, isAddress }): Row[] =>
    isAmbiguousInRis || name || isAddress ? [] : [{ tags: ris, read: text(`source.${field}`) }],
  ),
  { tags: ['M1', 'CP'], read: text('source.issue'), only: periodicals, except: ['NEWS'] },
  { tags: ['C7'], read: text('source.number'), only: periodicals },
  { tags: ['SV'], read: text('source.number'), only: ['CASE'] },
  { tags: ['SV'], read: text('source.seriesNumber'), only: ['CHAP'] },
  { tags: ['M1'], read: text('source.seriesNumber'), only: ['book', 'book chapter'], except: ['CHAP'] },
  { tags: ['M1'], read: text('source.number'), only: ['RPRT', 'STAND', 'GOVDOC', 'legal document'] },
  { tags: ['C1', 'CY', 'PP'], read: text('source.place'), only: ['conference paper'] },
  { tags: ['CY', 'PP'], read: text('source.place') },
  { tags: ['SP', 'EP'], read: readPages, except: unpaged },
  { tags: ['DA', 'Y1', 'PY'], read: readDates },
  { tags: ['LA'], read: text('language') },
  { tags: ['M3'], read: readForm },
  { tags: identifiers.flatMap(({ ris = [] }) => ris.filter((tag) => tag !== 'SN')), read: readIdentifiers },
  { tags: ['UR', 'LK'], read: readUrls },
  { tags: ['SN'], read: readNumbers },
  { tags: ['KW'], read: readKeywords },
  { tags: ['AB', 'N2'], read: readAbstracts },
  { tags: ['N1'], read: readNotes },
];

function toReference(lines: readonly Tagged[]): Reference {
  const [{ value: risType, line }] = lines as [Tagged, ...Tagged[]];
  const name = risType.trim().toUpperCase();
  const known = name === 'GEN' ? undefined : types.get(name);
  let rest = lines
    .slice(1)
    .map((tagged) => ({ ...tagged, value: tagged.value.trim() }))
    .filter(({ value }) => value !== '');
  const hasJournal = rest.some(({ tag }) => ['JO', 'JF', 'JA', 'J1'].includes(tag));
  const type = known?.type ?? (hasJournal ? 'journal article' : 'document');
  const key = rest.find(({ tag }) => tag === 'ID');
  rest = rest.filter(({ tag }) => tag !== 'ID');
  const reference = new Reference(type, name, key?.value ?? '', line);
  if (!known && name !== 'GEN') reference.lose('type', risType, line);

  const isOneOf = (some: readonly string[]) => some.includes(name) || some.includes(type);
  for (const { tags, read, only, except = [], unless } of rows) {
    if ((only && !isOneOf(only)) || isOneOf(except) || (unless && reference.get(unless) !== undefined)) continue;
    const taken = tags.flatMap((tag) => rest.filter((tagged) => tagged.tag === tag));
    rest = rest.filter((tagged) => !taken.includes(tagged));
    if (taken.length > 0) read(reference, taken);
  }
  reference.set('genre', reference.get('genre') ? undefined : known?.genre, 'type');
  for (const { tag, value, line: at } of rest) reference.lose(`tag ${tag}`, value, at);
  return reference;
}

/** Reads the volume of a paper if its name sounds like one, such as proceedings, or else the name of the conference. */
function readConference(reference: Reference, lines: readonly Tagged[]): void {
  for (const { value, line } of lines) {
    const isVolume =
      !reference.get('source.publication') &&
      /\b(?:proc(?:eedings|\.)|lecture notes|transactions|tagungsband|actes)\b/i.test(value);
    reference.set(isVolume ? 'source.publication' : 'source.event', withoutMarkup(value), 'tag T2', line);
  }
}

/** Reads the form of a work. Older exports use the tag for a DOI. */
function readForm(reference: Reference, lines: readonly Tagged[]): void {
  for (const { value, line } of lines) {
    const doi = findDoi(value);
    reference.set(doi ? 'source.doi' : 'genre', doi ?? value, 'tag M3', line);
  }
}

function readKeywords(reference: Reference, lines: readonly Tagged[]): void {
  for (const { value, line } of lines)
    for (const keyword of value.split(/[;\n]/)) reference.keywords.push({ text: withoutMarkup(keyword.trim()), line });
}

function readAbstracts(reference: Reference, lines: readonly Tagged[]): void {
  for (const { value, line } of lines) reference.notes.push({ kind: 'abstract', text: value, line });
}

/** Reads notes. Ignores a note that repeats the abstract, as some programs do. */
function readNotes(reference: Reference, lines: readonly Tagged[]): void {
  const abstracts = new Set(reference.notes.map(({ text: abstract }) => abstract));
  for (const { value, line } of lines)
    if (!abstracts.has(value)) reference.notes.push({ kind: 'note', text: value, line });
}

/** Joins the first and the last page. Not used for books, whose `SP` is the number of pages. */
function readPages(reference: Reference, lines: readonly Tagged[]): void {
  const start = lines.find(({ tag }) => tag === 'SP');
  const end = lines.find(({ tag }) => tag === 'EP');
  const first = start?.value ?? end?.value;
  if (first === undefined) return;
  const isRange = /[-–]/.test(first) || !start || !end || end.value === first;
  reference.set('source.pages', isRange ? first : `${first}-${end.value}`, 'tag SP', start?.line);
}

/** `PY` and `Y1` are dates as `year/month/day/season`; `DA` may add the day, and replaces `Y1`. */
function readDates(reference: Reference, lines: readonly Tagged[]): void {
  const dates = lines.map((tagged) => ({
    ...tagged,
    value: tagged.value.replace(/\/+$/, '').replace(/^(\d{4})\/(\d\d)$/, '$1-$2'),
  }));
  const precise = dates.find(({ value, tag }) => tag === 'DA' && /\d{4}/.test(value));
  const year = dates.find(({ tag, value }) => tag !== 'DA' && /\d{4}/.test(value));
  const yearOf = (value = '') => /\d{4}/.exec(value)?.[0];
  const partial = dates.find(({ tag, value }) => tag === 'DA' && !/\d{4}/.test(value) && /\d/.test(value));
  const chosen =
    precise && (!year || year.tag === 'Y1' || yearOf(precise.value) === yearOf(year.value))
      ? precise
      : year && partial && /^\d{4}$/.test(year.value)
        ? { ...year, value: `${partial.value} ${year.value}` }
        : (year ?? dates[0]);
  for (const { tag, value, line } of dates) {
    if (chosen?.tag === tag) reference.set('source.published', chosen.value, `tag ${tag}`, line);
    else if (!chosen?.value.includes(value)) reference.lose(`tag ${tag}`, value, line);
  }
}

/** Reads identifiers. If a tag is also used for other values, the identifier must have a prefix: `arXiv:2301.12345`. */
function readIdentifiers(reference: Reference, lines: readonly Tagged[]): void {
  for (const { tag, value, line } of lines) {
    const row = identifiers.find(({ field, name, ris, isAmbiguousInRis }) => {
      const isNamed = value.toUpperCase().startsWith(name.toUpperCase());
      return ris?.includes(tag) && (isNamed || !isAmbiguousInRis) && findIdentifier(field, value) !== undefined;
    });
    if (row) reference.set(`source.${row.field}`, value, `tag ${tag}`, line);
    else reference.lose(`tag ${tag}`, value, line);
  }
}

function readUrls(reference: Reference, lines: readonly Tagged[]): void {
  for (const { value, line } of lines)
    for (const url of value.split(/\s*(?:;|\s)\s*(?=https?:)/)) reference.set('source.url', url, 'tag UR', line);
}

/** Reads an ISBN, an ISSN or the number of a report. */
function readNumbers(reference: Reference, lines: readonly Tagged[]): void {
  for (const { value, line } of lines) {
    const isbn = findIsbn(value);
    const found = isbn.value ? isbn : findIssn(value);
    if (found.value) {
      reference.set(isbn.value ? 'source.isbn' : 'source.issn', found.value, 'tag SN', line);
      for (const other of found.rest) reference.lose('tag SN', other, line);
    } else if (/report|thesis|legal/.test(reference.type)) reference.set('source.number', value, 'tag SN', line);
    else reference.lose('tag SN (not a valid ISBN or ISSN)', value, line);
  }
}
