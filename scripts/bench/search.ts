import type { Browser } from 'playwright-core';
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
  const first = '[data-part=results] mark';
  const sum = (pattern = /./) =>
    line.sent.filter(({ path }) => pattern.test(path)).reduce((all, { bytes }) => all + bytes, 0);
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return Math.round(performance.now() - start);
  };

  const shared = await browser.newContext();
  const opened = await shared.newPage();
  const untilOpened = await timed(async () => {
    await opened.goto(`${line.address}search/?q=${word}`, { waitUntil: 'commit' });
    await opened.locator(first).first().waitFor();
  });
  await shared.close();

  line.sent.length = 0;
  const fresh = await browser.newContext();
  const typed = await fresh.newPage();
  await typed.goto(`${line.address}search/`, { waitUntil: 'networkidle' });
  const untilTyped = await timed(async () => {
    await typed.locator('[data-part=field]').fill(word);
    await typed.locator(first).first().waitFor();
  });
  await fresh.close();
  line.server.close();
  return {
    page: sum(/^\/search\/$|^\/_astro\//),
    typed: sum(),
    requests: line.sent.length,
    opened: untilOpened,
    input: untilTyped,
  };
}
