import { parse } from 'edtf';

/** Languages whose names of months and seasons are understood. */
const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

const fold = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();

/** The numbers of months by their long and short names. */
const months = new Map<string, number>(
  locales.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((style) =>
      Array.from({ length: 12 }, (_, index): [string, number] => [
        fold(new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(Date.UTC(2001, index, 15))),
        index + 1,
      ]),
    ),
  ),
);
months.set('sept', 9);

/** The numbers of seasons in EDTF. See https://www.loc.gov/standards/datetime/ */
const seasons = new Map<string, number>([
  ...['spring', 'fruhling', 'fruhjahr', 'printemps', 'primavera', 'lente'].map((name) => [name, 21] as const),
  ...['summer', 'sommer', 'ete', 'verano', 'estate', 'verao', 'zomer'].map((name) => [name, 22] as const),
  ...['autumn', 'fall', 'herbst', 'automne', 'otono', 'autunno', 'outono', 'herfst'].map((name) => [name, 23] as const),
  ...['winter', 'hiver', 'invierno', 'inverno'].map((name) => [name, 24] as const),
]);

const two = (number: number | string) => String(number).padStart(2, '0');

/** Returns whether the library for EDTF accepts a date. */
function isEdtf(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false; // edtf throws on malformed dates
  }
}

/**
 * Returns a date in EDTF as far as it is certain, from the forms that bibliographies and web pages use: `2014-09-29`,
 * `2014/9/29`, `29 Sept. 2014`, `September 29, 2014`, `May–June 2014`, `Spring 2014`, `1998–99`, `c. 1350`, `[1920?]`,
 * `1990s`, `44 BC`. Returns `undefined` if the text contains no date. `5/6/2014` may be a day in May or in June, so only
 * its year is kept.
 */
