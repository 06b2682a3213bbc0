import { expect, test } from 'vitest';
import { ndcg, summarize } from '../../../../scripts/relevance/judge.ts';

// by hand: (2^3-1)/log2(2) = 7; (2^1-1)/log2(3) = 0.631
test.each([
  [['a', 'b'], { a: 3, b: 1 }, 1],
  [['b', 'a'], { a: 3, b: 1 }, (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3))],
  [['x', 'y'], { a: 3 }, 0],
  [[...'qwertyuiop', 'a'], { a: 3 }, 0],
  [[], {}, 0],
])('%j against %j', (ids, relevant, value) => {
  expect(ndcg(ids, relevant)).toBeCloseTo(value);
});

test('the mean, and the share of queries that found nothing', () => {
  const score = (value: number, found: number) => ({ kind: '', query: '', value, found });
  expect(summarize([score(1, 3), score(0, 0)])).toEqual({ mean: 0.5, nothing: 0.5 });
});
