import { describe, expect, test } from 'vitest';
import { hiddenCharacters, removeHidden } from '../../../src/schemas/characters.ts';

const messagesOf = (text: string) => hiddenCharacters(text).map(({ message }) => message);

describe('hiddenCharacters', () => {
  describe('accepts', () => {
    test.each([
      ['plain text', 'Plain words, “quoted” – and dashed.'],
      ['no-break spaces', 'No\u00A0break'],
      ['emoji sequences', '👩🏽‍🚀 👨🏻‍🤝‍👨🏿 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
      ['Persian', 'می‌خواهم PDF‌ها «کتاب»‌ها'],
      ['Bengali and Kannada', 'র‍্যাব ರ‍್ಯ'],
      ['Tamil and Sinhala', 'க்‌ஷ ක්‍ෂ'],
      ['Khmer', 'ភាសា\u200Bខ្មែរ'],
      ['Hebrew with a right-to-left mark', 'שלום\u200F, abc'],
    ])('%s', (_name, text) => expect(messagesOf(text)).toEqual([]));
  });

  describe('finds', () => {
    test.each([
      ['joiners between Latin letters', 'pass\u200Dword', 'invisible character U+200D'],
      ['zero-width spaces between Latin letters', 'pass\u200Bword', 'invisible character U+200B'],
      ['soft hyphens', 'soft\u00ADhyphen', 'invisible character U+00AD'],
      ['bidirectional overrides', 'abc\u202Edef', 'bidirectional control character U+202E'],
      ['control characters', 'a\u0007', 'control character U+0007'],
      ['isolates', 'abc \u2067def\u2069', 'bidirectional isolate U+2067'],
      ['line separators', 'one\u2028two', 'line separator U+2028'],
      ['what a decoder could not read', 'caf\uFFFD', 'replacement character U+FFFD'],
      ['noncharacters, which XML cannot contain', 'a\uFFFF', 'noncharacter U+FFFF'],
      ['noncharacters of other planes', 'a\u{1FFFE}', 'noncharacter U+1FFFE'],
      ['lone surrogates', 'a\uD800b', 'noncharacter U+D800'],
    ])('%s', (_name, text, message) => expect(messagesOf(text)).toEqual([message]));
  });
});

describe('removeHidden', () => {
  test.each([
    ['soft\u00ADhyphen', 'softhyphen', ['invisible character U+00AD']],
    ['tags \u{E0041}\u{E0042}end', 'tags end', ['invisible character U+E0041']],
    [
      'می‌خواهم \u202Epass\u200Dword',
      'می‌خواهم password',
      ['bidirectional control character U+202E', 'invisible character U+200D'],
    ],
    ['lost \uFFFD', 'lost \uFFFD', []],
  ])('makes %j into %j', (text, expected, names) => {
    const found: string[] = [];
    expect(removeHidden(text, (name) => found.push(name))).toBe(expected);
    expect(found).toEqual(names);
  });
});
