import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import {
  calendarDay,
  decimalNumber,
  idPattern,
  listOf,
  personKey,
  plainText,
  publicationDate,
  wholeNumber,
} from '../../../src/schemas/field-types.ts';

describe('calendarDay', () => {
  test.each([
    ['2016-04-03', true],
    ['0079-08-24', true],
    ['2026-02-31', false],
    ['2016-4-3', false],
    ['3 April 2016', false],
    ['2016', false],
    ['2999-01-01', false],
    [null, false],
    [true, false],
  ])('%j: %s', (value, isValid) => expect(calendarDay().safeParse(value).success).toBe(isValid));
});

describe('publicationDate', () => {
  test.each([
    ['2016-04-03', '2016-04-03'],
    ['2016-04', '2016-04'],
    ['2016', '2016'],
    ['1350~', '1350~'],
    ['1914/1918', '1914/1918'],
    ['20XX', '20XX'],
    [['1667', '1668'], '[1667,1668]'],
    [['..1400'], '[..1400]'],
    ['2016-13', undefined],
    ['2015-02-29', undefined],
    ['20160403', undefined],
    ['2999', undefined],
    ['2014/2999', undefined],
    ['5', undefined],
    [{ '1667': null }, undefined],
    [null, undefined],
    [true, undefined],
  ])('%j: %s', (value, parsed) => expect(publicationDate().safeParse(value).data?.edtf).toBe(parsed));
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

describe('numbers', () => {
  test.each([
    ['3', 3],
    ['0', undefined],
    ['1.5', undefined],
    ['three', undefined],
    ['', undefined],
    [true, undefined],
  ])('a whole number from %j: %s', (value, parsed) => expect(wholeNumber('').safeParse(value).data).toBe(parsed));

  test.each([
    ['-1.5', -1.5],
    ['1e3', undefined],
    ['0x1F', undefined],
  ])('a number from %j: %s', (value, parsed) => expect(decimalNumber('').safeParse(value).data).toBe(parsed));
});

describe('the JSON Schema for editors', () => {
  const fields = z.strictObject({
    title: plainText(''),
    published: publicationDate().optional(),
    part: wholeNumber('').optional(),
    tags: listOf(plainText(''), ''),
  });

  test('accepts what YAML reads from unquoted values', () => {
    expect(z.toJSONSchema(fields, { io: 'input' })).toMatchObject({
      properties: {
        title: { type: ['string', 'number'] },
        published: { type: ['string', 'number', 'array'] },
        part: { type: 'integer' },
        tags: { anyOf: [{ type: 'array' }, { type: 'null' }] },
      },
      required: ['title'],
    });
  });
});

describe('personKey', () => {
  test.each([
    ['ann-writer-historian', true],
    ['jurgen-groß', true],
    ['村上-春樹', true],
    ['jürgen-groß', false],
    ['Ann Writer', false],
    ['/authors/jurgen-groß/', false],
    ['', false],
  ])('%j: %s', (id, isValid) => expect(personKey('write an id').safeParse(id).success).toBe(isValid));
});
