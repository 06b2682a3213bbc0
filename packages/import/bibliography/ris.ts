import { invertedName, isOthers, type WorkType } from '../site.ts';
import { lookUp } from '../look-up.ts';
import { withoutMarkup } from '../text.ts';
import type { Remark } from './bibtex-entries.ts';
import { findDoi, findIsbn, findIssn } from './identifiers.ts';
import { type PeopleField, Reference, type TextField } from './reference.ts';

/**
 * The types of RIS, from the specification of Reference Manager and from what EndNote and RefWorks export.
 * See https://en.wikipedia.org/wiki/RIS_(file_format)
 */
const types: Readonly<Record<string, { type: WorkType; genre?: string }>> = {
  ...{ JOUR: { type: 'journal article' }, EJOUR: { type: 'journal article' }, JFULL: { type: 'journal article' } },
  ...{ ABST: { type: 'journal article' }, INPR: { type: 'journal article' } },
  ...{ MGZN: { type: 'magazine article' }, NEWS: { type: 'newspaper article' }, BLOG: { type: 'blog post' } },
  ...{ ELEC: { type: 'web page' }, WEB: { type: 'web page' }, ICOMM: { type: 'letter', genre: 'e-mail' } },
  ...{ BOOK: { type: 'book' }, EBOOK: { type: 'book' }, EDBOOK: { type: 'book' }, CLSWK: { type: 'book' } },
  ...{ SER: { type: 'book' }, CTLG: { type: 'book', genre: 'catalogue' }, PAMP: { type: 'book', genre: 'pamphlet' } },
  ...{ CHAP: { type: 'book chapter' }, ECHAP: { type: 'book chapter' } },
  ...{ CONF: { type: 'conference paper' }, CPAPER: { type: 'conference paper' } },
  ...{ RPRT: { type: 'report' }, GOVDOC: { type: 'report' }, STAND: { type: 'report', genre: 'standard' } },
  ...{ GRNT: { type: 'document', genre: 'grant' }, THES: { type: 'thesis' } },
  ...{ ENCYC: { type: 'encyclopedia entry' }, DICT: { type: 'encyclopedia entry' } },
  ...{ PCOMM: { type: 'letter' }, MANSCPT: { type: 'manuscript' }, UNPB: { type: 'manuscript' } },
  ...{ ANCIENT: { type: 'document', genre: 'ancient text' }, SLIDE: { type: 'speech' } },
  ...{ MPCT: { type: 'film' }, ADVS: { type: 'film' }, VIDEO: { type: 'video' }, MULTI: { type: 'video' } },
  ...{ SOUND: { type: 'document', genre: 'sound recording' }, MUSIC: { type: 'document', genre: 'music' } },
  ...{ ART: { type: 'document', genre: 'artwork' }, FIGURE: { type: 'document', genre: 'figure' } },
  ...{ CHART: { type: 'document', genre: 'chart' }, MAP: { type: 'document', genre: 'map' } },
  ...{ COMP: { type: 'document', genre: 'software' }, EQUA: { type: 'document', genre: 'equation' } },
  ...{ DATA: { type: 'dataset' }, DBASE: { type: 'dataset' }, AGGR: { type: 'dataset' } },
  ...{ BILL: { type: 'legal document' }, UNBILL: { type: 'legal document' }, STAT: { type: 'legal document' } },
  ...{ CASE: { type: 'legal document' }, LEGAL: { type: 'legal document' }, HEAR: { type: 'legal document' } },
  PAT: { type: 'legal document', genre: 'patent' },
};

/** A line of a record, with the lines that continue it. */
interface Tagged {
  tag: string;
  value: string;
  line: number;
}

const tagLine = /^([A-Z][A-Z\d]) {1,2}- ?(.*)$/;

/** Reads a RIS file: records of tagged lines, from `TY` to `ER`. Lines without a tag continue the one before. */
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

const journalLike: readonly WorkType[] = ['journal article', 'magazine article', 'newspaper article'];
const partOfBook: readonly WorkType[] = ['book chapter', 'conference paper', 'encyclopedia entry'];

/** Who the authors of a type are, if not its authors. */
const authorFields: Partial<Record<WorkType, PeopleField>> = { film: 'directors', speech: 'speakers' };

/** Types under which EndNote puts the editor of the series into `A2`. */
const seriesEditorFirst = [
  'BOOK',
  'EBOOK',
  'CLSWK',
  'COMP',
  'MAP',
  'RPRT',
  'UNPB',
  'WEB',
  'ELEC',
  'MULTI',
  'GOVDOC',
  'SER',
];

