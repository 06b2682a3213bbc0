import { expect, test } from 'vitest';
import { bestTrial, crossValidate, meansByKind, type Trial } from '../../relevance/sweep.ts';
import { rankWeights, scoreWeights } from '../../site.ts';

const library = (...kinds: string[]) => ({
  site: '',
  queries: kinds.map((kind, index) => ({ query: '', kind, relevant: { [index]: 1 } })),
});
const trial = (...ndcg: number[][]): Trial => ({ weights: { score: scoreWeights, rank: rankWeights }, ndcg });

test('meansByKind › averages the selected queries of each kind', () => {
  const means = meansByKind(library('a', 'a', 'b', 'b'), [0.2, 0.4, 0.6, 1], (query) => query !== 3);
  expect([...means]).toEqual([
    ['a', expect.closeTo(0.3)],
    ['b', 0.6],
  ]);
});

test('bestTrial › counts relative gains, with the same weight for each kind', () => {
  const libraries = [library('a', 'a', 'a'), library('b')];
  const trials = [trial([0.8, 0.8, 0.8], [0.1]), trial([0.9, 0.9, 0.9], [0.08]), trial([0.7, 0.7, 0.7], [0.2])];
  expect(bestTrial(libraries, trials)).toBe(trials[2]);
  expect(bestTrial(libraries, trials, (index) => index === 0)).toBe(trials[1]);
});

test('bestTrial › returns a trial that reaches the floor of a library', () => {
  const libraries = [{ ...library('a', 'a'), floor: 0.5 }, library('b')];
  const trials = [trial([0.6, 0.3], [0.9]), trial([0.6, 0.4], [0.2]), trial([0.9, 0.9], [0.1])];
  expect(bestTrial(libraries, trials)).toBe(trials[1]);
  expect(() => bestTrial([{ ...library('a', 'a'), floor: 1 }, library('b')], trials)).toThrow('No trial');
});

test('crossValidate › scores each query with the weights that are best for the others', () => {
  const libraries = [library('a', 'a', 'a', 'a', 'a', 'a', 'a', 'a')];
  // each trial fits one query, so no other query chooses it
  const trials = Array.from({ length: 8 }, (_, fitted) =>
    trial(Array.from({ length: 8 }, (__, index) => (index === fitted ? 0.9 : 0.1))),
  );
  const scores = crossValidate(libraries, [trial(Array<number>(8).fill(0.15)), ...trials], 1000, 1);
  expect(scores).toHaveLength(1);
  for (const score of scores[0] ?? []) expect(score).toBeLessThan(0.2);
});
