import { describe, expect, test } from 'vitest';
import { completions, nearestWords, neighbours, separations } from '../../../../src/search/browser/missing-word.ts';

const vocabulary = ['terror', 'music', 'terrorism', 'Verviers', 'terrorist', 'naïve', '2014', 'plot', 'who'];

describe('nearestWords', () => {
  test.each<[string, string[], string[]?]>([
    ['muzic', ['music']],
    ['musk', []], // two edits in four letters
    ['terorism', ['terrorism']], // “terrorist” is further away
    ['terorist', ['terrorist']],
    ['Vervierz', ['Verviers']],
    ['naive', []], // the same word
    ['plott', ['plot']],
    ['plto', ['plot']],
    ['errorism', []], // another first letter
    ['2015', []], // no number for another
    ['whoo', []], // only near a stop word
    ['xyzzy', []],
    ['don’t', [], ['dort', 'dann', 'den', 'don']],
    ['café', [], ['came', 'case', 'care']],
    ['rivr', ['river'], ['river', 'rive', 'roar']],
    ['haus', [], ['has', 'hats']],
  ])('of %s', (word, expected, words = vocabulary) => {
    expect(nearestWords(word, words, new Set(['who', 'rive']))).toEqual(expected);
  });
});

describe('separations', () => {
  test.each([
    ['bookshelf', ['books helf', 'book shelf']], // the index has only one of them
    ['Bookshelves', ['books helves', 'book shelves']],
    ['bookend', ['book end']],
    ['bookie', []],
    ['shelf', []],
  ])('of %s', (word, expected) => {
    expect(separations(word, ['books', 'book', 'b', 'shelf'])).toEqual(expected);
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
