import { type CslDate, formatDate } from '../library/dates.ts';

/** Writes a year, a month and a day like `2014-09-29`. In ISO 8601, 1 BC is the year 0000 and 2 BC is -0001. */
function isoParts([cslYear = 0, ...rest]: readonly number[]): string {
  const year = cslYear < 0 ? cslYear + 1 : cslYear;
  const digits = String(Math.abs(year)).padStart(4, '0');
  return [year < 0 ? `-${digits}` : digits, ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}

/** Returns whether a date is one day, month or year of the Common Era, and known for sure. */
export const isPlain = ({ 'date-parts': parts = [], circa, season, literal }: CslDate): boolean =>
  parts.length === 1 && (parts[0]?.[0] ?? 0) > 0 && !circa && season === undefined && literal === undefined;

/**
 * Returns a date, or the start of a period, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY` of ISO 8601; `undefined` if it is
 * unknown or only known in words.
 */
export function isoStart(date: CslDate | undefined): string | undefined {
  const [start = []] = date?.['date-parts'] ?? [];
  const [year, month = 0] = start;
  if (year === undefined) return undefined;
  return isoParts(month > 12 ? [year] : start);
}

/**
 * Returns a date in EDTF (https://www.loc.gov/standards/datetime/), as BibLaTeX reads it; `undefined` if it is unknown or
 * only known in words.
 */
export function edtfDate(date: CslDate | undefined): string | undefined {
  const parts = date?.['date-parts'];
  if (date === undefined || parts === undefined) return undefined;
  const season = date.season === undefined ? [] : [20 + date.season];
  return parts.map((part) => isoParts([...part, ...season]) + (date.circa ? '~' : '')).join('/');
}

/** Returns a date in words: `spring 2024`, `c. 1350`, `44 BC`; `undefined` if it is unknown. */
export function dateWords(date: CslDate | undefined): string | undefined {
  const edtf = edtfDate(date);
  return edtf === undefined ? date?.literal : formatDate(edtf).replaceAll('\u00a0', ' ');
}

/** Returns the years of a date in words: `2014`, `1914–1918`, `c. 1350`, `44 BC`; `undefined` if it is unknown. */
export function yearWords(date: CslDate | undefined): string | undefined {
  const years = date?.['date-parts']?.map(([year = 0]) => [year]) ?? [];
  const isSameYear = years.length === 2 && years[0]?.[0] === years[1]?.[0];
  const { season: _, ...withoutSeason } = date ?? {};
  return dateWords(
    date && { ...withoutSeason, ...(years.length > 0 && { 'date-parts': isSameYear ? years.slice(1) : years }) },
  );
}
