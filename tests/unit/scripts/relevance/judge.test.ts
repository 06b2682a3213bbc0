import { describe, expect, test } from 'vitest';
import { ndcgAt10, summarizeScores } from '../../../../scripts/relevance/judge.ts';

describe('ndcgAt10', () => {
  // computed by hand: (2^3-1)/log2(2) = 7; (2^1-1)/log2(3) = 0.631
  test.each([
    ['is 1 for the ideal order', ['a', 'b'], { a: 3, b: 1 }, 1],
    ['discounts lower positions', ['b', 'a'], { a: 3, b: 1 }, (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3))],
    ['is 0 without relevant results', ['x', 'y'], { a: 3 }, 0],
    ['ignores results after the tenth', [...'qwertyuiop', 'a'], { a: 3 }, 0],
    ['is 0 if nothing is relevant', [], {}, 0],
  ])('%s', (_behaviour, ids, relevant, expected) => {
    expect(ndcgAt10(ids, relevant)).toBeCloseTo(expected);
  });
});

describe('summarizeScores', () => {
  test('returns the mean and the share of queries without results', () => {
    const score = (ndcg: number, resultCount: number) => ({ kind: '', query: '', ndcg, resultCount });
    expect(summarizeScores([score(1, 3), score(0, 0)])).toEqual({ meanNdcg: 0.5, noResultRate: 0.5 });
  });
});
