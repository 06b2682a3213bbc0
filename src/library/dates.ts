import { createDateFormatter } from '../messages/dates.ts';
import { locale, messages } from '../messages/index.ts';
import { firstDay, lastDay, type Moment, moments, parseDate } from './edtf.ts';

// Every function expects a date in EDTF (https://www.loc.gov/standards/datetime/), as in a content file, and throws if it is
// not valid.

/** Formats a date for readers in the site's language: `29 September 2014`, `c. 1350`, `spring 2024`, `44 BC`. */
export const formatDate: (date: string) => string = createDateFormatter(locale, messages);

/**
 * Compares dates by time: by their first days, then by their last ones. A year comes before its months, and a date of
 * which only the end is known right before that end.
 */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [sortKey(a), sortKey(b)];
  return first.start - second.start || (first.end === second.end ? 0 : first.end - second.end);
}

function sortKey(date: string): { start: number; end: number } {
  const parsed = parseDate(date);
  const all = moments(parsed);
  const start = Math.min(...all.map(firstDay));
  const end = Math.max(...all.map(lastDay));
  if (parsed.kind === 'moment') return { start, end };
  const [opensAtStart, opensAtEnd] =
    parsed.kind === 'period'
      ? [typeof parsed.start === 'string', typeof parsed.end === 'string']
      : [parsed.earlier, parsed.later];
  return { start: opensAtStart ? start - 0.5 : start, end: opensAtEnd ? Infinity : end };
}

/**
 * Returns the year of a date in astronomical numbering: 0 is 1 BC, -43 is 44 BC. The first year of a period or a list, or the
 * last one if only that is known.
 */
export const dateYear = (date: string): number => moments(parseDate(date))[0].year;

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
  /** The date in words, where numbers can't say it. */
  literal?: string;
}

/** Returns a date as CSL-JSON. */
export function cslDate(date: string): CslDate {
  const parsed = parseDate(date);
  const literal = { literal: formatDate(date).replaceAll('\u00a0', ' ') };
  if (parsed.kind === 'list') return literal;
  const ends = parsed.kind === 'moment' ? [parsed.moment] : [parsed.start, parsed.end];
  if (ends.some((end) => typeof end === 'string')) return literal;
  const known = ends as Moment[];
  const hasParts = known.every(({ years, season = 0 }) => years === 1 && season <= 32);
  const parts = known.map(dateParts);
  // citeproc throws on a range between dates of different precision
  if (!hasParts || new Set(parts.map(({ length }) => length)).size > 1) return literal;
  const circa = known.some(({ approximate, uncertain }) => approximate || uncertain) && { circa: true as const };
  const [{ season, year }] = known as [Moment];
  if (known.length === 1 && season !== undefined)
    return { 'date-parts': [[cslYear(year)]], season: cslSeason(season), ...circa };
  return { 'date-parts': parts, ...circa };
}

const dateParts = ({ year, month, day, season }: Moment): number[] =>
  [cslYear(year), season === undefined ? month : 20 + cslSeason(season), day].filter((part) => part !== undefined);

const cslYear = (year: number) => (year > 0 ? year : year - 1);
const cslSeason = (season: number) => ((season - 21) % 4) + 1;

/**
 * Returns a date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, which HTML, JSON-LD and meta tags can say, without what else is known
 * of it: the year for a season, and without `~` and `?`. Returns `undefined` for a period, a list, a decade, a century and years
 * before 1 AD.
 */
export function isoDate(date: string): string | undefined {
  const parsed = parseDate(date);
  if (parsed.kind !== 'moment') return undefined;
  const { year, years, month, day } = parsed.moment;
  if (years > 1 || year < 1) return undefined;
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}