function toReference(lines: readonly Tagged[]): Reference {
  const [{ value: risType, line }] = lines as [Tagged, ...Tagged[]];
  const name = risType.trim().toUpperCase();
  const known = lookUp(types, name);
  const rest = lines
    .slice(1)
    .map((tagged) => ({ ...tagged, value: tagged.value.trim() }))
    .filter(({ value }) => value !== '');
  const take = (...tags: string[]): Tagged[] => {
    const taken = tags.flatMap((tag) => rest.filter((tagged) => tagged.tag === tag));
    for (const tagged of taken) rest.splice(rest.indexOf(tagged), 1);
    return taken;
  };
  const hasJournal = rest.some(({ tag }) => ['JO', 'JF', 'JA', 'J1'].includes(tag));
  const type = known?.type ?? (hasJournal ? 'journal article' : 'document');
  const reference = new Reference(type, name, take('ID')[0]?.value ?? '', line);
  if (!known && name !== 'GEN') reference.lose('type', risType, line);

  const set = (field: TextField, ...tags: string[]) => {
    for (const { tag, value, line: at } of take(...tags)) reference.set(field, withoutMarkup(value), `tag ${tag}`, at);
  };
  const add = (field: PeopleField, ...tags: string[]) => {
    for (const tagged of take(...tags)) addPerson(reference, field, tagged);
  };

  // all authors together, in the order of the file
  const authors = rest.filter(({ tag }) => tag === 'AU' || tag === 'A1');
  take('AU', 'A1');
  const authorField = name === 'EDBOOK' ? 'editors' : (authorFields[type] ?? 'authors');
  for (const author of authors) addPerson(reference, authorField, author);
  const ownEditors: PeopleField =
    journalLike.includes(type) || partOfBook.includes(type) ? 'source.editors' : 'editors';
  add(ownEditors, 'ED');
  if (name === 'PCOMM' || name === 'ICOMM') add('recipients', 'A2');
  else if (name === 'SER' || !seriesEditorFirst.includes(name)) {
    if (
      [
        'JOUR',
        'EJOUR',
        'CHAP',
        'ECHAP',
        'CONF',
        'CPAPER',
        'ENCYC',
        'DICT',
        'ANCIENT',
        'EDBOOK',
        'NEWS',
        'MGZN',
        'BLOG',
        'GEN',
        'ABST',
        'INPR',
      ].includes(name)
    )
      add(ownEditors, 'A2');
  }
  if (['BOOK', 'EBOOK'].includes(name)) add('editors', 'A3');
  if (!['CASE', 'CONF', 'DATA', 'MUSIC', 'RPRT', 'SER', 'CPAPER'].includes(name)) add('translators', 'A4');

  set('title', 'TI', 'T1', 'CT');
  if (['BOOK', 'EBOOK', 'EDBOOK', 'UNPB', 'THES', 'GEN'].includes(name) && !reference.get('title')) set('title', 'BT');
  if (!reference.get('title')) set('title', 'TT');
  setContainer(reference, name, take, set);
  set('source.volume', 'VL');
  set('source.issue', 'IS');
  if (journalLike.includes(type)) {
    for (const { value, line: at } of take('M1', 'CP')) {
      const field = reference.get('source.issue') === undefined && name !== 'NEWS' ? 'source.issue' : undefined;
      if (field) reference.set(field, value, 'tag M1', at);
      else reference.lose('tag M1', value, at);
    }
  }
  if (type === 'book' || type === 'book chapter') set('source.seriesNumber', name === 'CHAP' ? 'SV' : 'M1');
  set('source.edition', 'ET');
  set('source.publisher', 'PB');
  set('source.place', ...(type === 'conference paper' ? ['C1', 'CY', 'PP'] : ['CY', 'PP']));
  set('language', 'LA');
  for (const { value, line: at } of take('M3')) {
    const doi = findDoi(value); // older exports put it here
    if (doi) reference.set('source.doi', doi, 'tag M3', at);
    else reference.set('genre', value, 'tag M3', at);
  }
  reference.set('genre', reference.get('genre') ? undefined : known?.genre, 'type');
  setPages(reference, take);
  setDate(reference, take);
  setAddresses(reference, take);
  if (name === 'RPRT' || name === 'STAND' || name === 'GOVDOC' || type === 'legal document') set('source.number', 'M1');
  for (const { value, line: at } of take('KW'))
    for (const keyword of value.split(/\s*[;\n]\s*/))
      reference.keywords.push({ text: withoutMarkup(keyword), line: at });
  const abstracts = take('AB', 'N2');
  const notes = take('N1');
  for (const { value, line: at } of abstracts) reference.notes.push({ kind: 'abstract', text: value, line: at });
  for (const { value, line: at } of notes)
    if (!abstracts.some((abstract) => abstract.value === value))
      reference.notes.push({ kind: 'note', text: value, line: at });
  for (const { tag, value, line: at } of rest) reference.lose(`tag ${tag}`, value, at);
  return reference;
}

function addPerson(reference: Reference, field: PeopleField, { tag, value, line }: Tagged): void {
  const text = withoutMarkup(value);
  if (isOthers(text)) reference.lose(`tag ${tag}`, 'further people who are not named', line);
  else
    reference.add(
      field,
      [invertedName(text)].filter((someone) => Object.keys(someone).length > 0),
    );
}

type Take = (...tags: string[]) => Tagged[];
type Set = (field: TextField, ...tags: string[]) => void;

