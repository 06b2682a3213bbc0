import type { Browser, Page } from 'playwright-core';
import { serveSlowly } from './slow-connection.ts';

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
  /** Milliseconds of script from a click on a tag to the works under it, all tags and authors being shown. */
  facets: number;
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
  const [page, all, requests] = [sum(/^\/search\/$|^\/_astro\//), sum(), line.sent.length];
  const facets = await measureFacets(browser, line.address);
  line.server.close();
  return { page, typed: all, requests, opened: untilOpened, input: untilTyped, facets };
}

/** Measures what a click on a tag costs the page in script, the first time and with as much shown as there can be. */
async function measureFacets(browser: Browser, address: string): Promise<number> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}search/`);
  await page.locator('[data-part=status][data-said]').waitFor();
  for (const facet of ['tag', 'author']) {
    const part = page.locator(`[data-part=facet-${facet}]`);
    await part.locator('summary').click();
    const rest = part.locator('[data-part=show-all]');
    if (await rest.isVisible()) await rest.click();
  }
  const browserItself = await page.context().newCDPSession(page);
  await browserItself.send('Performance.enable');
  const script = async () => {
    const { metrics } = await browserItself.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  const before = await script();
  await page.evaluate(() => document.querySelector<HTMLInputElement>('[data-part=facet-tag] input')?.click());
  await page.locator('[data-part=status][data-said*=" tagged "]').waitFor();
  const milliseconds = (await script()) - before;
  await page.context().close();
  return Math.round(milliseconds);
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

/** When the first result was shown, in milliseconds. Waits for the others, which may be shown after it. */
async function shown(page: Page): Promise<number> {
  await page.locator('html[data-shown]').waitFor();
  await page.locator('[data-part=status][data-said*=" for “"]').waitFor();
  return Number(await page.locator('html').getAttribute('data-shown'));
}
