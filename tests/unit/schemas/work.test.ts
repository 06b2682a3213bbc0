import { describe, expect, test } from 'vitest';
import { calendarDay, partialDate } from '../../../src/schemas/field-types.ts';
import { work } from '../../../src/schemas/work.ts';

const sound = { title: 'T', added: '2026-01-01' };

describe('days', () => {
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
  ])('%j: %s', (value, right) => expect(calendarDay('a day').safeParse(value).success).toBe(right));
});

describe('days as far as they are known', () => {
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
  ])('%j', (value, written) => expect(partialDate('a day').safeParse(value).data).toBe(written));
});

describe('a work', () => {
  test.each([
    ['the least', {}, true],
    ['a blank title', { title: ' ' }, false],
    ['an unknown field', { subtitle: 'S' }, false],
    ['a language', { language: 'pt-BR' }, true],
    ['no language', { language: 'english please' }, false],
    ['an address', { via: { publication: 'P', url: 'https://example.org/a' } }, true],
    ['a script for an address', { via: { publication: 'P', url: 'javascript:alert(1)' } }, false],
    ['one person twice', { authors: [{ family: 'A' }, { family: 'A' }] }, false],
    ['an unknown access', { source: { publication: 'P', access: 'maybe' } }, false],
    ['an id with a capital', { tags: ['Jihad'] }, false],
  ])('with %s: %j', (_what, data, right) => expect(work.safeParse({ ...sound, ...data }).success).toBe(right));
});
