import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { collectionRoutes, listRoutes, workListRoutes, workRoutes } from '../../../src/library/routes.ts';
import { article } from '../../../src/schemas/article.ts';
import { workCollections } from '../../../src/schemas/collections.ts';
import { related } from '../../../src/schemas/related.ts';

const items = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Returns a library with an article and 60 related works. */
const library = resolveLibrary({
  articles: [{ id: 'a', data: article.parse({ title: 'A', added: '2026-01-01', extent: 'full', rights: 'Ours.' }) }],
  related: items(60).map((item) => ({ id: `r${item}`, data: related.parse({ title: 'R', added: '2026-01-01' }) })),
});

test('workRoutes returns a route with a cache key for each work', () => {
  const [work] = library.articles;
  expect(workRoutes(library.articles, ({ id }) => `key of ${id}`)).toEqual([
    { params: { collection: 'articles', id: 'a' }, props: { work }, cacheKey: 'key of a' },
  ]);
});

test('collectionRoutes returns a route for each page of each collection of works', () => {
  expect(collectionRoutes(library).map(({ params }) => Object.values(params).join(' '))).toEqual(
    workCollections.flatMap((name) => (name === 'related' ? ['related ', 'related page/2'] : [`${name} `])),
  );
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
