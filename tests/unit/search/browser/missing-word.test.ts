import { describe, expect, test } from 'vitest';
import { completions, nearestWords, neighbours } from '../../../../src/search/browser/missing-word.ts';

const vocabulary = ['terror', 'music', 'terrorism', 'Verviers', 'terrorist', 'naïve', '2014', 'plot', 'who'];

describe('nearestWords', () => {
  test.each([
    ['musk', ['music']],
    ['mud', []], // too many edits for a short word
    ['muzic', ['music']],
    ['terorism', ['terrorism', 'terrorist']],
    ['Vervierz', ['Verviers']],
    ['naive', []], // the same word
    ['plott', ['plot']],
    ['whoo', []], // only near a stop word
    ['xyzzy', []],
  ])('of %s', (word, expected) => {
    expect(nearestWords(word, vocabulary, new Set(['who']))).toEqual(expected);
  });
});

describe('completions', () => {
  test.each([
    ['verv', ['Verviers']],
    ['TERR', ['terror', 'terrorism', 'terrorist']],
    ['te', []], // too short
    ['terrorxyz', []],
  ])('of %s', (prefix, expected) => {
    expect(completions(prefix, vocabulary)).toEqual(expected);
  });
});

describe('neighbours', () => {
  test.each([
    ['plots', ['plot', 'terror', 'terrorism']],
    ['aardvark', ['music', 'naïve']],
    ['zebra', ['who']],
  ])('of %s', (word, expected) => {
    expect(neighbours(word, vocabulary)).toEqual(expected);
  });
});
