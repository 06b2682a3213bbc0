import { type Multiple, parse as parseEdtf, type Single } from 'edtf';

/** A day, month, season, year, decade, century or millennium, which may be approximate or uncertain. */
export interface Moment {
  /** The year in astronomical numbering: 0 is 1 BC, -43 is 44 BC. The first year of a decade, century or millennium. */
  year: number;
  /** The number of years: 10 for a decade, 100 for a century, 1000 for a millennium. */
  years: 1 | 10 | 100 | 1000;
  /** The month, from 1. */
  month?: number | undefined;
  day?: number | undefined;
  /** The part of the year, as a code of EDTF: a season (21 to 32, 21 is spring) or a quarter (33 to 36). */
  season?: number | undefined;
  approximate: boolean;
  uncertain: boolean;
}

/** A period between two dates. */
export interface Period {
  start: Moment;
  end: Moment;
}

/** An end of a period: `open` if it continues (`1964/..`), `unknown` if it is not known (`1964/`). */
type PeriodEnd = Moment | 'open' | 'unknown';

/** A date in EDTF, parsed. */
type ParsedDate =
  | { kind: 'moment'; moment: Moment }
  | { kind: 'period'; start: PeriodEnd; end: PeriodEnd }
  /**
   * One of several dates (`any`), or all of them. The list may include all dates before the first, or all dates after
   * the last.
   */
  | { kind: 'list'; any: boolean; items: (Moment | Period)[]; earlier: boolean; later: boolean };

/**
 * A date of publication: as written in EDTF (https://www.loc.gov/standards/datetime/), and parsed. The schemas parse it
 * once; everything else receives the value. It is plain data, which Astro can store.
 */
export type EdtfDate = ParsedDate & { edtf: string };

/** Parses a date. See `parse` for what is valid; throws an error on anything else. */
export const parseDate = (edtf: string): EdtfDate => ({ edtf, ...parse(edtf) });

/** The longest date, in characters. The parser needs gigabytes for long lists. */
export const maxDateLength = 200;

/** Parses a date; returns `undefined` if it is not valid. */
export function tryParseDate(text: string): EdtfDate | undefined {
  if (text.length > maxDateLength) return undefined;
  if (!/^[\dXY.,/~?%[\]{}-]+$/.test(text)) return undefined; // words never reach the parser
  try {
    return parseDate(text);
  } catch {
    return undefined; // the parser throws on anything else
  }
}

/** Returns a calendar day, `YYYY-MM-DD`, as a date. */
export function dayDate(day: string): EdtfDate {
  const [year = 0, month, date] = day.split('-').map(Number);
  return {
    edtf: day,
    kind: 'moment',
    moment: { year, years: 1, month, day: date, approximate: false, uncertain: false },
  };
}

/**
 * Parses a date in the Extended Date/Time Format, levels 0 to 2: https://www.loc.gov/standards/datetime/. Ranges of seasons
 * (`2024-21/2024-22`), which a double issue may have, are an extension. Throws an error if the date is not valid, or is
 * of a kind that says nothing about a publication: times of day, years with exponents or significant digits, thirds
 * and halves of years, and unspecified digits (`X`) other than the last ones of a year, a whole month or a whole day.
 */
function parse(date: string): ParsedDate {
  const plain = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(date);
  if (plain) {
    const [year = 0, month, day] = plain.slice(1).map((part) => (part === undefined ? part : Number(part)));
    return {
      kind: 'moment',
      moment: validMoment({ year, years: 1, month, day, approximate: false, uncertain: false }),
    };
  }
  // edtf.js crashes on an unknown start
  const hasUnknownStart = date.startsWith('/');
  const parsed = parseEdtf(hasUnknownStart ? `..${date}` : date, {
    level: 2,
    types: ['Date', 'Year', 'Season', 'Interval', 'List', 'Set'],
    seasonIntervals: true,
  });
  if (parsed.type === 'Interval') {
    const [start, end] = parsed.values.map((value) =>
      value === null ? 'unknown' : value === Infinity ? 'open' : toMoment(value as Single),
    ) as [PeriodEnd, PeriodEnd];
    if (typeof start === 'string' && typeof end === 'string') throw new Error('a period without dates');
    if (typeof start !== 'string' && typeof end !== 'string') assertOrder({ start, end });
    return { kind: 'period', start: hasUnknownStart ? 'unknown' : start, end };
  }
  if (parsed.type === 'Set' || parsed.type === 'List') return toList(parsed);
  return { kind: 'moment', moment: toMoment(parsed) };
}

