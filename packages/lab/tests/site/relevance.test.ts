import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { askSearchPage } from '../../relevance/ask.ts';
import { readJudgedQueries, summarize } from '../../relevance/measures.ts';
import { launch } from '../../site.ts';

const { prose } = inject('sites');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The lowest nDCG@10 that is accepted for each kind of query. */
const floors = { question: 0.75, words: 0.87, title: 0.95, author: 0.95, phrase: 0.95 };

describe('search', () => {
  test('finds the relevant works for judged queries of each kind', async () => {
    const queries = await readJudgedQueries('tests/fixtures/relevance.json');
    const answers = await askSearchPage(
      await browser.newPage(),
      prose.address,
      queries.map(({ query }) => query),
    );
    expect(summarize(queries, answers).noResults).toBe(0);
    const scores = Map.groupBy(queries.keys(), (index) => queries[index]?.kind);
    for (const [kind, floor] of Object.entries(floors)) {
      const indexes = scores.get(kind) ?? [];
      const { ndcg } = summarize(
        indexes.flatMap((index) => queries[index] ?? []),
        indexes.flatMap((index) => answers[index] ?? []),
      );
      expect(ndcg, kind).toBeGreaterThan(floor);
    }
  });
});
