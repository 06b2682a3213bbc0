import { describe, expect, test } from 'vitest';
import { calendarDay, idPattern, publicationDate } from '../../../src/schemas/field-types.ts';

describe('calendarDay', () => {
  test.each([
    ['2016-04-03', true],
    [new Date('2016-04-03T00:00:00Z'), true],
    ['2026-02-31', false],
    ['2016-4-3', false],
    ['3 April 2016', false],
    ['2016', false],
    [2016, false],
    [null, false],
    [true, false],
  ])('%j: %s', (value, isValid) => expect(calendarDay().safeParse(value).success).toBe(isValid));
});

describe('publicationDate', () => {
  test.each([
    ['2016-04-03', '2016-04-03'],
    ['2016-04', '2016-04'],
    ['2016', '2016'],
    [2016, '2016'],
    ['2016-13', undefined],
    ['2015-02-29', undefined],
    [20160403, undefined],
    [5, undefined],
    [null, undefined],
  ])('%j: %s', (value, parsed) => expect(publicationDate().safeParse(value).data).toBe(parsed));
});

describe('idPattern', () => {
  test.each([
    ['a-work', true],
    ['2016', true],
    ['A-work', false],
    ['a--work', false],
    ['-a', false],
    ['a_b', false],
    ['', false],
  ])('%j: %s', (id, isValid) => expect(idPattern.test(id)).toBe(isValid));
});
