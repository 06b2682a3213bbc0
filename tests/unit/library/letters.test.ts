import { expect, test } from 'vitest';
import { lettersOf } from '../../../src/library/letters.ts';
import { compareText } from '../../../src/values/order.ts';

const names = (...sizes: [string, number][]) =>
  sizes.flatMap(([start, count]) => Array.from({ length: count }, (_, index) => `${start}${index}`)).sort(compareText);

test.each([
  ['a short index', names(['A', 20], ['B', 19]), []],
  ['names with diacritics and without letters', names(['É', 20], ['“e', 19], ['4', 1]), ['#', 'E']],
  ['other scripts', names(['Z', 20], ['Ж', 20]), ['Z', 'Ж']],
])('lettersOf %s', (_what, sorted, letters) =>
  expect(lettersOf('/tags/', sorted).map(({ letter }) => letter)).toEqual(letters),
);

test('lettersOf links to the page on which a letter starts', () =>
  expect(lettersOf('/authors/', names(['4', 1], ['A', 48], ['B', 60], ['C', 1]))).toEqual([
    { letter: '#', path: '/authors/#letter-other' },
    { letter: 'A', path: '/authors/#letter-a' },
    { letter: 'B', path: '/authors/#letter-b' },
    { letter: 'C', path: '/authors/page/3/#letter-c' },
  ]));
