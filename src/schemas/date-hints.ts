import { type EdtfDate, parseDate } from '../values/date.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const seasons = ['spring', 'summer', 'autumn', 'winter'];

const twoDigits = (number: string | number) => String(number).padStart(2, '0');
const fourDigits = (number: string | number) => String(number).padStart(4, '0');

/** Writes a year in astronomical numbering: -43 is `-0043`. */
const astronomicalYear = (year: number) =>
  `${year < -9999 ? 'Y' : ''}${year < 0 ? '-' : ''}${fourDigits(Math.abs(year))}`;

/** Returns the number of a month by its English name or an abbreviation of it, as two digits; `00` if it is none. */
const monthNumber = (name: string) => twoDigits(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

const seasonCode = (name: string) => 21 + seasons.indexOf(name.toLowerCase().replace('fall', 'autumn'));

/** Common ways to write dates, and what the same date is in EDTF. */
const conversions: [pattern: RegExp, toEdtf: (...parts: string[]) => string][] = [
  [/^(?:c|ca|circa|about|approx|approximately|um)\.? ?(\d{3,4})$/i, (year) => `${fourDigits(year)}~`],
  [/^(\d{4})(?:~\?|\?~)$/, (year) => `${year}%`],
  [/^(\d{1,5}) ?(?:BCE?|B\.C\.(?:E\.)?|v\. ?Chr\.)$/i, (year) => astronomicalYear(1 - Number(year))],
  [/^(?:AD|A\.D\.|CE)? ?(\d{1,3}) ?(?:AD|A\.D\.|CE|C\.E\.|n\. ?Chr\.)?$/i, (year) => fourDigits(year)],
  [/^-(\d{1,3})$/, (year) => astronomicalYear(-Number(year))],
  [/^(?:the )?(\d{3})0['’]?s$/i, (decade) => `${decade}X`],
  [/^(\d{3})[-?_]$/, (decade) => `${decade}X`],
  [/^(\d\d)(?:--|\?\?|__)$/, (century) => `${century}XX`],
  [/^(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:century|cent\.|c\.)$/i, (century) => `${twoDigits(Number(century) - 1)}XX`],
  [/^(spring|summer|autumn|fall|winter),? (\d{4})$/i, (name, year) => `${year}-${seasonCode(name)}`],
  [/^(\d{4}),? (spring|summer|autumn|fall|winter)$/i, (year, name) => `${year}-${seasonCode(name)}`],
  [/^(\d{4}) ?[-–—] ?(\d{4})$/, (start, end) => `${start}/${end}`],
  [/^(\d\d)(\d\d) ?[-–—] ?(\d\d)$/, (century, start, end) => `${century}${start}/${century}${end}`],
  [/^before (\d{4})$/i, (year) => `[..${fourDigits(Number(year) - 1)}]`],
  [/^(?:by|not after) (\d{4})$/i, (year) => `[..${year}]`],
  [/^after (\d{4})$/i, (year) => `[${fourDigits(Number(year) + 1)}..]`],
  [/^not before (\d{4})$/i, (year) => `[${year}..]`],
  [/^(?:since|from) (\d{4})$/i, (year) => `${year}/..`],
  [/^until (\d{4})$/i, (year) => `../${year}`],
  [/^(\d{4}) or (\d{4})$/i, (first, second) => `[${first},${second}]`],
  [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, (day, month, year) => `${year}-${twoDigits(month)}-${twoDigits(day)}`],
  [/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/, (year, month, day) => `${year}-${twoDigits(month)}-${twoDigits(day)}`],
  [/^(\d{4})[-./](\d)$/, (year, month) => `${year}-0${month}`],
  [/^(\d{4})(\d\d)(\d\d)$/, (year, month, day) => `${year}-${month}-${day}`],
  [/^(\d{4}-\d\d-\d\d)[T ]\d\d:/, (day) => day],
  [/^([a-z]+)\.?,? (\d{4})$/i, (month, year) => `${year}-${monthNumber(month)}`],
  [
    /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})$/i,
    (day, month, year) => `${year}-${monthNumber(month)}-${twoDigits(day)}`,
  ],
  [
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i,
    (month, day, year) => `${year}-${monthNumber(month)}-${twoDigits(day)}`,
  ],
];

/** Parses a date; returns `undefined` if it is not valid. */
export function tryParse(text: string): EdtfDate | undefined {
  try {
    return parseDate(text);
  } catch {
    return undefined; // the parser throws on anything else
  }
}

/** Returns whether a text is a date that this site understands. */
export const isDate = (text: string): boolean => tryParse(text) !== undefined;

/** Says how to write a date that is not valid EDTF. */
export function dateHint(text: string): string {
  const trimmed = text.trim();
  if (/^(?:n\. ?d\.|no date|undated|unknown|o\. ?J\.|forthcoming|in press)$/i.test(trimmed))
    return 'leave the field out if the date is not known';
  const correct = correctDate(trimmed);
  if (correct !== undefined) return `write ${correct}${eraNote(correct)}`;
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(trimmed)) return 'write it as YYYY-MM-DD';
  if (/\d:\d\d/.test(trimmed)) return 'leave out the time of day';
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(trimmed)) return 'correct the month or the day';
  const [start = '', end = ''] = trimmed.split('/');
  if (isDate(start) && isDate(end)) return 'put the earlier date first';
  return 'write it as YYYY-MM-DD, YYYY-MM or YYYY; for other dates see docs/content.md';
}

/** Returns the date in EDTF that a text in another notation means; `undefined` if none is recognized, or several. */
export function correctDate(text: string): string | undefined {
  const trimmed = text.trim();
  return isDate(trimmed) ? trimmed : (convert(trimmed) ?? convertSlashes(trimmed));
}

/** Years before the Common Era are one less than usual. */
function eraNote(date: string): string {
  const [, year] = /^Y?-(\d+)$/.exec(date) ?? [];
  return year === undefined ? '' : ` for ${Number(year) + 1} BC, since 0000 is 1 BC`;
}

/** Converts a date by the table. */
function convert(text: string): string | undefined {
  for (const [pattern, toEdtf] of conversions) {
    const [, ...parts] = pattern.exec(text) ?? [];
    if (parts.length === 0) continue;
    const date = toEdtf(...parts);
    if (isDate(date)) return date;
  }
  return undefined;
}

/** Which of the numbers of `9/29/2014` is the month can be told only if the other one is above 12. */
function convertSlashes(text: string): string | undefined {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const [day, month] = Number(first) > 12 ? [first, second] : [second, first];
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return Number(day) > 12 && isDate(date) ? date : undefined;
}
