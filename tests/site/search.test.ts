import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from './context.ts';

const open = useBrowser();
const { plain, based } = inject('sites');

const titles = async (page: Page) => (await page.locator('.results h3').allTextContents()).map((title) => title.trim());
const status = (page: Page) => page.getByRole('status').textContent();
const count = (page: Page, tag: string) => page.locator('label', { hasText: tag }).locator('[data-part]').textContent();
const field = (page: Page) => page.getByRole('searchbox', { name: 'Words to look for' });
const box = (page: Page, tag: string) => page.getByRole('checkbox', { name: tag });
const query = (page: Page) => new URL(page.url()).search;

async function search(site: { address: string }, state = '') {
  const page = await open();
  await page.goto(`${site.address}search/${state}`);
  await expect.poll(() => status(page)).toMatch(/works?/);
  return page;
}

describe.each([
  ['at the root', plain],
  ['under a base path', based],
])('%s', (_where, site) => {
  test('a word is found from the field of any page', async () => {
    const page = await open();
    await page.goto(`${site.address}about/`);
    await page.getByRole('searchbox', { name: 'Search this site' }).fill('Verviers');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=Verviers');
    await expect.poll(() => titles(page)).toEqual(['How ISIS Cells Operate']);
    expect(await status(page)).toBe('1 work for “Verviers”');
    expect(await field(page).inputValue()).toBe('Verviers');
    const result = page.locator('.results li');
    expect(await result.locator('mark').allTextContents()).toContain('Verviers');
    expect(await result.innerText()).toMatch(
      /Jytte Klausen and Alexandra Johnson · Thuppahi's Blog, 3\s?April 2016 · Excerpt/,
    );
    await result.getByRole('link').click();
    await page.waitForURL(`${site.address}articles/how-isis-cells-operate/`);
  });
});

test('typing finds, and is one step that "back" undoes', async () => {
  const page = await search(plain);
  await field(page).pressSequentially('Laden', { delay: 20 });
  await expect.poll(() => status(page)).toBe('No works for “Laden”');
  await field(page).fill('LTTE');
  await expect
    .poll(() => titles(page))
    .toEqual(['Where In-fighting generates Fervour & Power: ISIS Today, LTTE yesterday']);
  expect(query(page)).toBe('?q=LTTE');
  await page.goBack();
  await expect.poll(() => status(page)).toBe('4 works');
  expect(await field(page).inputValue()).toBe('');
  await page.goForward();
  await expect.poll(() => status(page)).toBe('1 work for “LTTE”');
});

test('a chosen tag lists its works, with and without words', async () => {
  const page = await search(plain);
  await box(page, 'power politics').check();
  await expect.poll(() => status(page)).toBe('2 works under power politics');
  expect(await count(page, 'terrorism')).toBe('2');
  expect(query(page)).toBe('?tag=power-politics');
  await box(page, 'terrorism').check();
  await expect.poll(() => status(page)).toBe('3 works under power politics or terrorism');
  expect(query(page)).toBe('?tag=power-politics&tag=terrorism');
  await field(page).fill('Unabomber');
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page)).toHaveLength(1);
  expect(await count(page, 'power politics')).toBe('0');
  await page.goBack();
  await expect.poll(() => status(page)).toBe('3 works under power politics or terrorism');
  await page.goBack();
  await expect.poll(() => box(page, 'terrorism').isChecked()).toBe(false);
});

test('a shared address gives the same page', async () => {
  const page = await search(plain, '?q=Roberts&tag=terrorism');
  expect(await titles(page)).toEqual([
    'Lone Cell Assaults: From Boston to Westmead-in-Sydney to the Unabomber. Inspirations and Enabling Conditions in Comparative Perspective',
  ]);
  expect(await box(page, 'terrorism').isChecked()).toBe(true);
  expect(await field(page).inputValue()).toBe('Roberts');
});

test('what this site says of a work is not found as if it were the work', async () => {
  const page = await search(plain, '?q=Verviers');
  expect(await page.locator('.results').innerText()).not.toContain('The words stop');
  await field(page).fill('reply');
  await expect.poll(() => status(page)).toBe('No works for “reply”');
});

test('a query is never read as markup', async () => {
  const page = await search(plain, `?q=${encodeURIComponent('<img src=x onerror=alert(1)> Verviers')}`);
  expect(await status(page)).toContain('“<img src=x onerror=alert(1)> Verviers”');
  expect(await page.locator('main img').count()).toBe(0);
});

test('a search that cannot be done says so, and recovers on a second try', async () => {
  const page = await open();
  await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
  await page.goto(`${plain.address}search/?q=Verviers`);
  await expect.poll(() => status(page)).toBe('The search could not be done.');
  expect(await page.locator('main').innerText()).toContain('all tags');
  await page.unroute('**/pagefind/pagefind.js*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => titles(page)).toEqual(['How ISIS Cells Operate']);
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(false);
});
