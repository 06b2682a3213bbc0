import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { NetworkFault } from '../../scripts/support/serve.ts';

/** A search of the site `prose` that has results. */
export const query = '?q=sourdough+lighthouse';
/** The status of a search with results. */
export const found = /^\d+ results? for “/;
/** The status of a failed search. */
export const failed = 'Search didn’t load completely.';

/** The files that a search loads, as patterns of their paths. */
export const files = {
  'the worker': /pagefind-worker\.js$/,

  'the entry': /pagefind-entry\.json$/,
  'the metadata': /pf_meta$/,
  'the WebAssembly module': /wasm\.en\.\w+\.pagefind$/,
  'the catalogue': /works\.json$/,
  'a chunk of the index': /pf_index$/,
  'a fragment': /pf_fragment$/,
  'the code of results': /\/hit\.[\w-]+\.js$/,
};

export const status = (page: Page): Promise<string> => page.getByRole('status').innerText();

/** Waits for the end of a search and returns its status. */
export async function outcome(page: Page): Promise<string> {
  await expect.poll(() => status(page), { timeout: 60_000 }).toMatch(/didn’t load completely| for “/);
  return status(page);
}

/** Tries again after a failed search, and expects results. */
export async function recover(page: Page): Promise<void> {
  expect(await page.locator('main').innerText()).toContain('Browse:');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => status(page), { timeout: 60_000 }).toMatch(found);
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(false);
}

/** Returns a fault for the first file that matches a pattern, and for no other. */
export function firstOf(pattern: RegExp, fault: NetworkFault): (path: string) => NetworkFault | undefined {
  let first: string | undefined;
  return (path) => {
    if (pattern.test(path)) first ??= path;
    return path === first ? fault : undefined;
  };
}

/** Returns a fault for the script of the search page. */
export const onScript = (fault: NetworkFault) => (path: string) =>
  /^\/_astro\/Search.*\.js$/.test(path) ? fault : undefined;

/** Opens the search page without its script. Expects it to say so, to list no works, and to link to the lists. */
export async function expectHint(page: Page, address: string): Promise<void> {
  await page.goto(`${address}search/${query}`, { waitUntil: 'commit' });
  const hint = page.getByText('Search needs JavaScript, which is off or didn’t load.');
  await hint.waitFor({ state: 'attached' });
  await hint.evaluate(() => document.getAnimations().forEach((delay) => delay.finish())); // instead of three seconds
  await hint.waitFor();
  expect(await page.locator('.results h3').first().isVisible()).toBe(false);
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/\d works|Newest works/i);
  expect(text).toContain('Browse:');
  expect(await page.locator('main li a').first().isVisible()).toBe(true);
}

/** Tries to load the script again, and expects results. */
export async function loadScript(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Try again' }).click();
  expect(await outcome(page)).toMatch(found);
  expect(await page.getByRole('link', { name: 'Try again' }).isVisible()).toBe(false);
}
