import { describe, expect, test } from 'vitest';
import { correctDate, dateHint, fixDate, possibleDays } from '../../../src/schemas/date-hints.ts';
import { isDate } from '../../../src/values/date-words.ts';

const general = 'write it as YYYY-MM-DD, YYYY-MM or YYYY; for other dates see docs/content.md';

describe('dateHint', () => {
  test.each([
    ['c. 1350', 'write 1350~'],
    ['ca. 950', 'write 0950~'],
    ['circa 1350', 'write 1350~'],
    ['1984?~', 'write 1984%'],
    ['44 BC', 'write -0043 for 44 BC, since 0000 is 1 BC'],
    ['44 B.C.E.', 'write -0043 for 44 BC, since 0000 is 1 BC'],
    ['44 v. Chr.', 'write -0043 for 44 BC, since 0000 is 1 BC'],
    ['12001 BC', 'write Y-12000 for 12001 BC, since 0000 is 1 BC'],
    ['-43', 'write -0043 for 44 BC, since 0000 is 1 BC'],
    ['1 BC', 'write 0000'],
    ['79', 'write 0079'],
    ['AD 79', 'write 0079'],
    ['201', 'write 0201'],
    ['1990s', 'write 199X'],
    ['the 1990s', 'write 199X'],
    ['199-', 'write 199X'],
    ['18--', 'write 18XX'],
    ['19th century', 'write 18XX'],
    ['Spring 2024', 'write 2024-21'],
    ['fall, 2023', 'write 2023-23'],
    ['2024 Winter', 'write 2024-24'],
    ['1914-1918', 'write 1914/1918'],
    ['1914–18', 'write 1914/1918'],
    ['1914-18', 'write 1914/1918'],
    ['before 1400', 'write [..1399]'],
    ['not after 1400', 'write [..1400]'],
    ['after 1400', 'write [1401..]'],
    ['since 1964', 'write 1964/..'],
    ['until 1964', 'write ../1964'],
    ['1667 or 1668', 'write [1667,1668]'],
    ['29.9.2014', 'write 2014-09-29'],
    ['9/29/2014', 'write 2014-09-29'],
    ['29/9/2014', 'write 2014-09-29'],
    ['9/8/2014', 'write 2014-08-09 or 2014-09-08'],
    ['03.04.2026', 'write 2026-04-03 or 2026-03-04'],
    ['3. 4. 2026', 'write 2026-04-03 or 2026-03-04'],
    ['4.4.2026', 'write 2026-04-04'],
    ['2014/9/29', 'write 2014-09-29'],
    ['2014-9', 'write 2014-09'],
    ['20140929', 'write 2014-09-29'],
    ['September 2014', 'write 2014-09'],
    ['Sept. 29th, 2014', 'write 2014-09-29'],
    ['29 September 2014', 'write 2014-09-29'],
    [' 2014', 'write 2014'],
    ['2014-09-29T10:00:00Z', 'write 2014-09-29'],
    ['2014-09-29 10:00', 'write 2014-09-29'],
    ['Monday, 10:00', 'leave out the time of day'],
    ['n.d.', 'leave the field out if the date is not known'],
    ['forthcoming', 'leave the field out if the date is not known'],
    ['2026-02-31', 'correct the month or the day'],
    ['2025-02-29', 'correct the month or the day'],
    ['2016-13', 'correct the month or the day'],
    ['1918/1914', 'put the earlier date first'],
    ['31.2.2014', general],
    ['Foo 2014', general],
    ['Easter 1916', general],
    ['XXXX-12-25', general],
    ['1e3', general],
    ['', general],
  ])('%j: %s', (date, hint) => {
    expect(isDate(date)).toBe(false);
    expect(dateHint(date)).toBe(hint);
  });
});

test.each([
  ['before 1400', '[..1399]'],
  ['5/6/2014', undefined],
  ['Easter 1916', undefined],
  ['79', undefined],
])('correctDate › corrects %s to %s: only what is certain', (text, date) => expect(correctDate(text)).toBe(date));

test.each([
  ['03.04.2026', undefined],
  ['3/4/2026', undefined],
  ['13.04.2026', '2026-04-13'],
  ['3 April 2026', '2026-04-03'],
])('fixDate › corrects %s to %s: only if no reader takes it for another day', (text, date) =>
  expect(fixDate(text)).toBe(date),
);

test.each([
  ['03.04.2026', 'de', ['2026-04-03']],
  ['03.04.2026', 'fr', ['2026-04-03']],
  ['03.04.2026', 'en-GB', ['2026-04-03', '2026-03-04']],
  ['3/4/2026', 'de', ['2026-04-03', '2026-03-04']],
  ['31.4.2026', 'en', []],
  ['April 2026', 'en', []],
])('possibleDays › %s on a site in %s', (text, language, days) => expect(possibleDays(text, language)).toEqual(days));
