import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Answer, askSearchPage, idOfPath } from '../../relevance/ask.ts';
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

const queries = await readJudgedQueries('tests/fixtures/relevance.json');

describe('askSearchPage', () => {
  test('returns the results of each query, even if the page still lists the newest works when it is asked', async () => {
    const texts = queries.slice(0, 3).map(({ query }) => query);
    const onOwnPages: Answer[] = [];
    for (const text of texts) {
      const page = await browser.newPage();
      await page.goto(`${prose.address}search/?${new URLSearchParams({ q: text })}`);
      const links = page.locator('[data-part=item] [data-part=link]');
      await links.nth(9).waitFor();
      const ids = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      const status = (await page.locator('[data-part=status]').textContent()) ?? '';
      onOwnPages.push({ ids: ids.map(idOfPath), resultCount: Number.parseInt(status, 10) });
    }
    const slow = await browser.newPage();
    const devTools = await slow.context().newCDPSession(slow);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 10 });
    expect(await askSearchPage(slow, prose.address, texts)).toEqual(onOwnPages);
  });
});

describe('search', () => {
  test('finds the relevant works for judged queries of each kind', async () => {
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
