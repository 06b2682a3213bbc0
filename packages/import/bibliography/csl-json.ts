import { invertedName, isOthers, personOf, type Person, roleVariables, sourceTextFields, typesIn } from '../site.ts';
import { cslItems } from '../kinds.ts';
import { lookUp } from '../look-up.ts';
import { withoutMarkup } from '../text.ts';
import { separateNames } from './people.ts';
import { type PeopleField, Reference, type TextField } from './reference.ts';

const types = typesIn('csl');

/** The CSL variables that contain one line of text. */
const textFields: ReadonlyMap<string, TextField> = new Map([
  ['title', 'title'],
  ['genre', 'genre'],
  ['language', 'language'],
  ['original-title', 'original.title'],
  ['original-publisher', 'original.publisher'],
  ['original-publisher-place', 'original.place'],
  ['reviewed-title', 'reviewed.title'],
  ...sourceTextFields.flatMap(({ csl = [], field }) => csl.map((variable) => [variable, `source.${field}`] as const)),
]);

const peopleFields: ReadonlyMap<string, PeopleField> = new Map<string, PeopleField>([
  ...[...roleVariables].map(([variable, [role]]) => [variable, role as PeopleField] as const),
  ['editor', 'editor'],
  ['reviewed-author', 'reviewed.authors'],
]);

const dateFields: ReadonlyMap<string, TextField> = new Map([
  ['issued', 'source.published'],
  ['original-date', 'original.published'],
]);

/** Reads CSL-JSON. Doesn't know the lines of its items. Throws if the text is not valid JSON. */
export function readCslJson(
  text: string,
  progress: (done: number, total: number) => void = () => undefined,
): { references: Reference[]; remarks: never[]; skipped: { source: string; reason: string }[] } {
  const items = cslItems(JSON.parse(text)) ?? [];
  const skipped: { source: string; reason: string }[] = [];
  const references = items.flatMap((item, index) => {
    progress(index + 1, items.length);
    const source = `item ${index + 1}`;
    try {
      if (typeof item === 'object' && item !== null && typeof item.type === 'string') return [toReference(item)];
      skipped.push({ source, reason: 'not an item of CSL-JSON: it has no type' });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a list in a list in a list …, which overflows the stack
      skipped.push({ source: `${source} (${asText(item.title) ?? 'no title'})`, reason: 'lists nested too deeply' });
    }
    return [];
  });
  return { references, remarks: [], skipped };
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

function toReference(item: Record<string, unknown>): Reference {
  const stated = asText(item.type) ?? '';
  const cslType = lookUp(crossrefTypes, stated) ?? stated;
  const known = types.get(cslType);
  const reference = new Reference(
    known?.type ?? 'document',
    cslType,
    asText(item['citation-key']) ?? asText(item.id) ?? '',
  );
  if (!known) reference.lose('type', cslType);
  for (const [name, value] of Object.entries(item)) {
    const field = textFields.get(name);
    const people = peopleFields.get(name);
    const date = dateFields.get(name);
    if (['type', 'id', 'citation-key', 'abstract', 'note', 'keyword'].includes(name)) continue;
    if (field) setText(reference, name, field, value);
    else if (people)
      reference.add(
        people,
        toPeople(value, (others) => reference.lose(name, others)),
      );
    else if (date) reference.set(date, toDate(value), name);
    else reference.lose(name, asText(value) ?? JSON.stringify(value));
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
  for (const keyword of asText(item.keyword)?.split(/[,;]/) ?? [])
    if (keyword.trim()) reference.keywords.push({ text: keyword.trim() });
}

function setText(reference: Reference, name: string, field: TextField, value: unknown): void {
  // CrossRef returns lists
  const [first, ...others] = [value].flat();
  const text = asText(first);
  if (text === undefined) reference.lose(name, JSON.stringify(value));
  else reference.set(field, field === 'source.doi' ? text : withoutMarkup(text), name);
  for (const other of others) reference.lose(name, asText(other) ?? JSON.stringify(other));
}

/**
 * Returns people from names in CSL-JSON. Joins both kinds of particles. Reports `et al.`, which stands for people who are
 * not named.
 */
function toPeople(value: unknown, lose: (others: string) => void): Person[] {
  return [value].flat().flatMap((name: unknown) => {
    if (typeof name !== 'object' || name === null) return typeof name === 'string' ? [{ literal: name }] : [];
    const part = (key: string) => asText((name as Record<string, unknown>)[key]) ?? '';
    const literal = part('literal') || part('name');
    const names = separateNames(literal);
    if (names.some((one) => isOthers(one))) lose('further people who are not named');
    if (names.length > 1) return names.filter((one) => !isOthers(one)).map((one) => invertedName(one));
    if (literal) return [{ literal }];
    const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
    const someone = personOf({ family: part('family'), given: part('given'), particle, suffix: part('suffix') });
    return Object.keys(someone).length > 0 ? [someone] : [];
  });
}

/** The types that Crossref uses in its CSL-JSON instead of the types of CSL. */
const crossrefTypes: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry-encyclopedia',
  dissertation: 'thesis',
};

/**
 * Returns a date of CSL-JSON in EDTF, or its words. Some programs write a list of dates, or use other names for the parts.
 */
function toDate(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return asText(value);
  const dates = (Array.isArray(value) ? value : partsOf(value as Record<string, unknown>))
    .map((part: unknown) => numbersOf(part))
    .filter(([year]) => Number.isInteger(year) && year !== 0);
  const date = (Array.isArray(value) ? {} : value) as Record<string, unknown>;
  if (dates.length === 0) return asText(date.raw) ?? asText(date.literal) ?? asText(date.edtf);
  const season = asText(date.season) ?? '';
  const [first = []] = dates;
  // the name of a season is read with the year
  if (/\p{L}/u.test(season) && first.length === 1) return `${season} ${first[0]}`;
  const written = dates.slice(0, 2).map((numbers) => toEdtf(numbers, Number(season)));
  const circa = date.circa !== undefined && date.circa !== false && date.circa !== 0 && date.circa !== '0';
  return written.map((text) => text + (circa ? '~' : '')).join('/');
}

const partsOf = (date: Record<string, unknown>): unknown[] => {
  const parts = date['date-parts'] ?? date.date_parts;
  return Array.isArray(parts) ? (parts as unknown[]) : date.year === undefined ? [] : [date];
};

/** Returns year, month and day. */
function numbersOf(part: unknown): number[] {
  const { year, month, day } = (part ?? {}) as Record<string, unknown>;
  const values = year === undefined ? [part].flat() : [year, month, day];
  return values.filter((value) => value !== undefined && value !== null && value !== '').map(Number);
}

/** Writes a date in EDTF. The months 13 to 16 are seasons, as in older versions of CSL. */
function toEdtf([year = 0, month = 0, day = 0]: readonly number[], season: number): string {
  const years = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  const seasonal =
    month === 0 && season >= 1 && season <= 4 ? season + 20 : month > 12 && month < 17 ? month + 8 : month;
  const parts = [seasonal, day].filter((number) => number > 0).map((number) => String(number).padStart(2, '0'));
  return [years, ...parts].join('-');
}
