import type { Browser, Page } from 'playwright-core';
import { serveSlowly } from './line.ts';

/** What a search costs a reader on a phone with a bad line. */
export interface SearchCost {
  /** The search page alone: its HTML with the style in it, and its script. */
  page: number;
  /** All that is loaded for a rare word that is typed, the page included. */
  typed: number;
  requests: number;
  /** Milliseconds from opening the page with a query in its address to the first result. */
  opened: number;
  /** Milliseconds from the first letter to the first result, the page being open. */
  input: number;
}

/** 1.6 Mbit/s at 150 ms: the "slow 4G" of Chrome's developer tools. */
const slow4g = { roundTrip: 150, bytesPerSecond: 200_000 };

/** Measures the search of a built site for a word. Nothing is held in the browser's cache. */
export async function measureSearch(browser: Browser, folder: string, word: string): Promise<SearchCost> {
  const line = await serveSlowly(folder, slow4g);
  const sum = (pattern = /./) =>
    line.sent.filter(({ path }) => pattern.test(path)).reduce((all, { bytes }) => all + bytes, 0);

  const opened = await watched(browser);
  await opened.goto(`${line.address}search/?q=${word}`, { waitUntil: 'commit' });
  const untilOpened = await shown(opened);
  await opened.context().close();

  line.sent.length = 0;
  const typed = await watched(browser);
  await typed.goto(`${line.address}search/`, { waitUntil: 'networkidle' });
  await typed.locator('[data-part=field]').fill(word);
  const untilTyped = await shown(typed);
  await typed.context().close();
  line.server.close();
  return {
    page: sum(/^\/search\/$|^\/_astro\//),
    typed: sum(),
    requests: line.sent.length,
    opened: untilOpened,
    input: untilTyped,
  };
}

/** A page with nothing in its cache, which notes when the first result was shown: after the first input, or the opening. */
async function watched(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    let start = 0;
    addEventListener('input', () => (start ||= performance.now()), { capture: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[data-part=results] mark')) return;
      document.documentElement.dataset.shown = String(Math.round(performance.now() - start));
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  return page;
}

/** When the first result was shown, in milliseconds. */
async function shown(page: Page): Promise<number> {
  await page.locator('html[data-shown]').waitFor();
  return Number(await page.locator('html').getAttribute('data-shown'));
}