function toList({ type, values, earlier = false, later = false }: Multiple): ParsedDate {
  const items = values.map((value) => {
    if (!Array.isArray(value)) return toMoment(value);
    const period = { start: toMoment(value[0]), end: toMoment(value[1]) };
    assertOrder(period);
    return period;
  });
  return { kind: 'list', any: type === 'Set', items, earlier, later };
}

/** The number of years that a year with unspecified digits covers, by the bit mask of edtf.js. */
const yearSpans: Readonly<Record<number, Moment['years']>> = { 0: 1, 8: 10, 12: 100, 14: 1000 };
const bits = { year: 0b1111, month: 0b11_0000, day: 0b1100_0000 };

function toMoment({ type = 'Date', values, unspecified = 0, significant, ...qualifiers }: Single): Moment {
  const [year = 0, second, third, hours] = values;
  if (type === 'Decade' || type === 'Century' || significant !== undefined || hours !== undefined)
    throw new Error('not a calendar date');
  const years = yearSpans[unspecified & bits.year];
  if (years === undefined) throw new Error('unspecified digits before specified ones');
  const moment = {
    year: firstYearOf(year, years),
    years,
    approximate: Boolean(qualifiers.approximate),
    uncertain: Boolean(qualifiers.uncertain),
  };
  if (type === 'Season') {
    if (second === undefined || second > 36) throw new Error('not a season or a quarter');
    return validMoment({ ...moment, season: second });
  }
  const month = second === undefined ? undefined : specified('month', second + 1, unspecified);
  const day = third === undefined ? undefined : specified('day', third, unspecified);
  if ((years > 1 && month !== undefined) || (month === undefined && day !== undefined))
    throw new Error('unspecified digits before specified ones');
  return validMoment({ ...moment, month, day });
}

/** Returns the first of some years. With unspecified digits, years before 1 BC count backwards from the given digits. */
function firstYearOf(year: number, years: number): number {
  const isBeforeChrist = year < 0 || Object.is(year, -0);
  const first = isBeforeChrist ? year - years + 1 : year;
  return first === 0 ? 0 : first; // edtf.js parses -00XX as -0
}

/** Returns a month or a day; `undefined` if it is unspecified. Throws if only one of its digits is unspecified. */
function specified(part: 'month' | 'day', value: number, unspecified: number): number | undefined {
  const mask = unspecified & bits[part];
  if (mask !== 0 && mask !== bits[part]) throw new Error('a part of a month or a day is unspecified');
  return mask === 0 ? value : undefined;
}

/** Returns the moment. Throws if the month has no such day, or if the year has more than five digits. */
function validMoment(moment: Moment): Moment {
  const { year, month, day } = moment;
  if (Math.abs(year) > 99_999) throw new Error('a year of more than five digits');
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month)))
    throw new Error('a day that does not exist');
  return moment;
}

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

function assertOrder({ start, end }: Period): void {
  if (lastDay(end) < firstDay(start)) throw new Error('a period that ends before it starts');
}

/** The first months of spring, summer, autumn and winter, from 21 on, in either hemisphere, and of the quarters. */
const firstMonths = [3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6, 1, 4, 7, 10];

/**
 * Returns the first day of a moment as a number that sorts by time: year, month and day as `YYYYMMDD`. Years sort before
 * their months, and months before their days.
 */
function firstDay({ year, month, day = 0, season }: Moment): number {
  const first = season === undefined ? (month ?? 0) : (firstMonths[season - 21] ?? 0);
  return year * 10_000 + first * 100 + day;
}

/** Returns the end of a moment in the numbers of `firstDay`. */
function lastDay({ year, years, month, day, season }: Moment): number {
  const last = season === undefined ? (month ?? 99) : (firstMonths[season - 21] ?? 0) + 2;
  return (year + years - 1) * 10_000 + last * 100 + (day ?? 99);
}

/** Returns whether an item of a list is a single date. */
export const isMoment = (item: Moment | Period): item is Moment => 'year' in item;

