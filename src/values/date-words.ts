import { tryParseDate } from './date.ts';

/** A date read from a text. */
export interface DateReading {
  /** The date in EDTF, as far as it is certain; `undefined` if there is none. */
  date: string | undefined;
  /** The words of the text that the date doesn't express. Empty if the date expresses all of them. */
  rest: string;
}

/** Returns whether a text is a date in EDTF that this site understands. */
export const isDate = (text: string): boolean => tryParseDate(text) !== undefined;

/** Languages whose names of months and days are understood. */
const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

const fold = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();

/** Returns the names of months or weekdays, in folded long and short forms, each with its number. */
const namesOf = (count: number, first: number, part: 'month' | 'weekday') =>
  locales.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((style) => {
      const format = new Intl.DateTimeFormat(locale, { [part]: style, timeZone: 'UTC' });
      return Array.from({ length: count }, (_, index): [string, number] => {
        const day = part === 'month' ? Date.UTC(2001, index, 15) : Date.UTC(2001, 0, index + 1);
        return [fold(format.format(day)), index + first];
      });
    }),
  );

/** The words of a date with their meanings. Created when a text that is not in EDTF is first read. */
let vocabulary: ReturnType<typeof makeVocabulary> | undefined;
const makeVocabulary = () => ({
  months: new Map<string, number>([...namesOf(12, 1, 'month'), ['sept', 9], ['janner', 1]]),
  weekdays: new Set(namesOf(7, 0, 'weekday').map(([name]) => name)),
});

/** The codes of EDTF for seasons. */
const seasons = new Map<string, number>([
  ...['spring', 'fruhling', 'fruhjahr', 'printemps', 'primavera', 'lente'].map((name) => [name, 21] as const),
  ...['summer', 'sommer', 'ete', 'verano', 'estate', 'verao', 'zomer'].map((name) => [name, 22] as const),
  ...['autumn', 'fall', 'herbst', 'automne', 'otono', 'autunno', 'outono', 'herfst'].map((name) => [name, 23] as const),
  ...['winter', 'hiver', 'invierno', 'inverno'].map((name) => [name, 24] as const),
]);

/** Words between the parts of a date that add nothing to it. */
const fillers = new Set(['of', 'the', 'on', 'in', 'am', 'im', 'den', 'der', 'de', 'del', 'le', 'el', 'du', 'en']);

/** Matches the eras of other calendars, in which the same number is a different year. */
const otherCalendar = /(?:^|[\s\d])(?:A\.?H|A\.?M|A\.?P|B\.?S|S\.?H|H|[Hh]ijri|Hidschra|Saka|[Aa]nno [Mm]undi)\.?$/;

