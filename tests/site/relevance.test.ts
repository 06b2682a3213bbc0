import { expect, inject, test } from 'vitest';
import { judgePage, readJudged, summarize } from '../../scripts/relevance/judge.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { prose } = inject('sites');

test('questions in a reader’s own words are answered by the works that were meant', async () => {
  const scores = await judgePage(await open(), prose.address, await readJudged('tests/fixtures/relevance.json'));
  const { mean, nothing } = summarize(scores);
  expect(nothing).toBe(0);
  expect(mean).toBeGreaterThan(0.84);
});
