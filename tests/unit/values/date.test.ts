import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CslDate, cslDate, yearWords } from '../../../src/citation/csl-date.ts';
import { createDateFormatter } from '../../../src/messages/dates.ts';
import { formatDate } from '../../../src/messages/index.ts';
import { messagesFor } from '../../../src/messages/languages.ts';
import { compareDates, dateYear, dayDate, isoDate, isoStart, parseDate } from '../../../src/values/date.ts';

const parts = (...dates: number[][]): CslDate => ({ 'date-parts': dates });
const circa = (...dates: number[][]): CslDate => ({ 'date-parts': dates, circa: true });
const season = (year: number, number: number): CslDate => ({ 'date-parts': [[year]], season: number });
/** The date is in words, the same as for readers. */
const words = 'words';

/** Dates in chronological order: EDTF, English, German, CSL-JSON, ISO 8601, year. Spaces after days don't break. */
const dates: [
  edtf: string,
  english: string,
  german: string,
  csl: CslDate | 'words',
  iso: string | undefined,
  year: number,
][] = [
  ['Y-12000', '12001 BC', '12001 v. Chr.', parts([-12001]), undefined, -12000],
  ['-01XX', '2nd century BC', '2. Jahrhundert v. Chr.', words, undefined, -199],
  ['-00XX', '1st century BC', '1. Jahrhundert v. Chr.', words, undefined, -99],
  ['-004X', 'between 50 BC and 41 BC', 'zwischen 50 v. Chr. und 41 v. Chr.', words, undefined, -49],
  ['-0043', '44 BC', '44 v. Chr.', parts([-44]), undefined, -43],
  ['-0043/-0029', '44–30 BC', '44–30 v. Chr.', parts([-44], [-30]), undefined, -43],
  ['-0043-03-15', '15 March 44 BC', '15. März 44 v. Chr.', parts([-44, 3, 15]), undefined, -43],
  ['-0026/0014', '27 BC – 14 AD', '27 v. Chr. – 14 n. Chr.', parts([-27], [14]), undefined, -26],
  ['0000', '1 BC', '1 v. Chr.', parts([-1]), undefined, 0],
  ['00XX', '1st century', '1. Jahrhundert', words, undefined, 0],
  ['004X', 'between 40 AD and 49 AD', 'zwischen 40 n. Chr. und 49 n. Chr.', words, undefined, 40],
  ['0079', '79 AD', '79 n. Chr.', parts([79]), '0079', 79],
  ['0079/0081', '79–81 AD', '79–81 n. Chr.', parts([79], [81]), undefined, 79],
  ['0079-08-24', '24 August 79 AD', '24. August 79 n. Chr.', parts([79, 8, 24]), '0079-08-24', 79],
  ['0987-01-01', '1 January 987', '1. Januar 987', parts([987, 1, 1]), '0987-01-01', 987],
  ['1XXX', 'between 1000 and 1999', 'zwischen 1000 und 1999', words, undefined, 1000],
  ['1350~', 'c. 1350', 'ca. 1350', circa([1350]), '1350', 1350],
  ['1350~/1360~', 'c. 1350–1360', 'ca. 1350–1360', circa([1350], [1360]), undefined, 1350],
  ['1351/1360~', '1351 – c. 1360', '1351 – ca. 1360', circa([1351], [1360]), undefined, 1351],
  ['[..1400]', '1400 or earlier', '1400 oder früher', words, undefined, 1400],
  ['1400', '1400', '1400', parts([1400]), '1400', 1400],
  ['[1667,1668]', '1667 or 1668', '1667 oder 1668', words, undefined, 1667],
  ['[1667..1672]', 'between 1667 and 1672', 'zwischen 1667 und 1672', words, undefined, 1667],
  ['[1668,1670..1672]', '1668 or 1670–1672', '1668 oder 1670–1672', words, undefined, 1668],
  ['[1669..]', '1669 or later', '1669 oder später', words, undefined, 1669],
  ['{1670,1671}', '1670 and 1671', '1670 und 1671', words, undefined, 1670],
  ['1789-03-04', '4 March 1789', '4. März 1789', parts([1789, 3, 4]), '1789-03-04', 1789],
  ['19XX', '20th century', '20. Jahrhundert', words, undefined, 1900],
  ['1914/1918', '1914–1918', '1914–1918', parts([1914], [1918]), undefined, 1914],
  ['{1960..1962}', '1960–1962', '1960–1962', words, undefined, 1960],
  ['/1963', '? – 1963', '? – 1963', words, undefined, 1963],
  ['../1964', 'until 1964', 'bis 1964', words, undefined, 1964],
  ['1964', '1964', '1964', parts([1964]), '1964', 1964],
  ['1964/..', 'since 1964', 'seit 1964', words, undefined, 1964],
  ['1965/', '1965 – ?', '1965 – ?', words, undefined, 1965],
  ['1984?', '1984?', '1984?', circa([1984]), '1984', 1984],
  [
    '1984-06?/1985-08?',
    'June 1984? – August 1985?',
    'Juni 1984? – August 1985?',
    circa([1984, 6], [1985, 8]),
    undefined,
    1984,
  ],
  ['1985%', 'c. 1985?', 'ca. 1985?', circa([1985]), '1985', 1985],
  ['1990', '1990', '1990', parts([1990]), '1990', 1990],
  ['199X', '1990s', '1990er Jahre', words, undefined, 1990],
  ['199X/200X', '1990s – 2000s', '1990er Jahre – 2000er Jahre', words, undefined, 1990],
  ['1999-XX-XX', '1999', '1999', parts([1999]), '1999', 1999],
  ['1999-05-XX', 'May 1999', 'Mai 1999', parts([1999, 5]), '1999-05', 1999],
  ['2004-06/2004-08', 'June–August 2004', 'Juni–August 2004', parts([2004, 6], [2004, 8]), undefined, 2004],
  [
    '2004-06/2006-08',
    'June 2004 – August 2006',
    'Juni 2004 – August 2006',
    parts([2004, 6], [2006, 8]),
    undefined,
    2004,
  ],
  ['2004-06-04/2004-06-07', '4–7 June 2004', '4.–7. Juni 2004', parts([2004, 6, 4], [2004, 6, 7]), undefined, 2004],
  ['2004-06~-11', 'c. 11 June 2004', 'ca. 11. Juni 2004', circa([2004, 6, 11]), '2004-06-11', 2004],
  ['2014', '2014', '2014', parts([2014]), '2014', 2014],
  ['2014-09', 'September 2014', 'September 2014', parts([2014, 9]), '2014-09', 2014],
  ['2014-09-29', '29 September 2014', '29. September 2014', parts([2014, 9, 29]), '2014-09-29', 2014],
  [
    '2014-09-29/2014-10',
    '29 September 2014 – October 2014',
    '29. September 2014 – Oktober 2014',
    words,
    undefined,
    2014,
  ],
  [
    '2014-12-28/2015-01-03',
    '28 December 2014 – 3 January 2015',
    '28. Dezember 2014 – 3. Januar 2015',
    parts([2014, 12, 28], [2015, 1, 3]),
    undefined,
    2014,
  ],
  [
    '2023-24/2024-21',
    'winter 2023 – spring 2024',
    'Winter 2023 – Frühjahr 2024',
    parts([2023, 24], [2024, 21]),
    undefined,
    2023,
  ],
  ['2024-33', '1st quarter of 2024', '1. Quartal 2024', words, '2024', 2024],
  ['2024-02-29', '29 February 2024', '29. Februar 2024', parts([2024, 2, 29]), '2024-02-29', 2024],
  ['2024-21', 'spring 2024', 'Frühjahr 2024', season(2024, 1), '2024', 2024],
  ['2024-21/2024-22', 'spring–summer 2024', 'Frühjahr–Sommer 2024', parts([2024, 21], [2024, 22]), undefined, 2024],
  ['2024-35', '3rd quarter of 2024', '3. Quartal 2024', words, '2024', 2024],
  ['2024-24', 'winter 2024', 'Winter 2024', season(2024, 4), '2024', 2024],
];

