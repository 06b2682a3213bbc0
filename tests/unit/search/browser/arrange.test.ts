import { expect, test } from 'vitest';
import { arrange } from '../../../../src/search/browser/arrange.ts';

/** Works in their ranked order: the number of each, and the indexes of the terms it lacks. */
type Ranked = [work: number, ...missingTerms: number[]][];

test.each<[string, number, Ranked, number[], string, number | undefined]>([
  ['lists works with both of two terms first', 2, [[1, 0], [2], [3, 1], [4]], [], '2 4 1 3', 2],
  ['keeps the order of works for more terms', 3, [[1, 0], [2]], [], '1 2', undefined],
  [
    'draws no line if no work has all terms',
    2,
    [
      [1, 0],
      [2, 1],
    ],
    [],
    '1 2',
    undefined,
  ],
  ['draws no line if all works have all terms', 2, [[1], [2]], [], '1 2', undefined],
  ['lists works by a named author before all others', 2, [[1], [2, 0], [3], [4, 0]], [2], '2 1 3 4', 3],
  ['lists works by a named author first for long names', 4, [[1], [2, 3], [3, 1]], [2], '2 1 3', undefined],
])('arrange › %s', (_behaviour, termCount, ranked, byNamedAuthor, order, complete) => {
  const works = ranked.map(([work, ...missingTerms]) => ({ work, score: 1, missingTerms }));
  const arranged = arrange(works, termCount, (work) => byNamedAuthor.includes(work));
  expect(arranged.works.map(({ work }) => work).join(' ')).toBe(order);
  expect(arranged.complete).toBe(complete);
});
