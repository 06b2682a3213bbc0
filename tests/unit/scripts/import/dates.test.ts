import { describe, expect, test } from 'vitest';
import { isShortened, toEdtf } from '../../../../scripts/import/dates.ts';

describe('toEdtf', () => {
  test.each([
    ['2014-09-29', '2014-09-29'],
    ['2014-09-29T23:59:00+02:00', '2014-09-29'],
    ['2014/9/29', '2014-09-29'],
    ['20140929', '2014-09-29'],
    ['29 Sept. 2014', '2014-09-29'],
    ['September 29th, 2014', '2014-09-29'],
    ['29. März 2014', '2014-03-29'],
    ['1er mai 1968', '1968-05-01'],
    ['29.9.2014', '2014-09-29'],
    ['2014/09//', '2014-09'],
    ['2014-09-00', '2014-09'],
    ['mar 2014', '2014-03'],
    ['May–June 2014', '2014-05/2014-06'],
    ['Dec 2013-Jan 2014', '2013-12/2014-01'],
    ['5 May – 7 June 1999', '1999-05-05/1999-06-07'],
    ['5–7 June 1999', '1999-06-05/1999-06-07'],
    ['June 5-7, 1999', '1999-06-05/1999-06-07'],
    ['2000 Jan-Feb', '2000-01/2000-02'],
    ['Spring 2014', '2014-21'],
    ['2014///Herbst', '2014-23'],
    ['1998–99', '1998/1999'],
    ['1998-1999', '1998/1999'],
    ['between 1920 and 1930', '1920/1930'],
    ['c. 1350', '1350~'],
    ['[1920?]', '1920?'],
    ['[ca. 1920?]', '1920%'],
    ['©1999', '1999'],
    ['c1999', '1999'],
    ['1990s', '199X'],
    ['19th century', '18XX'],
    ['44 BC', '-0043'],
    ['1350~', '1350~'],
    ['2014-09-29/..', '2014-09-29/..'],
  ])('reads %s as %s', (text, expected) => expect(toEdtf(text)).toBe(expected));

  test.each(['', 'n.d.', 'in press', 'Year', '0000', '99', 'no. 12345'])('finds no date in %s', (text) =>
    expect(toEdtf(text)).toBeUndefined(),
  );

  test.each([
    ['5/6/2014', '2014'],
    ['2014-02-31', '2014-02'],
  ])('keeps what is certain of %s, and says that it is less', (text, expected) => {
    expect(toEdtf(text)).toBe(expected);
    expect(isShortened(text, expected)).toBe(true);
  });

  test('does not count the time of a day as shortened', () =>
    expect(isShortened('2014-09-29T23:59:00', '2014-09-29')).toBe(false));
});
