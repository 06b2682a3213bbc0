import { describe, expect, test } from 'vitest';
import { entryRoutes, listRoutes, workListRoutes } from '../../../src/library/routes.ts';

const items = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('entryRoutes', () => {
  test('returns a route with a cache key for each entry', () => {
    const entry = { id: 'a' };
    expect(entryRoutes([entry], ({ id }) => `key of ${id}`)).toEqual([
      { params: { id: 'a' }, props: { entry }, cacheKey: 'key of a' },
    ]);
  });
});

describe('listRoutes', () => {
  test('returns a route for each page of a list', () => {
    expect(listRoutes(items(60)).map(({ params }) => params.page)).toEqual([undefined, 'page/2']);
  });
});

describe('workListRoutes', () => {
  test('returns a route for each page of each entry, at least one', () => {
    const entries = [
      { id: 'a', works: items(60) },
      { id: 'b', works: [] },
    ];
    expect(workListRoutes(entries).map(({ params }) => params)).toEqual([
      { id: 'a', page: undefined },
      { id: 'a', page: 'page/2' },
      { id: 'b', page: undefined },
    ]);
  });
});
