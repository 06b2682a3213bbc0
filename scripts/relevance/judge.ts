import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** A query with relevance judgements. */
export interface JudgedQuery {
  query: string;
  /** The kind of query, by which scores are grouped. */
  kind: string;
  /** The grades of relevant works by id: 3 answers the query, 2 is about its subject, 1 touches on it. */
  relevant: Record<string, number>;
}

export interface QueryScore {
  kind: string;
  query: string;
  /** nDCG@10, from 0 to 1. */
  ndcg: number;
  resultCount: number;
}

export const readJudgedQueries = async (file: string): Promise<JudgedQuery[]> =>
  JSON.parse(await readFile(file, 'utf8')) as JudgedQuery[];

/**
 * Computes nDCG@10, the normalised discounted cumulative gain of the first ten results. The gain of a grade is
 * 2^grade - 1, as in Burges et al., "Learning to rank using gradient descent" (2005).
 */
export function ndcgAt10(ids: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const dcg = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const ideal = dcg(Object.values(relevant).sort((a, b) => b - a));
  return ideal === 0 ? 0 : dcg(ids.map((id) => relevant[id] ?? 0)) / ideal;
}

const idOfPath = (path: string) => /([^/]+)\/(?:#.*)?$/.exec(path)?.[1] ?? '';

/** Scores the search page of a site: types each query and reads the results. */
export async function scoreSearchPage(
  page: Page,
  address: string,
  queries: readonly JudgedQuery[],
): Promise<QueryScore[]> {
  const scores: QueryScore[] = [];
  await page.goto(`${address}search/`);
  const status = page.locator('[data-part=status]');
  for (const { query, kind, relevant } of queries) {
    const before = await status.getAttribute('data-said');
    await page.locator('[data-part=field]').fill(query);
    await page.locator('[data-part=field]').press('Enter');
    await page.waitForFunction(
      (said) => ![null, said].includes(document.querySelector('[data-part=status]')?.getAttribute('data-said') ?? null),
      before,
    );
    const links = await page
      .locator('[data-part=item] [data-part=link]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const resultCount = Number(/\d+/.exec((await status.textContent()) ?? '')?.[0] ?? 0);
    scores.push({ kind, query, ndcg: ndcgAt10(links.map(idOfPath), relevant), resultCount });
  }
  return scores;
}

/** Scores Pagefind with its default options on the index of a site, as a baseline. */
export async function scorePagefind(
  page: Page,
  address: string,
  queries: readonly JudgedQuery[],
): Promise<QueryScore[]> {
  await page.goto(`${address}404.html`);
  const answers = await page.evaluate(
    async ({ script, texts }) => {
      const pagefind = (await import(script)) as {
        search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
      };
      const all: { urls: string[]; resultCount: number }[] = [];
      for (const text of texts) {
        const { results } = await pagefind.search(text);
        const urls = await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
        all.push({ urls, resultCount: results.length });
      }
      return all;
    },
    { script: `${address}pagefind/pagefind.js`, texts: queries.map(({ query }) => query) },
  );
  return queries.map(({ kind, query, relevant }, index) => {
    const { urls = [], resultCount = 0 } = answers[index] ?? {};
    return { kind, query, ndcg: ndcgAt10(urls.map(idOfPath), relevant), resultCount };
  });
}

/** Returns the mean nDCG@10 and the share of queries without results. */
export function summarizeScores(scores: readonly QueryScore[]): { meanNdcg: number; noResultRate: number } {
  const sum = scores.reduce((total, { ndcg }) => total + ndcg, 0);
  const count = Math.max(scores.length, 1);
  return {
    meanNdcg: sum / count,
    noResultRate: scores.filter(({ resultCount }) => resultCount === 0).length / count,
  };
}
