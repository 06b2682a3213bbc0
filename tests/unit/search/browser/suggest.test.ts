import { describe, expect, test } from 'vitest';
import { completions, shard, nearestWords, neighbours } from '../../../../src/search/browser/suggest.ts';

const vocabulary = ['terror', 'music', 'terrorism', 'Verviers', 'terrorist', 'naïve', '2014', 'plot', 'who'];

describe('did you mean', () => {
  test.each([
    ['musk', ['music']],
    ['mud', []], // too far for so short a word
    ['muzic', ['music']],
    ['terorism', ['terrorism', 'terrorist']],
    ['Vervierz', ['Verviers']],
    ['naive', []], // it is the word
    ['plott', ['plot']],
    ['whoo', []], // not a word that every sentence has
    ['xyzzy', []],
  ])('%s', (word, expected) => {
    expect(nearestWords(word, vocabulary)).toEqual(expected);
  });
});

test.each([
  ['verv', ['Verviers']],
  ['TERR', ['terror', 'terrorism', 'terrorist']],
  ['te', []], // too little to go by
  ['terrorxyz', []],
])('words that begin with %s', (start, expected) => {
  expect(completions(start, vocabulary)).toEqual(expected);
});

test.each([
  ['plots', ['plot', 'terror', 'terrorism']],
  ['aardvark', ['music', 'naïve']],
  ['zebra', ['who']],
])('the words beside %s in the alphabet', (word, expected) => {
  expect(neighbours(word, vocabulary)).toEqual(expected);
});

test.each([
  ['Élan', 'e'],
  ['2014', 'other'],
  ['அ', 'other'],
])('%s is filed under %s', (word, expected) => {
  expect(shard(word)).toBe(expected);
});
