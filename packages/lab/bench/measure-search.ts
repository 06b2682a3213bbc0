import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { countSerialRequests, serveSlowly } from './slow-connection.ts';

/** "Slow 4G" in Chrome's developer tools: 1.6 Mbit/s, 150 ms. */
const slow4g = { roundTripMs: 150, bytesPerSecond: 200_000 };

/**
 * Measures what a search for a word costs a reader with a slow phone connection and an empty cache. `essay` is the path of
 * the page that the reader comes from; connections and requests are counted after that page is loaded.
 */
export async function measureSearch(browser: Browser, folder: string, word: string, essay: string) {
  const { proxy, address, responses, close } = await serveSlowly(folder, slow4g);
  const bytesOf = (pattern: RegExp) =>
    responses.filter(({ path }) => pattern.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);

  const openingPage = await openTimedPage(browser, proxy);
  await openingPage.goto(address + essay, { waitUntil: 'networkidle' });
  responses.length = 0;
  await openingPage.goto(`${address}search/`, { waitUntil: 'commit' });
  await openingPage.locator('[data-part=field]').fill(word);
  const { firstResultMs: openingMs } = await timeFirstResult(openingPage);
  const connections = responses.filter(({ isFirstOfConnection }) => isFirstOfConnection).length;
  const serialRequests = countSerialRequests(responses);
  await openingPage.context().close();

  const queryUrlPage = await openTimedPage(browser, proxy);
  await queryUrlPage.goto(`${address}search/?q=${word}`, { waitUntil: 'commit' });
  const { firstResultMs: queryUrlMs } = await timeFirstResult(queryUrlPage);
  await queryUrlPage.context().close();

  responses.length = 0;
  const typingPage = await openTimedPage(browser, proxy);
  await typingPage.goto(`${address}search/`, { waitUntil: 'networkidle' });
  const pageBytes = bytesOf(/^\/search\/$|^\/_astro\//); // the rest of the script is loaded with the first search
  await typingPage.locator('[data-part=field]').fill(word);
  const { firstInputMs, firstResultMs } = await timeFirstResult(typingPage);
  await stable(() => responses.length); // the other results may arrive after the first
  await typingPage.context().close();
  const totalBytes = bytesOf(/./);
  const requests = responses.length;

  const filterScriptMs = await measureFilter(browser, address);
  close();
  return {
    'search page, bytes': pageBytes,
    'search, total bytes': totalBytes,
    'search, bytes after the page': totalBytes - pageBytes,
    'search, requests': requests,
    'search, connections after an essay': connections,
    'search, serial requests': serialRequests,
    'search, ms from opening to result': openingMs, // the word is entered at once
    'search, ms from keystroke to result': firstResultMs - firstInputMs,
    'search, ms from query URL to result': queryUrlMs,
    'search, ms of script for a filter': filterScriptMs,
  };
}

/** Measures the script time of the first click on a tag, with all filters shown. */
async function measureFilter(browser: Browser, address: string): Promise<number> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}search/`);
  for (const facet of ['tag', 'author']) {
    const part = page.locator(`[data-part=facet-${facet}]`);
    await part.locator('summary').click();
    await part.locator('label').first().waitFor({ state: 'attached' });
    const showAll = part.locator('[data-part=show-all]');
    if (await showAll.isVisible()) await showAll.click();
  }
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  const scriptMs = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return Math.round((metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000);
  };
  const before = await stable(scriptMs);
  await page.evaluate(() => document.querySelector<HTMLInputElement>('[data-part=facet-tag] input')?.click());
  const after = await stable(scriptMs);
  await page.context().close();
  return after - before;
}

/** Waits until a value has not changed for two seconds, which is longer than any gap in a search. Returns the value. */
async function stable(read: () => number | Promise<number>): Promise<number> {
  for (let last = await read(); ;) {
    await wait(2000);
    const current = await read();
    if (current === last) return current;
    last = current;
  }
}

/** Opens a page that records when the first input event and the first result occur, in milliseconds from navigation. */
async function openTimedPage(browser: Browser, proxy: { server: string }): Promise<Page> {
  const page = await (await browser.newContext({ proxy })).newPage();
  await page.addInitScript(() => {
    const record = (name: string) => (document.documentElement.dataset[name] ??= String(Math.round(performance.now())));
    addEventListener('input', () => record('firstInputMs'), { capture: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[data-part=results] mark')) return;
      record('firstResultMs');
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  return page;
}

/** Waits for the first result of a search. Returns what the page has recorded. */
async function timeFirstResult(page: Page): Promise<{ firstInputMs: number; firstResultMs: number }> {
  const html = page.locator('html[data-first-result-ms]');
  await html.waitFor();
  const read = async (name: string) => Number(await html.getAttribute(name));
  return { firstInputMs: await read('data-first-input-ms'), firstResultMs: await read('data-first-result-ms') };
}
