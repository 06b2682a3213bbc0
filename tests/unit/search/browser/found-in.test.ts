import { expect, test } from 'vitest';
import { fieldsWith } from '../../../../src/search/browser/found-in.ts';

const meta = {
  title: 'Warnings of Wolves',
  original: 'In-fighting on Old Ground',
  byline: 'Jana Müller',
  publication: 'Tide Tables, 2014',
  tags: 'lighthouses; war',
  series: '青い舟の話',
};
const allFields = Object.keys(meta);

test.each<[string, string[], string[], string[]?]>([
  ['a form of the word', ['wolf'], ['title']],
  ['another spelling', ['Mueller'], ['byline']],
  ['no word that merely starts with it', ['war'], ['tags']],
  ['the word joined with its neighbour', ['light'], ['tags'], ['lighthouse']],
  ['one word for two', ['tidetables'], ['publication']],
  ['one word for a hyphen', ['infighting'], ['original']],
  ['a phrase', ['old', 'ground'], ['original']],
  ['no phrase of which it has only words', ['ground', 'wolves'], []],
  ['no phrase that it breaks off', ['ground', 'rules'], []],
  ['a year', ['2014'], ['date']],
  ['a word in a script without spaces', ['舟'], ['series']],
  ['nothing', ['sheep'], []],
])('fieldsWith › finds %s', (_what, words, expected, joined = []) => {
  const result = { id: '', score: 1, words: [], matchedMetaFields: allFields, data: () => Promise.reject(new Error()) };
  expect(fieldsWith({ words, joined }, [result], meta)).toEqual(expected);
});
