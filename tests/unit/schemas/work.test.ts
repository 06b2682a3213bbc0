import { describe, expect, test } from 'vitest';
import { work } from '../../../src/schemas/work.ts';

const isValid = (fields: object) => work.safeParse({ title: 'T', added: '2026-01-01', ...fields }).success;

describe('work', () => {
  describe('accepts', () => {
    test.each([
      ['the required fields alone', {}],
      ['a language tag', { language: 'pt-BR' }],
      ['a URL', { via: { publication: 'P', url: 'https://example.org/a' } }],
    ])('%s', (_name, fields) => expect(isValid(fields)).toBe(true));
  });

  describe('rejects', () => {
    test.each([
      ['a blank title', { title: ' ' }],
      ['an unknown field', { subtitle: 'S' }],
      ['an invalid language tag', { language: 'english please' }],
      ['a javascript: URL', { via: { publication: 'P', url: 'javascript:alert(1)' } }],
      ['a duplicate author', { authors: [{ family: 'A' }, { family: 'A' }] }],
      ['an unknown kind of access', { source: { publication: 'P', access: 'maybe' } }],
      ['an id with a capital', { tags: ['Jihad'] }],
    ])('%s', (_name, fields) => expect(isValid(fields)).toBe(false));
  });
});
