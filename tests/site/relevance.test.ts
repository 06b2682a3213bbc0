import { describe, expect, inject, test } from 'vitest';
import { readJudgedQueries, scoreSearchPage, summarizeScores } from '../../scripts/relevance/judge.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { prose } = inject('sites');

describe('search', () => {
  test('finds the relevant works for judged queries', async () => {
    const queries = await readJudgedQueries('tests/fixtures/relevance.json');
    const { meanNdcg, noResultRate } = summarizeScores(await scoreSearchPage(await open(), prose.address, queries));
    expect(noResultRate).toBe(0);
    expect(meanNdcg).toBeGreaterThan(0.84);
  });
});
