import { describe, expect, inject, test } from 'vitest';
import { askSearchPage } from '../../scripts/relevance/ask.ts';
import { readJudgedQueries, summarize } from '../../scripts/relevance/measures.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { prose } = inject('sites');

/** The lowest nDCG@10 that is accepted for each kind of query. */
const floors = { question: 0.75, words: 0.87, title: 0.95, author: 0.95, phrase: 0.95 };

describe('search', () => {
  test('finds the relevant works for judged queries of each kind', async () => {
    const queries = await readJudgedQueries('tests/fixtures/relevance.json');
    const answers = await askSearchPage(
      await open(),
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
