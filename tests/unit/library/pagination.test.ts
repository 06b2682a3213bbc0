import { describe, expect, test } from 'vitest';
import { pagePath, paginate } from '../../../src/library/pagination.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('paginate', () => {
  test.each([
    [0, [0]],
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])('splits %i items into pages of %j', (count, sizes) => {
    const pages = paginate(numbers(count));
    expect(pages.map(({ items }) => items.length)).toEqual(sizes);
    expect(pages.flatMap(({ items }) => items)).toEqual(numbers(count));
    expect(pages.map(({ number, last }) => `${number} of ${last}`)).toEqual(
      sizes.map((_, index) => `${index + 1} of ${sizes.length}`),
    );
  });
});

describe('pagePath', () => {
  test.each([
    ['/tags/', 1, '/tags/'],
    ['/tags/jihad/', 3, '/tags/jihad/page/3/'],
  ])('of %s, page %i, is %s', (path, number, expected) => expect(pagePath(path, number)).toBe(expected));
});
