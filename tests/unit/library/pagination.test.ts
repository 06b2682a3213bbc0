import { expect, test } from 'vitest';
import { pagePath, paginate } from '../../../src/library/pagination.ts';
import { listRoutes, workListRoutes } from '../../../src/library/routes.ts';

const numbers = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

test.each([
  [0, [0]],
  [1, [1]],
  [50, [50]],
  [51, [50, 1]],
  [120, [50, 50, 20]],
])('%i entries stand on pages of %j', (n, sizes) => {
  const pages = paginate(numbers(n));
  expect(pages.map(({ items }) => items.length)).toEqual(sizes);
  expect(pages.flatMap(({ items }) => items)).toEqual(numbers(n));
  expect(pages.map(({ number, last }) => `${number} of ${last}`)).toEqual(
    sizes.map((_, index) => `${index + 1} of ${sizes.length}`),
  );
});

test.each([
  ['/tags/', 1, '/tags/'],
  ['/tags/jihad/', 3, '/tags/jihad/page/3/'],
])('%s, page %i: %s', (path, number, expected) => expect(pagePath(path, number)).toBe(expected));

test('a long list has a route for each page', () => {
  expect(listRoutes(numbers(60)).map(({ params }) => params.page)).toEqual([undefined, 'page/2']);
  expect(
    workListRoutes([
      { id: 'a', works: numbers(60) },
      { id: 'b', works: [] },
    ]).map(({ params }) => params),
  ).toEqual([
    { id: 'a', page: undefined },
    { id: 'a', page: 'page/2' },
    { id: 'b', page: undefined },
  ]);
});
