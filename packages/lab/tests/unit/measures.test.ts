import { describe, expect, test } from 'vitest';
import { ndcg, recall, reciprocalRank, summarize } from '../../relevance/measures.ts';

describe('ndcg', () => {
  // computed by hand: (2^3-1)/log2(2) = 7; (2^1-1)/log2(3) = 0.631
  test.each([
    ['is 1 for the ideal order', ['a', 'b'], { a: 3, b: 1 }, 1],
    ['discounts lower positions', ['b', 'a'], { a: 3, b: 1 }, (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3))],
    ['compares with the ideal order of all relevant works', ['a', 'x'], { a: 1, b: 1 }, 1 / (1 + 1 / Math.log2(3))],
    ['is 0 without relevant results', ['x', 'y'], { a: 3 }, 0],
    ['ignores results after the tenth', [...'qwertyuiop', 'a'], { a: 3 }, 0],
    ['is 0 if nothing is relevant', [], {}, 0],
  ])('%s', (_behaviour, ids, relevant, expected) => {
    expect(ndcg(ids, relevant)).toBeCloseTo(expected);
  });
});

test.each([
  [['a', 'x'], 1],
  [['x', 'y', 'b', 'a'], 1 / 3],
  [['x'], 0],
  [[...'qwertyuiop', 'a'], 0],
])('reciprocalRank of %j is %d', (ids, expected) => {
  expect(reciprocalRank(ids, { a: 1, b: 1 })).toBe(expected);
});

test.each([
  [['a', 'x'], 1 / 4],
  [['d', 'x', 'b', 'a'], 3 / 4],
  [[...'qwertyuiop', 'a'], 0],
])('recall of %j is %d', (ids, expected) => {
  expect(recall(ids, { a: 1, b: 1, c: 1, d: 1 })).toBe(expected);
});

test('summarize › returns the means and the share of queries without results', () => {
  const query = (...ids: string[]) => ({ query: '', kind: '', relevant: Object.fromEntries(ids.map((id) => [id, 1])) });
  const answers = [
    { ids: ['x', 'a'], resultCount: 2 },
    { ids: [], resultCount: 0 },
  ];
  expect(summarize([query('a', 'b'), query('c')], answers)).toEqual({
    ndcg: 1 / Math.log2(3) / (1 + 1 / Math.log2(3)) / 2,
    reciprocalRank: 1 / 4,
    recall: 1 / 4,
    noResults: 1 / 2,
  });
});
