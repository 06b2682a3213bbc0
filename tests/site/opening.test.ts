/** From opening the search page to its first result: which requests wait for which. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { prose } = inject('sites');

const script = '**/_astro/*.js';
const module = '**/wasm.*.pagefind';

/** Holds back some requests. Returns a function that lets them go. */
async function hold(page: Page, pattern: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Opens a page and records the files that it requests. */
async function openRecorded(): Promise<{ page: Page; requested: string[] }> {
  const page = await open();
  const requested: string[] = [];
  page.context().on('request', (request) => requested.push(new URL(request.url()).pathname));
  return { page, requested };
}

const countMarks = (page: Page) => page.locator('.results mark').count();

test('the page requests everything that a search needs before its script runs', async () => {
  const { page, requested } = await openRecorded();
  const release = await hold(page, script);
  await page.goto(`${prose.address}search/`, { waitUntil: 'commit' });
  await expect
    .poll(() => requested.map((path) => path.replace(/\b(?:en[_.])\w+/, '*').replace('/pagefind/', '')).toSorted())
    .toEqual(
      expect.arrayContaining([
        'pagefind-entry.json',
        'pagefind-worker.js',
        'pagefind.*.pf_meta',
        'wasm.*.pagefind',
        'works.json',
      ]),
    );
  release();
});

test('the page and its first search load a single script before the results', async () => {
  const { page, requested } = await openRecorded();
  await page.goto(`${prose.address}search/`);
  await page.getByRole('searchbox').waitFor();
  expect(requested.filter((path) => path.startsWith('/_astro/') && path.endsWith('.js'))).toHaveLength(1);
});

test.each(['?q=sourdough', ''])(
  'the chunk of a word is requested while Pagefind is loading: search/%s',
  async (query) => {
    const { page, requested } = await openRecorded();
    const release = await hold(page, module);
    await page.goto(`${prose.address}search/${query}`, { waitUntil: 'commit' });
    if (query === '') await page.getByRole('searchbox').fill('sourdough');
    await expect.poll(() => requested.filter((path) => path.endsWith('.pf_index'))).toHaveLength(1);
    expect(await countMarks(page)).toBe(0);
    release();
    await expect.poll(() => countMarks(page)).toBeGreaterThan(0);
  },
);

test('the fragments of all results on the page are requested at once', async () => {
  const { page, requested } = await openRecorded();
  const release = await hold(page, '**/*.pf_fragment');
  await page.goto(`${prose.address}search/?q=water`, { waitUntil: 'commit' });
  await expect.poll(() => requested.filter((path) => path.endsWith('.pf_fragment')).length).toBeGreaterThanOrEqual(10);
  release();
  await expect.poll(() => page.locator('.results > li').count()).toBe(10);
});

test('words that are entered before the script has loaded are searched for', async () => {
  const { page } = await openRecorded();
  const release = await hold(page, script);
  await page.goto(`${prose.address}search/`, { waitUntil: 'commit' });
  await page.getByRole('searchbox').fill('sourdough');
  release();
  await expect.poll(() => countMarks(page)).toBeGreaterThan(0);
  expect(new URL(page.url()).search).toBe('?q=sourdough');
  expect(await page.getByRole('searchbox').inputValue()).toBe('sourdough');
});

test('an index without a version, as in development, is opened in its newest state', async () => {
  const { page } = await openRecorded();
  await page.route('**/search/?*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/data-index-version="\w+"/, 'data-index-version=""');
    await route.fulfill({ response, body });
  });
  await page.goto(`${prose.address}search/?q=sourdough`);
  await expect.poll(() => countMarks(page)).toBeGreaterThan(0);
});

test('without JavaScript, the page announces no search and shows the newest works as such', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${prose.address}search/?q=sourdough`);
  expect(await page.locator('[role=status], [aria-live]').count()).toBe(0);
  expect(await page.locator('h2').allInnerTexts()).toContain('Newest works');
  const text = await page.locator('main').innerText();
  expect(text).toContain('Search needs JavaScript');
  expect(text).not.toMatch(/Results|sourdough|Searching/);
});
