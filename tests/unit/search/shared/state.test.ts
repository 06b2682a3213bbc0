import { describe, expect, test } from 'vitest';
import { noFilters, readState, type SearchState, writeState } from '../../../../src/search/shared/state.ts';

const empty: SearchState = { query: '', filters: noFilters, sort: 'relevance' };

describe('readState and writeState', () => {
  test.each<[string, string, Partial<SearchState>, string]>([
    ['nothing', '', {}, ''],
    ['a query', '?q=foiled+plots', { query: 'foiled plots' }, '?q=foiled+plots'],
    [
      'filters and the order, in any sequence',
      '?sort=date&year=2016&kind=article&tag=jihad&tag=terrorism&author=jytte-klausen',
      {
        filters: {
          ...noFilters,
          ...{ kind: ['article'], tag: ['jihad', 'terrorism'], author: ['jytte-klausen'], year: ['2016'] },
        },
        sort: 'date',
      },
      '?kind=article&tag=jihad&tag=terrorism&author=jytte-klausen&year=2016&sort=date',
    ],
    [
      'a range of years',
      '?to=-43&from=-399&from=1',
      { filters: { ...noFilters, from: ['-399'], to: ['-43'] } },
      '?from=-399&to=-43',
    ],
    ['no year that isn’t one', '?from=1e3&to=', {}, ''],
    [
      'duplicate and empty values',
      '?tag=jihad&tag=jihad&tag=',
      { filters: { ...noFilters, tag: ['jihad'] } },
      '?tag=jihad',
    ],
    [
      'unknown parameters and spaces',
      '?q=%20a%26b%3D%22c%22%20&other=1&sort=size',
      { query: 'a&b="c"' },
      '?q=a%26b%3D%22c%22',
    ],
    ['a long query', `?q=${'x'.repeat(600)}`, { query: 'x'.repeat(500) }, `?q=${'x'.repeat(500)}`],
    [
      'a surrogate pair at the maximum length',
      `?q=${'x'.repeat(499)}${encodeURIComponent('😀')}`,
      { query: 'x'.repeat(499) },
      `?q=${'x'.repeat(499)}`,
    ],
  ])('handle %s', (_case, address, state, written) => {
    expect(readState(address)).toEqual({ ...empty, ...state });
    expect(writeState(readState(address))).toBe(written);
  });
});
