import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { NetworkFault } from '../../scripts/support/serve.ts';

/** A search that finds something where nothing is wrong. */
export const query = '?q=sourdough+lighthouse';
/** The status of a search that found something. */
export const found = /^\d+ works? for “/;

/** The files that a search loads, each as a pattern of its path. */
export const files = {
  'Pagefind’s script': /pagefind\.js$/,
  'the entry': /pagefind-entry\.json$/,
  'the metadata': /pf_meta$/,
  'the program': /wasm\.en\.pagefind$/,
  'the list of works': /works\.json$/,
  'a part of the index': /pf_index$/,
  'a text': /pf_fragment$/,
};

export const status = (page: Page): Promise<string> => page.getByRole('status').innerText();

/** Waits until the page has said what came of the search. */
export async function outcome(page: Page): Promise<string> {
  await expect.poll(() => status(page), { timeout: 60_000 }).toMatch(/could not be done| for “/);
  return status(page);
}

/** Asks the page, which must have said that it can't search, to try again, and expects it to find something. */
export async function recover(page: Page): Promise<void> {
  expect(await page.locator('main').innerText()).toContain('all tags');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => status(page), { timeout: 60_000 }).toMatch(found);
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(false);
}

/** Returns a fault for the first file that matches a pattern, and for no other. */
export function firstOf(pattern: RegExp, fault: NetworkFault): (path: string) => NetworkFault | undefined {
  let hit: string | undefined;
  return (path) => {
    if (pattern.test(path)) hit ??= path;
    return path === hit ? fault : undefined;
  };
}
