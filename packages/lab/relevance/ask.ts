import type { Page } from 'playwright-core';
import { truncateQuery } from '../site.ts';

/** The results of an engine for a query. */
export interface Answer {
  /** The ids of the best works, in order; at least ten if there are that many results. */
  ids: readonly string[];
  resultCount: number;
}

/** Returns the id of a work from the address of its page. */
export const idOfPath = (path: string): string => /([^/]+)\/(?:#.*)?$/.exec(path)?.[1] ?? '';

/** Quotation marks, which the status line omits around a phrase. */
const quotes = '["“”„«»]';

/** Runs queries on the search page of a site: submits each one, and reads the results when the page shows them. */
export async function askSearchPage(page: Page, address: string, queries: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  await page.goto(`${address}search/`);
  const status = page.locator('[data-part=status]');
  for (const query of queries) {
    // in one step, so that no search for a part of the query starts in between
    const asked = await page.locator('[data-part=field]').evaluate((field: HTMLInputElement, text) => {
      field.value = text;
      field.form?.requestSubmit();
      return field.value;
    }, query);
    // the status names the query that it answers: a search before this one may still be running
    await page.waitForFunction(
      ({ text, quotes }) =>
        document.querySelector('[data-part=status] bdi')?.textContent.replaceAll(new RegExp(quotes, 'g'), '') === text,
      { text: truncateQuery(asked).replaceAll(new RegExp(quotes, 'g'), ''), quotes },
    );
    const links = await page
      .locator('[data-part=item] [data-part=link]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const resultCount = Number(/\d+/.exec((await status.textContent()) ?? '')?.[0] ?? 0);
    answers.push({ ids: links.map(idOfPath), resultCount });
  }
  return answers;
}

/** Runs queries on the index of a site with Pagefind's default options, as a baseline. */
export async function askPagefind(page: Page, address: string, queries: readonly string[]): Promise<Answer[]> {
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
    { script: `${address}pagefind/pagefind.js`, texts: queries },
  );
  return answers.map(({ urls, resultCount }) => ({ ids: urls.map(idOfPath), resultCount }));
}
