import { describe, expect, test } from 'vitest';
import { type Matches, proximity, rank } from '../../../../src/search/browser/rank.ts';

/** A term, and the works that hold it: their numbers, scores and places. */
const term = (...works: [number, number, ...number[]][]): Matches => ({
  works: new Map(works.map(([work, score, ...at]) => [work, { score, at }])),
});

describe('works are put in order', () => {
  test.each<[string, Matches[], string[]]>([
    ['by their score', [term([0, 1], [1, 2])], ['1', '0']],
    ['equals by date', [term([1, 1], [0, 1])], ['0', '1']],
    ['what holds both before what holds one better', [term([0, 1.2], [1, 1]), term([1, 0.4])], ['1', '0 without 1']],
    [
      'what holds the rarer word first',
      [term([0, 1], [1, 1], [2, 1]), term([3, 1])],
      ['3 without 0', '0 without 1', '1 without 1', '2 without 1'],
    ],
    [
      'words side by side before words far apart',
      [term([0, 1, 5], [1, 1, 5]), term([0, 1, 90], [1, 1, 6])],
      ['1', '0'],
    ],
    ['nothing for nothing', [term()], []],
  ])('%s', (_what, terms, order) => {
    const found = rank(terms, 10).map(
      ({ work, lacks }) => `${work}${lacks.map((lack) => ` without ${lack}`).join('')}`,
    );
    expect(found).toEqual(order);
  });
});

test('adding a word never loses a work', () => {
  const [first, second, nowhere] = [term([0, 1], [1, 1]), term([1, 3], [2, 1]), term()];
  const worksOf = (...terms: Matches[]) => rank(terms, 10).map(({ work }) => work);
  expect(worksOf(first, second, nowhere)).toEqual(expect.arrayContaining([...worksOf(first), ...worksOf(second)]));
});

test.each([
  [[3], [4], 1],
  [[3], [1], 0.5],
  [[1, 50], [30, 54], 0.25],
  [[1], [30], 0],
  [[], [1], 0],
  [[7], [7], 0],
])('the nearness of %j and %j', (these, those, near) => {
  expect(proximity(these, those)).toBe(near);
});