/** The spaces that must not break are ordinary ones in the tables. */
const breakable = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatDate', () => {
  const english = createDateFormatter('en-GB', messagesFor('en'));
  const german = createDateFormatter('de-DE', messagesFor('de'));
  const french = createDateFormatter('fr-FR', messagesFor('fr'));

  test.each([
    ['2024-01-01', '1er janvier 2024'],
    ['2024-01-11', '11 janvier 2024'],
    ['2024-03-01/2024-03-03', '1er–3 mars 2024'],
    ['2024-01', 'janvier 2024'],
    ['2024-08~', 'vers août 2024'],
    ['-0043-03-01?', '1er mars 44 av. J.-C. ?'],
    ['00XX', 'Ier siècle'],
    ['19XX', 'XXe siècle'],
    ['29XX', '30e siècle'],
    ['-01XX', 'IIe siècle av. J.-C.'],
    ['199X', 'années 1990'],
    ['2024-33', '1er trimestre 2024'],
    ['2024-34', '2e trimestre 2024'],
    ['2023-24/2024-21', 'hiver 2023 – printemps 2024'],
    ['1964/..', '1964 – …'],
    ['../1964-03-01', '… – 1er mars 1964'],
    ['[1667,1668]', '1667 ou 1668'],
    ['[1667..1672]', 'entre 1667 et 1672'],
  ])('says %s in French as %s', (date, inFrench) => {
    expect(french(parseDate(date)).replace(/\p{Zs}/gu, ' ')).toBe(inFrench);
  });

  test.each(dates)('says %s as %s and in German as %s', (date, inEnglish, inGerman) => {
    expect(breakable(english(parseDate(date)))).toBe(inEnglish);
    expect(breakable(german(parseDate(date)))).toBe(inGerman);
  });

  test.each([
    ['2014-09-29', '29\u00a0September\u00a02014'],
    ['2004-06-04/2004-08-07', '4\u00a0June – 7\u00a0August\u00a02004'],
    ['1350~', 'c.\u00a01350'],
  ])('keeps the parts of %s on one line', (date, expected) => {
    expect(formatDate(parseDate(date))).toBe(expected);
  });

  test.each([
    ['2004-06-04', 'June\u00a04,\u00a02004'],
    ['2004-06-04/2004-06-07', 'June\u00a04–7,\u00a02004'],
    ['-0043-03-15', 'March\u00a015,\u00a044 BC'],
  ])('follows the locale for %s', (date, expected) => {
    expect(createDateFormatter('en-US', messagesFor('en'))(parseDate(date))).toBe(expected);
  });
});

