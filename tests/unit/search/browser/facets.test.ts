import { describe, expect, test } from 'vitest';
import { FacetIndex } from '../../../../src/search/browser/facets.ts';
import { type FacetName, type Filters, noFilters } from '../../../../src/search/shared/state.ts';

const facets = new FacetIndex({
  indexHash: 0,
  spellings: [],
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
    years: [2016, 2016, 2014, null],
    copyYears: [0, 2],
    tags: [[0, 1], [1], [0], []],
    authors: [[0, 1], [1], [1], []],
  },
});
const all = [0, 1, 2, 3];

describe('FacetIndex.filter', () => {
  test.each<[string, Partial<Filters>, number[]]>([
    ['keeps all works without filters', {}, [0, 1, 2, 3]],
    ['keeps the works with a value', { tag: ['jihad'] }, [0, 2]],
    ['widens with values of one facet', { tag: ['jihad', 'power'] }, [0, 1, 2]],
    ['narrows with several facets', { tag: ['jihad', 'power'], kind: ['related'] }, [1, 2]],
    ['may keep none', { author: ['ann'], year: ['2014'] }, []],
    ['matches the year of a copy', { year: ['2016'] }, [0, 1]],
    ['keeps the works from a year', { from: ['2015'] }, [0, 1]],
    ['keeps the works to a year', { to: ['2015'] }, [2]],
    ['keeps the works of a range of years, both included', { from: ['2014'], to: ['2016'] }, [0, 1, 2]],
    ['narrows a range with other facets', { from: ['2015'], author: ['ann'] }, [0]],
    ['keeps none from a year after the last', { from: ['2016'], to: ['2014'] }, []],
    ['matches nothing for an unknown value', { tag: ['no-such-tag'] }, []],
  ])('%s', (_behaviour, filters, expected) => {
    expect(facets.filter(all, { ...noFilters, ...filters })).toEqual(expected);
  });
});

describe('FacetIndex.count', () => {
  const count = (facet: FacetName, works: number[], filters: Partial<Filters>) =>
    facets.count(works, { ...noFilters, ...filters })[facet];

  test.each<[string, FacetName, number[], Partial<Filters>, string[]]>([
    ['keeps the order of the catalogue', 'author', all, {}, ['Ann 1', 'Bob 3']],
    ['sorts kinds', 'kind', all, {}, ['article 1', 'related 3']],
    ['sorts years, also unknown ones', 'year', all, { year: ['2015', 'x'] }, ['2016 2', '2015 0', '2014 1', 'x 0']],
    ['counts within a range of years', 'kind', all, { from: ['2016'] }, ['article 1', 'related 1']],
    ['counts the years of a range', 'year', all, { to: ['2015'], year: ['2014'] }, ['2014 1']],
    ['omits values without works', 'author', [1], {}, ['Bob 1']],
    ['applies the filters of other facets', 'tag', all, { kind: ['article'] }, ['jihad 1', 'power politics 1']],
    ['ignores the filter of the same facet', 'tag', all, { tag: ['jihad'] }, ['jihad 2', 'power politics 2']],
    [
      'keeps selected values without works, even unknown ones',
      'tag',
      [3],
      { tag: ['jihad', 'no-such-tag'] },
      ['jihad 0', 'no-such-tag 0'],
    ],
  ])('%s', (_behaviour, facet, works, filters, expected) => {
    expect(count(facet, works, filters).map((value) => `${value.name} ${value.count}`)).toEqual(expected);
  });

  test('counts the works of a year that have only the year of their copy', () => {
    const counts = (works: number[]) =>
      count('year', works, {}).map((value) => [value.name, value.count, value.copyYearCount]);
    expect(counts(all)).toEqual([
      ['2016', 2, 1],
      ['2014', 1, 1],
    ]);
    expect(counts([1])).toEqual([['2016', 1, 0]]);
  });

  test('sorts years before the Common Era last', () => {
    const works = { kinds: [], years: [-43, 79, 2014, -399, 0, null], copyYears: [], tags: [], authors: [] };
    const index = new FacetIndex({ indexHash: 0, spellings: [], tags: [], authors: [], works });
    const { year } = index.count([0, 1, 2, 3, 4, 5], noFilters);
    expect(year.map(({ id }) => id)).toEqual(['2014', '79', '0', '-43', '-399']);
  });
});
