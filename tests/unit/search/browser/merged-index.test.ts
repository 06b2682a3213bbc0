import { describe, expect, test } from 'vitest';
import type { PagefindResult } from '../../../../src/search/pagefind/pagefind.ts';
import { mergeCatalogues } from '../../../../src/search/browser/merged-index.ts';

const page = (id: string): PagefindResult => ({ id, score: 1, words: [], data: () => Promise.reject(new Error(id)) });

const letters = {
  catalogue: {
    indexHash: 1,
    spellings: [],
    tags: [['war', 'war']] as [string, string][],
    authors: [['ann', 'Ann']] as [string, string][],
    works: {
      kinds: ['article' as const, 'article' as const],
      years: [2015, null],
      copyYears: [],
      tags: [[0], []],
      authors: [[0], [0]],
    },
  },
  pages: [page('a'), page('b')],
};
const notes = {
  catalogue: {
    indexHash: 2,
    spellings: [],
    tags: [
      ['peace', 'peace'],
      ['war', 'war and its causes'],
    ] as [string, string][],
    authors: [['ann', 'Ann']] as [string, string][],
    works: {
      kinds: ['article' as const, 'related' as const],
      years: [2016, -43],
      copyYears: [0],
      tags: [[0], [0, 1]],
      authors: [[], [0]],
    },
  },
  // page ids are unique only within a library
  pages: [page('c'), page('a')],
};

describe('mergeCatalogues', () => {
  const { catalogue, pages, mergedPositions } = mergeCatalogues([letters, notes]);

  test('sorts the works of all libraries by year, newest first', () => {
    expect(pages.map(({ id }) => id)).toEqual(['c', 'a', 'a', 'b']);
    expect(catalogue.works.years).toEqual([2016, 2015, -43, null]);
    expect(catalogue.works.copyYears).toEqual([0]);
    expect(catalogue.works.kinds).toEqual(['article', 'article', 'related', 'article']);
  });

  test('merges tags and authors by id, under their names in the first library, and sorts them', () => {
    expect(catalogue.tags).toEqual([
      ['peace', 'peace'],
      ['war', 'war'],
    ]);
    expect(catalogue.works.tags).toEqual([[0], [1], [0, 1], []]);
    expect(catalogue.authors).toEqual([['ann', 'Ann']]);
    expect(catalogue.works.authors).toEqual([[], [0], [0], [0]]);
  });

  test('maps the works of each library to their merged positions', () => {
    expect(mergedPositions).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });
});
