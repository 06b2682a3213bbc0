import { describe, expect, test } from 'vitest';
import { proximity, type QueryTerm, rank } from '../../../../src/search/browser/rank.ts';

/** Makes the matches of a term: work, score, positions. */
const term = (...works: [number, number, ...number[]][]): QueryTerm => ({
  works: new Map(works.map(([work, score, ...positions]) => [work, { score, positions }])),
  count: 1,
});

describe('rank', () => {
  test.each<[string, QueryTerm[], string[]]>([
    ['sorts by score', [term([0, 1], [1, 2])], ['1', '0']],
    ['keeps the catalogue’s order for equal scores', [term([1, 1], [0, 1])], ['0', '1']],
    ['prefers works that match every term', [term([0, 1.2], [1, 1]), term([1, 0.4])], ['1', '0 missing 1']],
    ['prefers works with terms near each other', [term([0, 1, 5], [1, 1, 5]), term([0, 1, 90], [1, 1, 6])], ['1', '0']],
    [
      'prefers works that match a term that the query repeats',
      [term([0, 1.1]), { ...term([1, 1]), count: 2 }],
      ['1 missing 0', '0 missing 1'],
    ],
    [
      'lowers the weight of terms that the best works lack',
      [term([0, 1], [1, 1], [2, 1], [3, 0.5]), term([0, 1], [1, 1], [2, 1]), term([4, 0.6])],
      ['0 missing 2', '1 missing 2', '2 missing 2', '3 missing 1 missing 2', '4 missing 0 missing 1'],
    ],
    ['returns nothing without matches', [term()], []],
  ])('%s', (_behaviour, terms, expected) => {
    const order = rank(terms, 10).map(
      ({ work, missingTerms }) => `${work}${missingTerms.map((index) => ` missing ${index}`).join('')}`,
    );
    expect(order).toEqual(expected);
  });

  test('never loses a work when a term is added', () => {
    const [first, second, noMatches] = [term([0, 1], [1, 1]), term([1, 3], [2, 1]), term()];
    const worksOf = (...terms: QueryTerm[]) => rank(terms, 10).map(({ work }) => work);
    expect(worksOf(first, second, noMatches)).toEqual(expect.arrayContaining([...worksOf(first), ...worksOf(second)]));
  });
});

describe('proximity', () => {
  test.each([
    [[3], [4], 1],
    [[3], [1], 0.5],
    [[1, 50], [30, 54], 0.25],
    [[1], [30], 0],
    [[], [1], 0],
    [[7], [7], 0],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(proximity(a, b)).toBe(expected);
  });
});
