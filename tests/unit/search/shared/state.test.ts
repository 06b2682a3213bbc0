import { describe, expect, test } from 'vitest';
import { readState, type State, writeState } from '../../../../src/search/shared/state.ts';

const empty: State = {
  query: '',
  choice: { kind: [], tag: [], author: [], year: [] },
  sort: 'relevance',
};

describe('the state of a search is read from its address and written to it', () => {
  test.each<[string, Partial<State>, string]>([
    ['', {}, ''],
    ['?q=foiled+plots', { query: 'foiled plots' }, '?q=foiled+plots'],
    [
      '?sort=date&year=2016&kind=article&tag=jihad&tag=terrorism&author=jytte-klausen',
      {
        choice: { kind: ['article'], tag: ['jihad', 'terrorism'], author: ['jytte-klausen'], year: ['2016'] },
        sort: 'date',
      },
      '?kind=article&tag=jihad&tag=terrorism&author=jytte-klausen&year=2016&sort=date',
    ],
    ['?tag=jihad&tag=jihad&tag=', { choice: { ...empty.choice, tag: ['jihad'] } }, '?tag=jihad'],
    ['?q=%20a%26b%3D%22c%22%20&other=1&sort=size', { query: 'a&b="c"' }, '?q=a%26b%3D%22c%22'],
    [`?q=${'x'.repeat(600)}`, { query: 'x'.repeat(500) }, `?q=${'x'.repeat(500)}`],
    [`?q=${'x'.repeat(499)}${encodeURIComponent('😀')}`, { query: 'x'.repeat(499) }, `?q=${'x'.repeat(499)}`],
  ])('%s', (address, state, written) => {
    expect(readState(address)).toEqual({ ...empty, ...state });
    expect(writeState(readState(address))).toBe(written);
  });
});
