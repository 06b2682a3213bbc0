import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** A query with the works that answer it, and how well: 3 for the answer, 2 for what is about it, 1 for a touch. */
export interface Judged {
  query: string;
  kind: string;
  relevant: Record<string, number>;
}

/** How well a query was answered. */
export interface Score {
  kind: string;
  query: string;
  /** nDCG@10, from 0 to 1. */
  value: number;
  /** How many works were found. */
  found: number;
}

/** Reads the judged queries of a file. */
export const readJudged = async (file: string): Promise<Judged[]> =>
  JSON.parse(await readFile(file, 'utf8')) as Judged[];

/**
 * The normalised discounted cumulative gain of the first ten ids: what they are worth, less the further down, against
 * the best order there is. Gains are 2^grade - 1, as in Burges et al., "Learning to rank using gradient descent" (2005).
 */
export function ndcg(ids: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const worth = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const best = worth(Object.values(relevant).sort((a, b) => b - a));
  return best === 0 ? 0 : worth(ids.map((id) => relevant[id] ?? 0)) / best;
}

const idOf = (path: string) => /([^/]+)\/(?:#.*)?$/.exec(path)?.[1] ?? '';

/** Puts the queries to the search page of a site, as a reader would, and scores what it lists. */
export async function judgePage(page: Page, address: string, judged: readonly Judged[]): Promise<Score[]> {
  const scores: Score[] = [];
  await page.goto(`${address}search/`);
  const status = page.locator('[data-part=status]');
  for (const { query, kind, relevant } of judged) {
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
    const found = Number(/\d+/.exec((await status.textContent()) ?? '')?.[0] ?? 0);
    scores.push({ kind, query, value: ndcg(links.map(idOf), relevant), found });
  }
  return scores;
}

/** Puts the same queries to Pagefind as it comes. */
export async function judgePagefind(page: Page, address: string, judged: readonly Judged[]): Promise<Score[]> {
  await page.goto(`${address}404.html`);
  const answers = await page.evaluate(
    async ({ script, queries }) => {
      const pagefind = (await import(script)) as {
        search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
      };
      const all: { urls: string[]; found: number }[] = [];
      for (const query of queries) {
        const { results } = await pagefind.search(query);
        const urls = await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
        all.push({ urls, found: results.length });
      }
      return all;
    },
    { script: `${address}pagefind/pagefind.js`, queries: judged.map(({ query }) => query) },
  );
  return judged.map(({ kind, query, relevant }, index) => {
    const { urls = [], found = 0 } = answers[index] ?? {};
    return { kind, query, value: ndcg(urls.map(idOf), relevant), found };
  });
}

/** The mean of some scores, and the share of queries that found nothing. */
export function summarize(scores: readonly Score[]): { mean: number; nothing: number } {
  const sum = scores.reduce((all, { value }) => all + value, 0);
  const count = Math.max(scores.length, 1);
  return { mean: sum / count, nothing: scores.filter(({ found }) => found === 0).length / count };
}