export function toEdtf(value: string): string | undefined {
  const text = value
    .replace(/\s+/g, ' ')
    .replace(/[‐‑‒–—−]/g, '-')
    .trim();
  const circa = /^(?:c|ca|circa|about|approx(?:imately)?|um|vers)\b\.? ?(?=[\d[])/i;
  const bracketed = /^\[.*\d.*\]$/.test(text);
  const uncertain = /\?/.test(text) || bracketed;
  const bare = text
    .replace(/^[[(©]+|[\])]+$/g, '')
    .replace(/^c(?=\d{4}$)/, '') // the year of the copyright
    .replace(circa, '')
    .replace(/[?~%]/g, '')
    .trim();
  const approximate = circa.test(text.replace(/^\[/, '')) || /~/.test(text);
  const both = /%/.test(text) || (uncertain && approximate);
  const date = certainDate(bare);
  if (date === undefined || (date === '0000' && !/b/i.test(text))) return undefined;
  const qualified = date.includes('/') ? date : date + (both ? '%' : approximate ? '~' : uncertain ? '?' : '');
  return isEdtf(qualified) ? qualified : undefined;
}

/** Returns whether a date in EDTF says less than the text that it was read from: `5/6/2014` is only `2014`. */
export function isShortened(value: string, date: string): boolean {
  const numbers = (text: string) => text.replace(/[T ]\d\d:\S*/, '').match(/[1-9]\d*/g)?.length ?? 0;
  return numbers(value) > numbers(date);
}

function certainDate(text: string): string | undefined {
  // ISO 8601 and EDTF, without the time
  const iso = text.replace(/(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:.*$/, '');
  if (/^-?\d{4}-\d{4}$/.test(iso)) return interval(iso.slice(0, 4), iso.slice(5));
  if (/^(?:-?[\dX]{4}(?:-\d\d){0,2}|\.\.)(?:\/(?:-?[\dX]{4}(?:-\d\d){0,2}|\.\.)?)?$/.test(iso) && isEdtf(iso))
    return iso;
  if (/^(?:\d{4})-00(?:-00)?$/.test(iso)) return iso.slice(0, 4);
  if (/^\d{4}-\d\d-00$/.test(iso)) return iso.slice(0, 7);

  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) return day(compact[1], compact[2], compact[3]);
  const shortRange = /^(\d{2})(\d{2})[-/](\d{2})$/.exec(text);
  if (shortRange && Number(shortRange[3]) > 12)
    return interval(`${shortRange[1]}${shortRange[2]}`, `${shortRange[1]}${shortRange[3]}`);
  const seasonal = /^(\d{4})\/\/\/?([^\d/].*)$/.exec(text); // a season in RIS
  if (seasonal) return inWords(`${seasonal[2]} ${seasonal[1]}`) ?? seasonal[1];
  const yearFirst = /^(\d{4})[/.-](\d{1,2})?(?:[/.-](\d{1,2})?(?:[/.-].*)?)?$/.exec(text);
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(?:(\d{1,2})[/.-] ?)?(\d{1,2})[/.-] ?(\d{4})$/.exec(text);
  if (yearLast) return dayBefore(yearLast[3], yearLast[2], yearLast[1], /\./.test(text));

  const between = /^(?:between )?(\d{4}) ?(?:-|\/|and|to|und|bis) ?(\d{4})$/i.exec(text);
  if (between) return interval(between[1], between[2]);
  const decade = /^(\d{3})0'?s$/.exec(text);
  if (decade) return `${decade[1]}X`;
  const century = /^(\d{1,2})(?:st|nd|rd|th) (?:century|c\.?)$/i.exec(text);
  if (century) return `${two(Number(century[1]) - 1)}XX`;
  const before = /^(\d{1,4}) ?(?:b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.?)$/i.exec(text);
  // EDTF counts 1 BC as the year 0
  if (before) return Number(before[1]) === 1 ? '0000' : `-${String(Number(before[1]) - 1).padStart(4, '0')}`;
  return inWords(text);
}

/** Returns an interval, or the first year if the second is not later. */
const interval = (from = '', to = '') => (from < to ? `${from}/${to}` : from);

/** Returns a date as precise as its parts are valid. */
function day(year = '', month = '', date = ''): string {
  const monthly = `${year}-${two(month)}`;
  if (!month || Number(month) < 1 || Number(month) > 12) return year;
  const daily = `${monthly}-${two(date)}`;
  return date && Number(date) > 0 && isEdtf(daily) ? daily : monthly;
}

/** Returns the date of `12.5.2014` or `12/5/2014`. With slashes, the order of day and month is not certain. */
function dayBefore(year = '', second = '', first = '', dotted = false): string {
  if (first === '') return day(year, second);
  if (dotted || Number(first) > 12 || first === second) return day(year, second, first);
  return Number(second) > 12 ? day(year, first, second) : year;
}

/** Returns the numbers of the months that a text names. */
const monthsIn = (text: string): number[] =>
  wordsOf(text).flatMap((word) => {
    const number = months.get(fold(word));
    return number === undefined ? [] : [number];
  });

const wordsOf = (text: string): string[] => text.split(/[\s,/-]+/).filter(Boolean);

/** Returns the date of a text with a year and the names of months or seasons: `29 Sept. 2014`, `May-June 2014`. */
function inWords(text: string): string | undefined {
  const [year] = /\b\d{4}\b/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [month] = monthsIn(text);
  if (month !== undefined) {
    const [start, end, ...others] = text.split(/ ?- ?/);
    if (start && end && others.length === 0) return spanInWords(start, end, year);
    const days = wordsOf(text).filter((word) => /^\d{1,2}(?:st|nd|rd|th|er|\.)?$/.test(word));
    return day(year, String(month), days.length === 1 ? (days[0] ?? '').replace(/\D+$/, '') : '');
  }
  const season = wordsOf(text)
    .map((word) => seasons.get(fold(word)))
    .find((number) => number !== undefined);
  if (season !== undefined) return `${year}-${season}`;
  return /^\D*\d{4}\D*$/.test(text) && wordsOf(text).length <= 3 ? year : undefined;
}

/** Returns the interval between two dates of which one may lack the month or the year: `5-7 June 1999`. */
function spanInWords(start: string, end: string, year: string): string | undefined {
  const complete = (part: string, other: string) => {
    const word = wordsOf(other).find((candidate) => months.has(fold(candidate))) ?? '';
    const dated = monthsIn(part).length > 0 ? part : `${part.replace(/\b\d{4}\b/, '')} ${word}`;
    return inWords(/\b\d{4}\b/.test(dated) ? dated : `${dated} ${year}`);
  };
  const [from, to] = [complete(start, end), complete(end, start)];
  return from !== undefined && to !== undefined ? interval(from, to) : from;
}