/** Sets what the work appeared in. `T2` is a series for a book, a conference for a paper, else the publication. */
function setContainer(reference: Reference, name: string, take: Take, set: Set): void {
  const { type } = reference;
  const isOnItsOwn = ['book', 'report', 'thesis'].includes(type) || ['COMP', 'MAP'].includes(name);
  if (name === 'CPAPER' || name === 'CONF') {
    set('source.publication', 'C3', 'BT', 'JF', 'JO');
    for (const { value, line } of take('T2')) {
      const isVolume =
        !reference.get('source.publication') &&
        /\b(?:proc(?:eedings|\.)|lecture notes|transactions|tagungsband|actes)\b/i.test(value);
      reference.set(isVolume ? 'source.publication' : 'source.event', withoutMarkup(value), 'tag T2', line);
    }
    set('source.series', 'T3');
  } else if (type === 'thesis') {
    set('source.publication', 'JF', 'JO');
  } else if (isOnItsOwn) {
    set('source.series', 'T2', 'T3');
    set('source.publication', 'BT', 'JF', 'JO');
  } else {
    // full names before abbreviations
    const tags = ['JF', 'T2', 'BT', 'JO', 'J2', 'JA', 'J1', 'J3'];
    // of a web page, EndNote has a series in T2
    for (const tag of type === 'web page' ? tags.filter((other) => other !== 'T2').concat('T2') : tags) {
      for (const { value, line } of take(tag)) {
        const abbreviation = reference.get('source.publication') !== undefined;
        if (abbreviation && reference.get('source.publication') !== value) reference.lose(`tag ${tag}`, value, line);
        else reference.set('source.publication', withoutMarkup(value), `tag ${tag}`, line);
      }
    }
    if (!journalLike.includes(type)) set('source.series', 'T3');
  }
}

/** Joins the first and the last page. Books have their number of pages in `SP`. */
function setPages(reference: Reference, take: Take): void {
  if (['book', 'thesis', 'film', 'video', 'dataset'].includes(reference.type)) return;
  const [start] = take('SP');
  const [end] = take('EP');
  const first = start?.value ?? end?.value;
  if (first === undefined) return;
  const isRange = /[-–]/.test(first) || !start || !end || end.value === first;
  reference.set('source.pages', isRange ? first : `${first}-${end.value}`, 'tag SP', start?.line);
}

/** `PY` and `Y1` are dates as `year/month/day/season`; `DA` may add the day. */
function setDate(reference: Reference, take: Take): void {
  const dates = take('DA', 'Y1', 'PY').map((tagged) => ({
    ...tagged,
    value: tagged.value.replace(/\/+$/, '').replace(/^(\d{4})\/(\d\d)$/, '$1-$2'),
  }));
  const precise = dates.find(({ value, tag }) => tag === 'DA' && /\d{4}/.test(value));
  const year = dates.find(({ tag, value }) => tag !== 'DA' && /\d{4}/.test(value));
  const yearOf = (value = '') => /\d{4}/.exec(value)?.[0];
  const partial = dates.find(({ tag, value }) => tag === 'DA' && !/\d{4}/.test(value) && /\d/.test(value));
  const chosen =
    precise && (!year || yearOf(precise.value) === yearOf(year.value))
      ? precise
      : year && partial && /^\d{4}$/.test(year.value)
        ? { ...year, value: `${partial.value} ${year.value}` }
        : (year ?? dates[0]);
  for (const { tag, value, line } of dates) {
    if (chosen?.tag === tag) reference.set('source.published', chosen.value, `tag ${tag}`, line);
    else if (!chosen?.value.includes(value)) reference.lose(`tag ${tag}`, value, line);
  }
}

function setAddresses(reference: Reference, take: Take): void {
  for (const { value, line } of take('DO', 'DI', 'L3'))
    if (findDoi(value)) reference.set('source.doi', value, 'tag DO', line);
    else reference.lose('tag DO', value, line);
  for (const { value, line } of take('UR', 'LK').flatMap(splitUrls)) reference.set('source.url', value, 'tag UR', line);
  for (const { value, line } of take('SN')) {
    const { value: isbn, rest: otherIsbns } = findIsbn(value);
    const { value: issn, rest: otherIssns } = isbn ? { value: undefined, rest: [] } : findIssn(value);
    if (isbn) reference.set('source.isbn', isbn, 'tag SN', line);
    else if (issn) reference.set('source.issn', issn, 'tag SN', line);
    else if (/report|thesis|legal/.test(reference.type)) reference.set('source.number', value, 'tag SN', line);
    else reference.lose('tag SN (not a valid ISBN or ISSN)', value, line);
    for (const other of isbn ? otherIsbns : issn ? otherIssns : []) reference.lose('tag SN', other, line);
  }
}

const splitUrls = (tagged: Tagged): Tagged[] =>
  tagged.value.split(/\s*(?:;|\s)\s*(?=https?:)/).map((value) => ({ ...tagged, value }));
