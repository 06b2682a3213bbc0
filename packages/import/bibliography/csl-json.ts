import { personOf, type Person, type WorkType } from '../site.ts';
import { cslItems } from '../kinds.ts';
import { lookUp } from '../look-up.ts';
import { withoutMarkup } from '../text.ts';
import { type PeopleField, Reference, type TextField } from './reference.ts';

/** The types of CSL. See https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const types: Readonly<Record<string, { type: WorkType; genre?: string }>> = {
  'article-journal': { type: 'journal article' },
  'article-magazine': { type: 'magazine article' },
  'article-newspaper': { type: 'newspaper article' },
  article: { type: 'document', genre: 'preprint' },
  'post-weblog': { type: 'blog post' },
  post: { type: 'web page', genre: 'post' },
  webpage: { type: 'web page' },
  book: { type: 'book' },
  classic: { type: 'book' },
  collection: { type: 'document', genre: 'collection' },
  pamphlet: { type: 'book', genre: 'pamphlet' },
  periodical: { type: 'book', genre: 'periodical' },
  chapter: { type: 'book chapter' },
  'paper-conference': { type: 'conference paper' },
  report: { type: 'report' },
  standard: { type: 'report', genre: 'standard' },
  thesis: { type: 'thesis' },
  personal_communication: { type: 'letter' },
  interview: { type: 'interview' },
  speech: { type: 'speech' },
  broadcast: { type: 'broadcast' },
  motion_picture: { type: 'film' },
  manuscript: { type: 'manuscript' },
  review: { type: 'review' },
  'review-book': { type: 'review' },
  entry: { type: 'encyclopedia entry' },
  'entry-encyclopedia': { type: 'encyclopedia entry' },
  'entry-dictionary': { type: 'encyclopedia entry' },
  bill: { type: 'legal document' },
  hearing: { type: 'legal document' },
  legal_case: { type: 'legal document' },
  legislation: { type: 'legal document' },
  regulation: { type: 'legal document' },
  treaty: { type: 'legal document' },
  patent: { type: 'legal document', genre: 'patent' },
  dataset: { type: 'dataset' },
  document: { type: 'document' },
  figure: { type: 'document', genre: 'figure' },
  graphic: { type: 'document', genre: 'artwork' },
  map: { type: 'document', genre: 'map' },
  musical_score: { type: 'document', genre: 'musical score' },
  performance: { type: 'document', genre: 'performance' },
  software: { type: 'document', genre: 'software' },
  song: { type: 'document', genre: 'sound recording' },
  event: { type: 'document', genre: 'event' },
};

/** The variables of CSL that are a line of text. */
const textFields: Readonly<Record<string, TextField>> = {
  title: 'title',
  genre: 'genre',
  language: 'language',
  'container-title': 'source.publication',
  volume: 'source.volume',
  issue: 'source.issue',
  page: 'source.pages',
  number: 'source.number',
  edition: 'source.edition',
  publisher: 'source.publisher',
  'publisher-place': 'source.place',
  'event-place': 'source.place',
  'collection-title': 'source.series',
  'collection-number': 'source.seriesNumber',
  'event-title': 'source.event',
  event: 'source.event',
  archive: 'source.repository',
  archive_location: 'source.shelfmark',
  DOI: 'source.doi',
  URL: 'source.url',
  ISBN: 'source.isbn',
  ISSN: 'source.issn',
  PMID: 'source.pmid',
  'original-title': 'original.title',
  'original-publisher': 'original.publisher',
  'original-publisher-place': 'original.place',
  'reviewed-title': 'reviewed.title',
};

const peopleFields: Readonly<Record<string, PeopleField>> = {
  author: 'authors',
  translator: 'translators',
  interviewer: 'interviewers',
  recipient: 'recipients',
  director: 'directors',
  'reviewed-author': 'reviewed.authors',
};

const dateFields: Readonly<Record<string, TextField>> = {
  issued: 'source.published',
  'original-date': 'original.published',
};

const ownEditors: readonly WorkType[] = [
  'book',
  'report',
  'manuscript',
  'thesis',
  'document',
  'web page',
  'dataset',
  'film',
];