const circa =
  /^\(?(?:(?:c|ca|circa|about|around|approx|approximately|um|etwa|vers|hacia)\b\.? ?(?=[[(\d\p{L}])|ca(?=\d)|c(?=\d{3}\b))| \(?(?:ca|circa)\b\.?\)?$/iu;
const probably = /^(?:probably|possibly|perhaps|prob\.|vermutlich|wohl|wahrscheinlich) /i;

const two = (number: string | number) => String(number).padStart(2, '0');

/** Writes a year in astronomical numbering: -43 is `-0043`. */
const astronomicalYear = (year: number) =>
  `${year < -9999 ? 'Y' : ''}${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;

const nothing = (text: string): DateReading => ({ date: undefined, rest: text });

/**
 * Reads a date in words or in another notation than EDTF: `29 Sept. 2014`, `May/June 2014`, `Spring 2014`, `1998–99`,
 * `c. 1350`, `[1920?]`, `before 1900`, `1990s`, `44 BC`. Nothing is guessed: `5/6/2014` is a day in May or in June, so the
 * date is `2014`, and `5/6` is left over.
 */
export function readDate(text: string): DateReading {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (/^0000\b/.test(trimmed)) return nothing(trimmed);
  if (isDate(trimmed)) return { date: trimmed, rest: '' };
  const plain = withSpans(
    withYearsBefore(
      withoutTime(trimmed)
        .replace(/[‐‑‒–—−]/g, '-')
        .replace(/(?<=[\p{L}\d.]) ?-{2,3} ?(?=[\p{L}\d])/gu, '-'),
    ),
  ).replace(/[,;:/]+$/, '');
  if (isDate(plain)) return { date: plain, rest: '' };
  if (otherCalendar.test(plain)) return nothing(trimmed);
  return bounded(plain) ?? alternatives(plain) ?? qualified(plain) ?? nothing(trimmed);
}

const withoutTime = (text: string) =>
  text.replace(
    /(?:T|,? (?:at |um )?)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:[ap]\.?m\.?|Uhr|Z|[A-Z]{3,4}|[+-]\d\d:?\d\d))*$/i,
    '',
  );

/** Replaces years before the Common Era with astronomical ones: EDTF counts 1 BC as the year 0. */
const withYearsBefore = (text: string) =>
  text
    .replace(/\b(\d{1,5})(?= ?[-/] ?\d{1,5} ?(?:B\.? ?C|v\. ?Chr|av\. ?J))/i, '$1 BC')
    .replace(/\b(\d{1,5}) ?(?:B\.? ?C\.?(?: ?E\.?)?|v\. ?Chr\.?|av\. ?J\.?-? ?C\.?)(?!\p{L})/giu, (_, year: string) =>
      astronomicalYear(1 - Number(year)),
    )
    .replace(/^(?:AD|A\.D\.|CE) ?(\d{1,4})$|^(\d{1,4}) ?(?:AD|A\.D\.|CE|C\.E\.|n\. ?Chr\.?)$/i, (_, a = '', b = '') =>
      String(a || b).padStart(4, '0'),
    )
    .replace(/^-(\d{1,3})$/, (_, year: string) => astronomicalYear(-Number(year)));

/** Replaces decades and centuries with years that contain `X`. `1900s` is ambiguous: it may be ten years or a hundred. */
const withSpans = (text: string) =>
  text
    .replace(/\b(\d\d)(\d)0(?:['’]?s\b|er\b(?: Jahren?\b)?)/g, (_, century: string, decade: string) =>
      decade === '0' ? `${century}XX` : `${century}${decade}X`,
    )
    .replace(/\b(\d{1,2}(?:st|nd|rd|th))(?= ?(?:-|to|and) ?\d{1,2}(?:st|nd|rd|th) century)/gi, '$1 century')
    .replace(
      /\b(\d{1,2})(?:(?:st|nd|rd|th) (?:century|cent\b\.?|c\.)|\. ?(?:Jahrhunderts?|Jh)\b\.?|e siècle)/gi,
      (_, century: string) => `${two(Number(century) - 1)}XX`,
    );

/** Words before a date that make the date one end of a period, and a function that returns the period in EDTF. */
const bounds: readonly [words: RegExp, toEdtf: (moment: string) => string | undefined][] = [
  [/^(?:before|prior to|ante|vor|avant|antes de) /i, (moment) => set('..', neighbour(moment, -1))],
  [/^(?:by|not after|no later than|not later than|spätestens) /i, (moment) => set('..', lastOf(moment))],
  [/^(?:not before|no earlier than|not earlier than|frühestens) /i, (moment) => set(firstOf(moment), '..')],
  [/^(?:after|later than|post|nach|après|después de) /i, (moment) => set(neighbour(moment, 1), '..')],
  [/^(?:since|from|seit|ab|depuis|desde) /i, (moment) => `${moment}/..`],
  [/^(?:until|till|up to|bis|jusqu’en|jusqu'en|hasta) /i, (moment) => `../${moment}`],
];

const set = (start: string | undefined, end: string | undefined) =>
  start === undefined || end === undefined ? undefined : `[${start === '..' ? '' : start}..${end === '..' ? '' : end}]`;

/** Returns the first or the last year of a decade or century, and any other date as it is. */
const firstOf = (date: string) => date.replaceAll('X', '0');
const lastOf = (date: string) => date.replaceAll('X', '9');

/** Returns the year, month or day before or after a date; `undefined` for a season. */
function neighbour(date: string, step: -1 | 1): string | undefined {
  const end = step < 0 ? firstOf(date) : lastOf(date);
  const [, year = '', month, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(end) ?? [];
  if (year === '' || Number(month) > 12) return undefined;
  const moved = new Date(0);
  if (day !== undefined) moved.setUTCFullYear(Number(year), Number(month) - 1, Number(day) + step);
  else if (month !== undefined) moved.setUTCFullYear(Number(year), Number(month) - 1 + step, 1);
  else moved.setUTCFullYear(Number(year) + step, 0, 1);
  return [
    astronomicalYear(moved.getUTCFullYear()),
    ...(month === undefined ? [] : [two(moved.getUTCMonth() + 1)]),
    ...(day === undefined ? [] : [two(moved.getUTCDate())]),
  ].join('-');
}

/** Reads `before 1900`, `since 2001`, `1999-`. */
function bounded(text: string): DateReading | undefined {
  for (const [words, toEdtf] of bounds) {
    const [opening] = words.exec(text) ?? [];
    if (opening === undefined) continue;
    const inside = text.slice(opening.length);
    if (interval(inside)) return undefined; // from 1914 to 1918
    const [approximation = ''] = circa.exec(inside) ?? / ?[[(]?[?~%]+[\])]?$/.exec(inside) ?? [];
    const found = moment(inside.replace(approximation, ''));
    const date = found.date === undefined ? undefined : toEdtf(found.date);
    return date !== undefined && isDate(date) ? { date, rest: `${approximation}${found.rest}`.trim() } : nothing(text);
  }
  const [, start = ''] = /^(.*\d{4}) ?-(?: ?(?:present|now|today|heute))?$/i.exec(text) ?? [];
  const { date, rest } = moment(start);
  return date !== undefined && rest === '' ? { date: `${date}/..`, rest } : undefined;
}

/** Reads `1667 or 1668`. */
function alternatives(text: string): DateReading | undefined {
  const [first, second, ...others] = text.split(/ (?:or|oder|ou|o) /i).map((part) => moment(part));
  if (!first?.date || !second?.date || others.length > 0 || first.rest || second.rest) return undefined;
  const date = `[${first.date},${second.date}]`;
  return isDate(date) ? { date, rest: '' } : undefined;
}

/** Reads a date or a period that may be approximate (`c. 1350`) or uncertain (`1350?`, or in brackets). */
function qualified(text: string): DateReading | undefined {
  const isBracketed = /^\[[^[\]]*\d[^[\]]*\]$/.test(text);
  const bare = isBracketed ? text.slice(1, -1).trim() : text;
  const unfinished = /^(?:(\d{3})[-?_]|(\d\d)(?:--|\?\?|__))$/.exec(bare);
  if (unfinished) return { date: (unfinished[1] ?? unfinished[2] ?? '').padEnd(4, 'X'), rest: '' };
  const [start = '', end = '', ...others] = bare.split(/ ?[-/] ?/);
  if (/[?~%]/.test(start) && end !== '' && others.length === 0) return markedPeriod(start, end);
  const unsigned = bare.replace(/ ?\([?~%]+\)| ?\[[?~%]+\]|[?~%]+/g, '').replace(probably, '');
  const inside = unsigned
    .replace(circa, '')
    .trim()
    .replace(/^\d{3}$/, (year) => (circa.test(unsigned) ? year.padStart(4, '0') : year));
  const found = interval(inside) ?? moment(inside);
  if (found.date === undefined) return undefined;
  // a mark qualifies the whole text, or the year before the mark
  const isMarked = (mark: RegExp) =>
    mark.test(found.rest === '' ? bare : (/^\D*\d{4}[\])]? ?[?~%]+/.exec(bare)?.[0] ?? ''));
  const approximate = circa.test(unsigned) || isMarked(/[~%]/);
  // a date within a period is uncertain anyway
  const uncertain = (isBracketed && !found.date.startsWith('[')) || probably.test(bare) || isMarked(/[?%]/);
  const sign = uncertain ? (approximate ? '%' : '?') : approximate ? '~' : '';
  const signed = found.date
    .split('/')
    .map((part) => `${part}${sign}`)
    .join('/');
  return isDate(signed) ? { date: signed, rest: found.rest } : { date: found.date, rest: text };
}

/** Reads a period whose start has a mark of its own: `1920?-1930`. */
function markedPeriod(start: string, end: string): DateReading | undefined {
  const ends = [qualified(start), qualified(end)].map((read) => (read?.rest === '' ? read.date : undefined));
  return isDate(ends.join('/')) ? { date: ends.join('/'), rest: '' } : undefined;
}

/** Reads a period, `1998-99`, `May/June 2014`, `5-7 June 1999`, or a date within one, `between 1920 and 1930`. */
function interval(text: string): DateReading | undefined {
  const [opening = ''] = /^(?:between|zwischen|entre) /i.exec(text) ?? [];
  const isBetween = opening !== '';
  const bare = text
    .slice(opening.length)
    .replace(/^(?:from|von|de) /i, '')
    .replace(/^\((.*)\)$/, '$1');
  const reading = (from: string, to: string): DateReading => ({
    date: isBetween ? set(firstOf(from), lastOf(to)) : `${from}/${to}`,
    rest: '',
  });
  const [, century = '', start = '', end = ''] = /^(\d\d)(\d\d) ?[-/] ?(\d\d)$/.exec(bare) ?? [];
  // `2001/02` may be a month
  if (Number(end) > 12 && end > start) return reading(century + start, century + end);
  if (inNumbers(bare)) return undefined;
  for (const { index, 0: separator } of bare.matchAll(/ ?[-/&] ?| (?:and|to|until|und|bis|et|à|au|y|a|e) /gi)) {
    const first = partsOf(bare.slice(0, index));
    const second = partsOf(bare.slice(index + separator.length));
    if (first.rest || second.rest) continue;
    const from = edtfOf(completed(first, second));
    const to = edtfOf(completed(second, first));
    if (from === undefined || to === undefined || !isPeriod(from, to)) continue;
    // `1998 and 2001` are two years, `July and August` a period
    const isList = /[\p{L}&]/u.test(separator) && /and|und|et|y|e|&/.test(separator) && !isBetween;
    if (!isList || Number(to.slice(-2)) === Number(from.slice(-2)) + 1) return reading(from, to);
  }
  return undefined;
}

/** Returns whether two dates of the same precision are a period. */
const isPeriod = (from: string, to: string): boolean =>
  from !== to && from.length === to.length && isDate(`${from}/${to}`);

/** The parts of a date in a text. */
interface Parts {
  /** The year, or the decade or century with `X`. */
  year?: string | undefined;
  /** The month, or the code of a season. */
  month?: number | undefined;
  day?: number | undefined;
  /** Words that don't belong to a date. */
  rest: string;
}

/** Completes one end of a period from the other: adds its year, and to a day its month. */
const completed = (part: Parts, other: Parts): Parts => ({
  year: part.year ?? other.year,
  month: part.month ?? (part.day === undefined ? undefined : other.month),
  day: part.day,
  rest: '',
});

/** Returns parts in EDTF; `undefined` if they aren't a date. */
function edtfOf({ year, month, day }: Parts): string | undefined {
  if (year === undefined || (day !== undefined && month === undefined)) return undefined;
  const date = [year, ...[month, day].filter((part) => part !== undefined).map(two)].join('-');
  return isDate(date) ? date : undefined;
}

/** Reads one date, as precisely as its parts are valid. Parts that are not valid are left over. */
function moment(text: string): DateReading {
  const parts = partsOf(text);
  const { year, month, day, rest } = parts;
  const left = (...dropped: unknown[]) =>
    [...dropped, rest].filter((part) => part !== undefined && part !== '').join(' ');
  const date = edtfOf(parts);
  if (date !== undefined) return { date, rest };
  const withoutDay = edtfOf({ year, month, rest });
  if (withoutDay !== undefined) return { date: withoutDay, rest: left(day) };
  const yearAlone = edtfOf({ year, rest });
  return yearAlone === undefined ? nothing(text) : { date: yearAlone, rest: left(day, month) };
}

/** Reads a date in numbers: `2014/9/29`, `29.9.2014`, `9/2014`, `20140929`. Parts that are zero are unknown. */
function inNumbers(text: string): Parts | undefined {
  const number = (part: string | undefined) => (Number(part ?? 0) === 0 ? undefined : Number(part));
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const yearFirst = compact ?? /^(-?\d{4})[-./](\d{0,2})(?:[-./](\d{0,2})(?:\/(.*))?)?$/.exec(text);
  if (yearFirst) {
    const [, year = '', month, day, rest = ''] = yearFirst;
    if (rest && !number(month)) return undefined; // a season: `2014///Spring`
    const mayBeYears = day === undefined && text[4] === '/' && Number(month) === (Number(year) + 1) % 100;
    return mayBeYears ? { year, rest: `/${month}` } : { year, month: number(month), day: number(day), rest };
  }
  const yearLast = /^(?:(\d{1,2})([-./]) ?)?(\d{1,2})[-./] ?(\d{4})$/.exec(text);
  if (!yearLast) return undefined;
  const [, first, mark, second, year] = yearLast;
  if (first === undefined || mark === '.' || Number(first) > 12 || Number(first) === Number(second))
    return { year, month: number(second), day: number(first), rest: '' };
  // the first number is certainly the month only if the second can't be a month
  return Number(second) > 12
    ? { year, month: number(first), day: number(second), rest: '' }
    : { year, rest: `${first}${mark}${second}` };
}

/** Reads a date in Chinese or Japanese: `2014年9月29日`. */
function inCharacters(text: string): Parts | undefined {
  const [, year, month, day] = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const number = (part: string | undefined) => (part === undefined ? undefined : Number(part));
  return { year, month: number(month), day: number(day), rest: '' };
}

/** Returns the parts of a date in words, in any order. */
function partsOf(text: string): Parts {
  const numeric = inNumbers(text) ?? inCharacters(text);
  if (numeric) return numeric;
  vocabulary ??= makeVocabulary();
  const { months, weekdays } = vocabulary;
  const parts: Parts = { rest: '' };
  const left: string[] = [];
  const take = (name: 'month' | 'day', value: number | undefined): boolean => {
    if (value === undefined || parts[name] !== undefined) return false;
    parts[name] = value;
    return true;
  };
  const read = (word: string): boolean => {
    const name = fold(word);
    const [, year, letter] = /^(Y?-?\d{4,5}|\d{3}X|\d{2}XX)([a-z]?)$/.exec(word) ?? /^(?:c)(\d{4})()$/.exec(word) ?? [];
    if (year !== undefined && parts.year === undefined && isDate(year)) {
      parts.year = year;
      if (letter || word.startsWith('c')) left.push(letter || 'c');
      return true;
    }
    const [, day] = /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?$/.exec(word) ?? [];
    const month = months.get(name) ?? seasons.get(name);
    if (month !== undefined) return take('month', month);
    return (
      take('day', day === undefined || Number(day) > 31 ? undefined : Number(day)) ||
      fillers.has(name) ||
      weekdays.has(name)
    );
  };
  for (const word of text.split(/[\s,]+/)) {
    const bare = word.replace(/^[[(©<{]+|[\])>};:]+$/g, '');
    if (bare === '' || read(bare)) continue;
    const pieces = bare.split(/[-./]/).filter(Boolean);
    if (pieces.length > 1) left.push(...pieces.filter((piece) => !read(piece)));
    else left.push(word);
  }
  return { ...parts, rest: left.join(' ') };
}
