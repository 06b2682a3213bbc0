import { formatDate } from '../messages/index.ts';
import { sourceTextFields, type SourceVariable } from '../schemas/source-fields.ts';
import { type Item, type NameVariable, nameVariables } from './record.ts';
import { type EdtfDate, isQualified, type Moment, yearsOf } from '../values/date.ts';
import type { Person } from '../values/names.ts';

/**
 * A date variable of CSL-JSON. It has either `date-parts` or `literal`.
 * See https://docs.citationstyles.org/en/stable/specification.html#date-variables
 */
export interface CslDate {
  /** One date or two, the start and the end, each as year, month and day. Before the Common Era, -1 is 1 BC. */
  'date-parts'?: number[][];
  /** Whether the date is approximate or uncertain. */
  circa?: true;
  /** The season, from 1 for spring to 4 for winter. */
  season?: number;
  /** The date in words, where numbers can't express it. */
  literal?: string;
}

/** Returns a date as CSL-JSON. */
export function cslDate(date: EdtfDate): CslDate {
  const literal = { literal: dateWords(date) };
  if (date.kind === 'list') return literal;
  const ends = date.kind === 'moment' ? [date.moment] : [date.start, date.end];
  if (ends.some((end) => typeof end === 'string')) return literal;
  const known = ends as Moment[];
  const hasParts = known.every(({ years, season = 0 }) => years === 1 && season <= 32);
  const parts = known.map(dateParts);
  // citeproc throws on a range between dates of different precision
  if (!hasParts || new Set(parts.map(({ length }) => length)).size > 1) return literal;
  const circa = known.some(isQualified) && { circa: true as const };
  const [{ season, year }] = known as [Moment];
  if (known.length === 1 && season !== undefined)
    return { 'date-parts': [[cslYear(year)]], season: cslSeason(season), ...circa };
  return { 'date-parts': parts, ...circa };
}

/** A name in CSL-JSON: https://github.com/citation-style-language/schema#csl-json-schema */
export interface CslName extends Omit<Person, 'particle' | 'key'> {
  /** The particle, which is part of the family name but does not count in sorting: `von`. */
  'non-dropping-particle'?: string;
}

/** Returns a person as a name in CSL-JSON, without the parts that are missing. */
const cslName = ({ family, given, particle, suffix, literal }: Person): CslName => ({
  ...(literal !== undefined && { literal }),
  ...(family !== undefined && { family }),
  ...(given !== undefined && { given }),
  ...(particle !== undefined && { 'non-dropping-particle': particle }),
  ...(suffix !== undefined && { suffix }),
});

type DateVariable = 'issued' | 'original-date';

/** An item with its dates and names as in CSL-JSON. */
export type CslItem = Omit<Item, DateVariable | NameVariable> &
  Partial<Record<DateVariable, CslDate> & Record<NameVariable, CslName[]>>;

/** Moves what CSL has no variables for into the note, in lines that Zotero reads: `arXiv: 2301.12345`. */
function inNote(item: Pick<Item, 'note' | SourceVariable>): { note?: string } {
  const known = sourceTextFields.filter(({ isInNote, variable }) => isInNote && item[variable] !== undefined);
  if (known.length === 0) return {};
  const lines = known.map(({ name, variable }) => `${name}: ${item[variable]}`);
  return {
    ...Object.fromEntries(known.map(({ variable }) => [variable, undefined])),
    note: [item.note, ...lines].filter(Boolean).join('\n'),
  };
}

/** Returns an item with its dates and names as in CSL-JSON. */
export const cslItem = ({ issued, 'original-date': original, ...item }: Item): CslItem => ({
  ...(item as Omit<Item, DateVariable | NameVariable>),
  ...Object.fromEntries(
    nameVariables.flatMap((variable) => (item[variable] ? [[variable, item[variable].map(cslName)]] : [])),
  ),
  ...(issued && { issued: cslDate(issued) }),
  ...(original && { 'original-date': cslDate(original) }),
  ...inNote(item),
});

const dateParts = ({ year, month, day, season }: Moment): number[] =>
  [cslYear(year), season === undefined ? month : 20 + cslSeason(season), day].filter((part) => part !== undefined);

const cslYear = (year: number) => (year > 0 ? year : year - 1);
const cslSeason = (season: number) => ((season - 21) % 4) + 1;

/** Returns a date in words: `spring 2024`, `c. 1350`, `44 BC`. */
export const dateWords = (date: EdtfDate): string => formatDate(date).replaceAll('\u00a0', ' ');

/** Returns the years of a date in words: `2014`, `1914–1918`, `c. 1350`, `44 BC`. */
export const yearWords = (date: EdtfDate): string => dateWords(yearsOf(date));