describe('the table of dates in docs/content.md', () => {
  const [, section = ''] = /### Dates\n(.*?)\n## /s.exec(readFileSync('docs/content.md', 'utf8')) ?? [];
  const rows = [...section.matchAll(/^\| (`.*?) +\| (.*?) +\|/gm)].flatMap(([, codes = '', words = '']) => {
    const written = [...codes.matchAll(/`'?(.*?)'?`/g)].map(([, code = '']) => code);
    return words.split(', ').map((word, index) => [written[index] ?? '', word] as const);
  });

  test.each(rows)('says what readers see for %s: %s', (date, expected) => {
    expect(breakable(formatDate(parseDate(date)))).toBe(expected);
  });
});

describe('compareDates', () => {
  test('sorts by time, a year before its months, and a range after its start', () => {
    const sorted = dates.map(([date]) => parseDate(date));
    expect(sorted.toReversed().sort(compareDates)).toEqual(sorted);
  });

  test('finds equal dates equal', () => {
    expect(compareDates(parseDate('1964/..'), parseDate('1964/'))).toBe(0);
    expect(compareDates(parseDate('1984'), parseDate('1984?'))).toBe(0);
  });
});

describe('cslDate', () => {
  test.each(dates)('converts %s', (date, english, _german, expected) => {
    expect(cslDate(parseDate(date))).toEqual(expected === words ? { literal: english } : expected);
  });
});

describe('isoDate and dateYear', () => {
  test.each(dates)('convert %s', (date, _english, _german, _csl, iso, year) => {
    expect([isoDate(parseDate(date)), dateYear(parseDate(date))]).toEqual([iso, year]);
  });
});

describe('isoStart', () => {
  test.each([
    ['2014-09-29', '2014-09-29'],
    ['2014-09/2015', '2014-09'],
    ['2024-21', '2024'],
    ['-0043', '-0043'],
    ['../1964', undefined],
    ['199X', undefined],
    ['[1667,1668]', undefined],
  ])('of %s is %s', (date, start) => {
    expect(isoStart(parseDate(date))).toBe(start);
  });
});

describe('yearWords', () => {
  test.each([
    ['2014-09-29', '2014'],
    ['1350~', 'c. 1350'],
    ['1350?', '1350?'],
    ['2004-06-04/2004-08-07', '2004'],
    ['2023-24/2024-21', '2023–2024'],
    ['199X', '1990s'],
    ['1964/..', 'since 1964'],
  ])('of %s are %s', (date, words) => {
    expect(yearWords(parseDate(date))).toBe(words);
  });
});

describe('dayDate', () => {
  test.each(['2014-09-29', '0079-08-24'])('returns the same as parseDate for %s', (day) => {
    expect(dayDate(day)).toEqual(parseDate(day));
  });
});

describe('parseDate', () => {
  test.each([
    ['2025-02-29', 'a day that does not exist'],
    ['1900-02-29', 'a day that does not exist'],
    ['2026-02-31', 'a day that does not exist'],
    ['2014-13', 'a month that does not exist'],
    ['201', 'a decade in another notation'],
    ['19', 'a century in another notation'],
    ['-43', 'too few digits'],
    ['XXXX', 'no year'],
    ['XXXX-12-25', 'no year'],
    ['156X-12-25', 'a day in an unspecified year'],
    ['1999-05-1X', 'half a day'],
    ['2014-XX-31', 'a day without a month'],
    ['1918/1914', 'a period that ends before it starts'],
    ['[1668..1667]', 'a period that ends before it starts'],
    ['../..', 'a period without dates'],
    ['/', 'a period without dates'],
    ['2014-09-29T10:00:00', 'a time'],
    ['2014-09-29T10:00:00Z', 'a time'],
    ['Y17E7', 'an exponent'],
    ['1950S2', 'significant digits'],
    ['2024-37', 'a third of a year'],
    ['Y-120000', 'too long ago'],
    ['20140929', 'no hyphens'],
    [' 2014', 'a space'],
    ['', 'nothing'],
  ])('rejects %s: %s', (date) => {
    expect(() => parseDate(date)).toThrow();
  });
});
