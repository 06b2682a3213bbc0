import { expect, test } from 'vitest';
import { arrange } from '../../../../src/search/browser/arrange.ts';

/** The author of each work. */
const authorsOf = ['Ann Bell', 'Ann Bell', 'Max Weber', 'Ann Bell', 'Ann Bell'];
const authors = ['Ann Bell', 'Max Weber'];
const catalogue = {
  authors: authors.map((name): [string, string] => [name, name]),
  works: { authors: authorsOf.map((name) => [authors.indexOf(name)]) },
};

/** Works in their ranked order: the number of each, and the indexes of the terms it lacks. */
type Ranked = [work: number, ...missingTerms: number[]][];

test.each<[string, string, Ranked, string, number | undefined]>([
  ['lists works with both of two terms first', 'tide lamp', [[1, 0], [2], [3, 1], [4]], '2 4 1-0 3-1', 2],
  ['keeps the order of works for more terms', 'tide lamp fog', [[1, 0], [2]], '1-0 2', undefined],
  [
    'says that no work has both terms',
    'tide lamp',
    [
      [1, 0],
      [2, 1],
    ],
    '1-0 2-1',
    0,
  ],
  ['draws no line if all works have all terms', 'tide lamp', [[1], [2]], '1 2', undefined],
  ['lists works by a named author before all others', 'm weber', [[1], [2, 0], [3], [4, 0]], '2 1 3 4-0', 3],
  [
    'draws no line among works by a named author',
    'm.weber fog',
    [
      [1, 0],
      [2, 1],
    ],
    '2-1 1-0',
    undefined,
  ],
  ['lists works by a named author first in longer queries', 'fog max weber', [[1], [2, 0, 2]], '2-0 1', undefined],
])('arrange › %s', (_behaviour, query, ranked, order, complete) => {
  const words = query.split(' ');
  const works = ranked.map(([work, ...missingTerms]) => ({ work, score: 1, missingTerms }));
  const terms = words.map((word) => ({ words: [word] }));
  const arranged = arrange(works, terms, words, catalogue, new Set());
  expect(arranged.works.map(({ work, missingTerms }) => [work, ...missingTerms].join('-')).join(' ')).toBe(order);
  expect(arranged.complete).toBe(complete);
});
