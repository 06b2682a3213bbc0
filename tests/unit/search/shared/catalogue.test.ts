import { describe, expect, test } from 'vitest';
import { type Catalogue, countFacets, hashPageIds, applyFilters } from '../../../../src/search/shared/catalogue.ts';
import type { Filters, FacetName } from '../../../../src/search/shared/state.ts';

const catalogue: Catalogue = {
  index: 0,
  tags: [
    ['jihad', 'jihad'],
    ['power', 'power politics'],
    ['unused', 'an unused tag'],
  ],
  authors: [
    ['ann', 'Ann'],
    ['bob', 'Bob'],
  ],
  works: {
    kinds: ['article', 'related', 'related', 'related'],
    years: [-2016, 2016, -2014, 0],
    tags: [[0, 1], [1], [0], []],
    authors: [[0, 1], [1], [1], []],
  },
};
const all = [0, 1, 2, 3];
const nothing: Filters = { kind: [], tag: [], author: [], year: [] };

describe('values of one facet widen, facets narrow down', () => {
  test.each<[Partial<Filters>, number[]]>([
    [{}, [0, 1, 2, 3]],
    [{ tag: ['jihad'] }, [0, 2]],
    [{ tag: ['jihad', 'power'] }, [0, 1, 2]],
    [{ tag: ['jihad', 'power'], kind: ['related'] }, [1, 2]],
    [{ author: ['ann'], year: ['2014'] }, []],
    [{ year: ['2016'] }, [0, 1]],
    [{ tag: ['no-such-tag'] }, []],
  ])('%j', (choice, works) => {
    expect(applyFilters(catalogue, all, { ...nothing, ...choice })).toEqual(works);
  });
});

describe('each value comes with its count, the commonest first', () => {
  test.each<[FacetName, number[], Partial<Filters>, string[]]>([
    ['kind', all, {}, ['Related works 3', 'Articles 1']],
    ['tag', all, {}, ['jihad 2', 'power politics 2']],
    ['author', all, {}, ['Bob 3', 'Ann 1']],
    ['year', all, {}, ['2016, some of the copy 2', '2014, of the copy 1']],
    ['year', [1], {}, ['2016 1']],
    // as many as would be listed under it, the other facets being as they are
    ['tag', all, { kind: ['article'] }, ['jihad 1', 'power politics 1']],
    ['tag', all, { tag: ['jihad'] }, ['jihad 2', 'power politics 2']],
    // what is chosen stays, also where nothing is found under it or it doesn't exist
    ['tag', [3], { tag: ['jihad', 'no-such-tag'] }, ['jihad 0', 'no-such-tag 0']],
  ])('%s of %j under %j', (facet, works, choice, values) => {
    const found = countFacets(catalogue, works, { ...nothing, ...choice })[facet];
    expect(found.map(({ name, count }) => `${name} ${count}`)).toEqual(values);
  });
});

test('an index is told from one with other pages, and from one with the same pages in another order', () => {
  const indexes = [['a', 'b'], ['b', 'a'], ['a', 'b', 'c'], ['ab'], []];
  expect(new Set(indexes.map(hashPageIds)).size).toBe(indexes.length);
  expect(hashPageIds(['a', 'b'])).toBe(hashPageIds(['a', 'b']));
});
