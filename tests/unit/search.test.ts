import { expect, test } from 'vitest';
import { pieces } from '../../src/search/excerpt.ts';
import { readState, writeState } from '../../src/search/state.ts';

test.each([
  ['', { query: '', tags: [] }, ''],
  ['?q=foiled+plots', { query: 'foiled plots', tags: [] }, '?q=foiled+plots'],
  ['?tag=jihad&tag=terrorism', { query: '', tags: ['jihad', 'terrorism'] }, '?tag=jihad&tag=terrorism'],
  ['?tag=jihad&tag=jihad&tag=', { query: '', tags: ['jihad'] }, '?tag=jihad'],
  ['?q=%20a%26b%3D%22c%22%20&other=1', { query: 'a&b="c"', tags: [] }, '?q=a%26b%3D%22c%22'],
  [`?q=${'x'.repeat(600)}`, { query: 'x'.repeat(500), tags: [] }, `?q=${'x'.repeat(500)}`],
])('the address %s', (address, state, written) => {
  expect(readState(address)).toEqual(state);
  expect(writeState(state)).toBe(written);
});

test.each([
  ['no mark', [['no mark', false]]],
  [
    'a <mark>word</mark> here',
    [
      ['a ', false],
      ['word', true],
      [' here', false],
    ],
  ],
  [
    '<mark>a</mark> <mark>b</mark>',
    [
      ['a', true],
      [' ', false],
      ['b', true],
    ],
  ],
  ['&lt;b&gt; R&amp;D &amp;lt;', [['<b> R&D &lt;', false]]],
  ['<mark>&lt;i&gt;</mark>', [['<i>', true]]],
])('the excerpt %s', (excerpt, expected) => {
  expect(pieces(excerpt).map(({ text, marked }) => [text, marked])).toEqual(expected);
});
