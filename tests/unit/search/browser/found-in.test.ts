import { expect, test } from 'vitest';
import { fieldsWith } from '../../../../src/search/browser/found-in.ts';

const meta = { title: 'Warnings of Wolves', byline: 'Jana Müller', tags: 'lighthouses; war' };
const allFields = Object.keys(meta);

test.each<[string, string[], string[], string[]?]>([
  ['a form of the word', ['wolf'], ['title']],
  ['another spelling', ['Mueller'], ['byline']],
  ['no word that merely starts with it', ['war'], ['tags']],
  ['the word joined with its neighbour', ['light'], ['tags'], ['lighthouse']],
  ['nothing', ['sheep'], []],
])('fieldsWith › finds %s', (_what, words, expected, joined = []) => {
  const result = { id: '', score: 1, words: [], matchedMetaFields: allFields, data: () => Promise.reject(new Error()) };
  expect(fieldsWith({ words, joined }, [result], meta)).toEqual(expected);
});
