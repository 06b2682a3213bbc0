import { expect, test } from 'vitest';
import { waybackUrl } from '../../../src/values/archive.ts';
import { parseDate } from '../../../src/values/date.ts';

test.each([
  ['2014-09-29', '20140929'],
  ['2014-09', '201409'],
  ['2014~', '2014'],
  ['2024-21', '2024'],
  ['1914/1918', '*'],
  ['199X', '*'],
  ['-0043', '*'],
  [undefined, '*'],
])('waybackUrl for the date %s has the timestamp %s', (date, timestamp) => {
  expect(waybackUrl('https://a.example/x', date === undefined ? undefined : parseDate(date))).toBe(
    `https://web.archive.org/web/${timestamp}/https://a.example/x`,
  );
});
