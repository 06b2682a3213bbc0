import { maxDateLength } from '../values/date.ts';
import { isDate, readDate } from '../values/date-words.ts';

/** Says how to write a date that is not valid EDTF. */
export function dateHint(text: string): string {
  const trimmed = text.trim();
  if (/^(?:n\. ?d\.|no date|undated|unknown|o\. ?J\.|forthcoming|in press)$/i.test(trimmed))
    return 'leave the field out if the date is not known';
  if (trimmed.length > maxDateLength) return `use at most ${maxDateLength} characters`;
  const correct = correctDate(trimmed);
  if (correct !== undefined) return `write ${correct}${eraNote(correct)}`;
  // `99` may be 1999, so it is not corrected
  if (/^\d{1,3}$/.test(trimmed)) return `write ${trimmed.padStart(4, '0')}`;
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(trimmed)) return 'write it as YYYY-MM-DD';
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

/** Years before the Common Era are one less than usual. */
function eraNote(date: string): string {
  const [, year] = /^Y?-(\d+)$/.exec(date) ?? [];
  return year === undefined ? '' : ` for ${Number(year) + 1} BC, since 0000 is 1 BC`;
}
