import { site } from '../env.ts';
import { languageOf } from '../settings.ts';
import { maxDateLength } from '../values/date.ts';
import { isDate, readDate } from '../values/date-words.ts';

/** Says how to write a date that is not valid EDTF. */
export function dateHint(text: string): string {
  const trimmed = text.trim();
  if (/^(?:n\. ?d\.|no date|undated|unknown|o\. ?J\.|forthcoming|in press)$/i.test(trimmed))
    return 'leave the field out if the date is not known';
  if (trimmed.length > maxDateLength) return `use at most ${maxDateLength} characters`;
  const correct = fixDate(trimmed);
  if (correct !== undefined) return `write ${correct}${eraNote(correct)}`;
  // `99` may be 1999, so it is not corrected
  if (/^\d{1,3}$/.test(trimmed)) return `write ${trimmed.padStart(4, '0')}`;
  const days = possibleDays(trimmed);
  if (days.length > 1) return `write ${days.join(' or ')}`;
  if (/\d:\d\d/.test(trimmed)) return 'leave out the time of day';
  if (isImpossibleDate(trimmed)) return impossibleDate;
  const [start = '', end = ''] = trimmed.split('/');
  if (isDate(start) && isDate(end)) return 'put the earlier date first';
  return 'write it as YYYY-MM-DD, YYYY-MM or YYYY; for other dates see docs/content.md';
}

export const impossibleDate = 'correct the month or the day';

/** Returns whether a text has the form of a date or a period, but a day or a month that doesn't exist: `2026-02-30`. */
export const isImpossibleDate = (text: string): boolean =>
  text.split('/').some((part) => /^\d{4}-\d\d(?:-\d\d)?$/.test(part) && !isDate(part));

/** Returns the date in EDTF that a text in another notation means; `undefined` if it says more, or nothing certain. */
export function correctDate(text: string): string | undefined {
  if (text.length > maxDateLength) return undefined;
  const { date, rest } = readDate(text);
  return rest === '' ? date : undefined;
}

/** Like `correctDate`, but returns no day if readers of English may take the date for another day. */
export const fixDate = (text: string): string | undefined =>
  possibleDays(text.trim()).length > 1 ? undefined : correctDate(text);

/**
 * Returns the days that a date in numbers with the year at its end may mean: `03.04.2026` is the third of April or, for
 * readers of English, perhaps the fourth of March.
 */
export function possibleDays(text: string, language: string = site.language): string[] {
  const [, first = '', mark, second = '', year = ''] = /^(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4})$/.exec(text) ?? [];
  const [dayFirst, monthFirst] = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`];
  const isDayFirst = mark === '.' && languageOf(language) !== 'en';
  return [...new Set([dayFirst, ...(isDayFirst ? [] : [monthFirst])])].filter(isDate);
}

const two = (number: string) => number.padStart(2, '0');

/** Years before the Common Era are one less than usual. */
function eraNote(date: string): string {
  const [, year] = /^Y?-(\d+)$/.exec(date) ?? [];
  return year === undefined ? '' : ` for ${Number(year) + 1} BC, since 0000 is 1 BC`;
}