/** Reads CSL-JSON. The lines of its items are not known. Throws if the text is not JSON. */
export function readCslJson(
  text: string,
  progress: (done: number, total: number) => void = () => undefined,
): { references: Reference[]; remarks: never[]; skipped: { source: string; reason: string }[] } {
  const items = cslItems(JSON.parse(text)) ?? [];
  const skipped: { source: string; reason: string }[] = [];
  const references = items.flatMap((item, index) => {
    progress(index + 1, items.length);
    if (typeof item === 'object' && item !== null && typeof item.type === 'string') return [toReference(item)];
    skipped.push({ source: `item ${index + 1}`, reason: 'not an item of CSL-JSON: it has no type' });
    return [];
  });
  return { references, remarks: [], skipped };
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

function toReference(item: Record<string, unknown>): Reference {
  const cslType = asText(item.type) ?? '';
  const known = lookUp(types, cslType);
  const reference = new Reference(
    known?.type ?? 'document',
    cslType,
    asText(item['citation-key']) ?? asText(item.id) ?? '',
  );
  if (!known) reference.lose('type', cslType);
  for (const [name, value] of Object.entries(item)) {
    const field = lookUp(textFields, name);
    const people = lookUp(peopleFields, name);
    const date = lookUp(dateFields, name);
    if (['type', 'id', 'citation-key', 'abstract', 'note', 'keyword'].includes(name)) continue;
    if (field) setText(reference, name, field, value);
    else if (people) reference.add(people, toPeople(value));
    else if (name === 'editor')
      reference.add(ownEditors.includes(reference.type) ? 'editors' : 'source.editors', toPeople(value));
    else if (date) reference.set(date, toDate(value), name);
    else reference.lose(name, asText(value) ?? JSON.stringify(value));
  }
  if (reference.type === 'speech') {
    reference.add('speakers', reference.people.get('authors') ?? []);
    reference.people.delete('authors');
  }
  if (!reference.get('genre')) reference.set('genre', known?.genre, 'type');
  setNotes(reference, item);
  return reference;
}

function setNotes(reference: Reference, item: Record<string, unknown>): void {
  for (const kind of ['abstract', 'note'] as const) {
    const text = asText(item[kind]);
    if (text) reference.notes.push({ kind, text });
  }
  for (const keyword of asText(item.keyword)?.split(/\s*[,;]\s*/) ?? [])
    if (keyword) reference.keywords.push({ text: keyword });
}

function setText(reference: Reference, name: string, field: TextField, value: unknown): void {
  // CrossRef returns lists
  const [first, ...others] = [value].flat();
  const text = asText(first);
  if (text === undefined) reference.lose(name, JSON.stringify(value));
  else reference.set(field, field === 'source.doi' ? text : withoutMarkup(text), name);
  for (const other of others) reference.lose(name, asText(other) ?? JSON.stringify(other));
}

/** Returns people from names in CSL-JSON. Both kinds of particles become one. */
function toPeople(value: unknown): Person[] {
  return [value].flat().flatMap((name: unknown) => {
    if (typeof name !== 'object' || name === null) return typeof name === 'string' ? [{ literal: name }] : [];
    const part = (key: string) => asText((name as Record<string, unknown>)[key]) ?? '';
    const literal = part('literal') || part('name');
    if (literal) return [{ literal }];
    const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
    const someone = personOf({ family: part('family'), given: part('given'), particle, suffix: part('suffix') });
    return Object.keys(someone).length > 0 ? [someone] : [];
  });
}

/** Returns a date of CSL-JSON in EDTF, or its words. */
function toDate(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return asText(value);
  const date = value as Record<string, unknown>;
  const parts = Array.isArray(date['date-parts']) ? (date['date-parts'] as unknown[]) : [];
  const season = Number(date.season);
  const dates = parts
    .map((part) => [part].flat().map(Number))
    .filter(([year]) => Number.isInteger(year))
    .map(([year = 0, month = 0, day = 0]) => {
      const years = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
      const seasonal = month === 0 && season >= 1 && season <= 4 ? season + 20 : month;
      return [
        years,
        ...[seasonal, day].filter((number) => number > 0).map((number) => String(number).padStart(2, '0')),
      ].join('-');
    });
  if (dates.length === 0) return asText(date.raw) ?? asText(date.literal) ?? asText(date.edtf);
  const circa = date.circa !== undefined && date.circa !== false && date.circa !== 0 && date.circa !== '0';
  return dates.slice(0, 2).join('/') + (circa && dates.length === 1 ? '~' : '');
}
