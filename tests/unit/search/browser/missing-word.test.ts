import { describe, expect, test } from 'vitest';
import {
  completions,
  lookUpMissingWord,
  nearestWords,
  neighbours,
  separations,
} from '../../../../src/search/browser/missing-word.ts';

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
    expect(nearestWords(word, words, (other) => ['who', 'rive', 'don’t'].includes(other))).toEqual(expected);
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

describe('lookUpMissingWord', () => {
  const lookUp = (word: string, answer: string) =>
    lookUpMissingWord(
      word,
      false,
      () => Promise.resolve(new Response(answer)),
      () => Promise.resolve({ works: new Map(), results: new Map() }),
      () => false,
    );

  test.each([
    ['a page', '<!doctype html>\n<title>Log in</title>\n'],
    ['nothing', ''],
    ['half a file', '["harbour","har'],
    ['an error as JSON', '{"error":"not found"}'],
    ['a list of something else', '[1,2]'],
  ])('rejects if the answer is not a vocabulary but %s', async (_what, answer) => {
    await expect(lookUp('lantern', answer)).rejects.toThrow();
  });

  test('accepts a vocabulary without words', async () => {
    expect((await lookUp('lantern', '[]')).missing).toEqual({ text: 'lantern', completions: [], suggestions: [] });
  });
});
