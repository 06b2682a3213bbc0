import { expect, test } from 'vitest';
import { hiddenCharacters } from '../../../src/schemas/characters.ts';

test.each([
  ['words', 'Plain words, “quoted” – and dashed.', []],
  ['a space that does not break', 'No\u00A0break', []],
  ['emoji of several signs', '👩🏽‍🚀 👨🏻‍🤝‍👨🏿 🏴󠁧󠁢󠁳󠁣󠁴󠁿', []],
  ['Persian', 'می‌خواهم PDF‌ها «کتاب»‌ها', []],
  ['Bengali and Kannada', 'র‍্যাব ರ‍್ಯ', []],
  ['Tamil and Sinhala', 'க்‌ஷ ක්‍ෂ', []],
  ['Khmer', 'ភាសា\u200Bខ្មែរ', []],
  ['Hebrew with a mark of direction', 'שלום\u200F, abc', []],
  ['a joiner among Latin letters', 'pass\u200Dword', ['has an invisible sign, U+200D']],
  ['a space of no width among Latin letters', 'pass\u200Bword', ['has an invisible sign, U+200B']],
  ['a soft hyphen', 'soft\u00ADhyphen', ['has an invisible sign, U+00AD']],
  ['an override', 'abc\u202Edef', ['has a sign that turns the direction of the text around, U+202E']],
  ['a bell', 'a\u0007', ['has a control character, U+0007']],
])('%s', (_what, text, faults) => {
  expect(hiddenCharacters(text)).toEqual(faults);
});
