import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Searches a site and waits until its page says the result in words that match `said`. Types the query if the page shows a
 * search of that site without filters, which takes half of the time of loading the page.
 */
export async function search(page: Page, address: string, query: string, said = /works?|results?/): Promise<Page> {
  const status = page.locator('[data-part=status]');
  const field = page.locator('[data-part=field]');
  const url = `${address}search/`;
  const isOpen = page.url() === url || /^\?q=[^&]*$/.test(page.url().replace(url, ''));
  if (query !== '' && isOpen && (await field.inputValue()) !== query) {
    await status.evaluate((element) => element.removeAttribute('data-said'));
    await field.fill(query);
    await field.press('Enter');
  } else await page.goto(query === '' ? url : `${url}?q=${encodeURIComponent(query)}`);
  await expect.poll(() => status.getAttribute('data-said')).toMatch(said);
  return page;
}