/** Returns the known moments of a date, in the order in which they are written. */
export function moments(date: EdtfDate): [Moment, ...Moment[]] {
  if (date.kind === 'moment') return [date.moment];
  const items =
    date.kind === 'list'
      ? date.items.flatMap((item) => (isMoment(item) ? [item] : [item.start, item.end]))
      : [date.start, date.end].filter((end) => typeof end !== 'string');
  return items as [Moment, ...Moment[]];
}

/**
 * Compares dates by time: by their first days, then by their last ones. A year comes before its months, and a date whose
 * start is unknown comes right before its end.
 */
export function compareDates(a: EdtfDate, b: EdtfDate): number {
  const [first, second] = [span(a), span(b)];
  return first.start - second.start || (first.end === second.end ? 0 : first.end - second.end);
}

function span(date: EdtfDate): { start: number; end: number } {
  const all = moments(date);
  const start = Math.min(...all.map(firstDay));
  const end = Math.max(...all.map(lastDay));
  if (date.kind === 'moment') return { start, end };
  const [opensAtStart, opensAtEnd] =
    date.kind === 'period'
      ? [typeof date.start === 'string', typeof date.end === 'string']
      : [date.earlier, date.later];
  return { start: opensAtStart ? start - 0.5 : start, end: opensAtEnd ? Infinity : end };
}

/**
 * Returns the year of a date in astronomical numbering: 0 is 1 BC, -43 is 44 BC. The first year of a period or a list,
 * or the last year if only the last is known.
 */
export const dateYear = (date: EdtfDate): number => moments(date)[0].year;

/** Writes a year, with the month and day if they are known, in ISO 8601, where the year before 0001 is 0000. */
function isoMoment({ year, month, day }: Moment): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const rest = [month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'));
  return [year < 0 ? `-${digits}` : digits, ...rest].join('-');
}

/**
 * Returns a date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, the forms that HTML, JSON-LD and meta tags accept, without
 * further details: the year for a season, and without `~` and `?`. Returns `undefined` for a period, a list, a decade, a
 * century and years before 1 AD.
 */
export const isoDate = (date: EdtfDate): string | undefined =>
  date.kind === 'moment' && date.moment.year > 0 ? isoStart(date) : undefined;

/**
 * Returns a date, or the start of a period, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY` of ISO 8601; `undefined` for a list, a
 * decade, a century, and if the start is not known.
 */
export function isoStart(date: EdtfDate): string | undefined {
  if (date.kind === 'list') return undefined;
  const start = date.kind === 'moment' ? date.moment : date.start;
  return typeof start === 'string' || start.years > 1 ? undefined : isoMoment(start);
}

/** Returns whether a date is one day, month or year of the Common Era, and known for sure. */
export const isPlain = (date: EdtfDate): boolean =>
  date.kind === 'moment' &&
  date.moment.years === 1 &&
  date.moment.year > 0 &&
  !isQualified(date.moment) &&
  date.moment.season === undefined;

/** Returns whether a moment is approximate or uncertain. */
export const isQualified = ({ approximate, uncertain }: Moment): boolean => approximate || uncertain;

/**
 * Returns a date without its days, months and seasons: 2014 for 29 September 2014. Lists and open periods are returned
 * as they are.
 */
export function yearsOf(date: EdtfDate): EdtfDate {
  const yearOf = ({ year, years, approximate, uncertain }: Moment): Moment => ({ year, years, approximate, uncertain });
  if (date.kind === 'moment') return { ...date, moment: yearOf(date.moment) };
  if (date.kind === 'list' || typeof date.start === 'string' || typeof date.end === 'string') return date;
  const [start, end] = [yearOf(date.start), yearOf(date.end)];
  return start.year === end.year && start.years === 1 && end.years === 1
    ? { edtf: date.edtf, kind: 'moment', moment: end }
    : { ...date, start, end };
}

/** Returns a date as if it were certain and exact; `undefined` if it is. */
export function unqualified(date: EdtfDate): EdtfDate | undefined {
  const certain = (moment: Moment): Moment => ({ ...moment, approximate: false, uncertain: false });
  const certainEnd = (end: PeriodEnd) => (typeof end === 'string' ? end : certain(end));
  if (date.kind === 'list' || !moments(date).some(isQualified)) return undefined;
  return date.kind === 'moment'
    ? { ...date, moment: certain(date.moment) }
    : { ...date, start: certainEnd(date.start), end: certainEnd(date.end) };
}
