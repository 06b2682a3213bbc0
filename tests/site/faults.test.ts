import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Catalogue } from '../../src/search/catalogue.ts';
import { useBrowser } from './context.ts';
import { type Fault, serve } from './server.ts';

const open = useBrowser();
const { prose } = inject('sites');

let fault: (path: string) => Fault | undefined = () => undefined;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(prose.folder, '/', { fault: (path) => fault(path) });
});
afterAll(() => site.server.close());

const query = '?q=sourdough+lighthouse';
const status = (page: Page) => page.getByRole('status').innerText();
const found = /^\d+ works? for “/;

/** Waits until the page has said what came of the search. */
async function outcome(page: Page): Promise<string> {
  await expect.poll(() => status(page), { timeout: 60_000 }).toMatch(/could not be done| for “/);
  return status(page);
}

/** Asks the page, which must have said that it can't search, to try again, and expects it to find something. */
async function recover(page: Page): Promise<void> {
  expect(await page.locator('main').innerText()).toContain('all tags');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => status(page), { timeout: 60_000 }).toMatch(found);
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(false);
}

/** The first file of a kind for which the page asks. */
const first = (pattern: RegExp) => {
  let hit: string | undefined;
  return (path: string) => {
    if (pattern.test(path)) hit ??= path;
    return path === hit;
  };
};

const files = {
  'Pagefind’s script': /pagefind\.js$/,
  'the entry': /pagefind-entry\.json$/,
  'the metadata': /pf_meta$/,
  'the program': /wasm\.en\.pagefind$/,
  'the list of works': /works\.json$/,
  'a part of the index': /pf_index$/,
  'a text': /pf_fragment$/,
};

describe.each(Object.entries(files))('%s', (_name, pattern) => {
  test.each<Fault>([404, 500, 'dropped', 'corrupt'])('%s: the page says so, and recovers', async (kind) => {
    const meant = first(pattern);
    fault = (path) => (meant(path) ? kind : undefined);
    const page = await open();
    await page.goto(`${site.address}search/${query}`);
    expect(await outcome(page)).toContain('The search could not be done.');
    fault = () => undefined;
    await recover(page);
  });
});

// the browser itself may hold a second request for the same file back for 20 seconds
test('what never answers does not keep a reader waiting for ever', async () => {
  await Promise.all(
    Object.values(files).map(async (pattern) => {
      let broken = true;
      const own = await serve(prose.folder, '/', {
        fault: (path) => (broken && pattern.test(path) ? 'hanging' : undefined),
      });
      const page = await open();
      await page.goto(`${own.address}search/${query}`, { waitUntil: 'commit' });
      expect(await outcome(page), String(pattern)).toContain('The search could not be done.');
      broken = false;
      await recover(page);
      own.server.closeAllConnections();
      own.server.close();
    }),
  );
});

describe('the worker', () => {
  test.each<Fault>([404, 500, 'dropped', 'corrupt', 'hanging'])(
    '%s: the search works, or says that it does not',
    async (kind) => {
      fault = (path) => (path.endsWith('pagefind-worker.js') ? kind : undefined);
      const page = await open();
      await page.goto(`${site.address}search/${query}`, { waitUntil: 'commit' });
      expect(await outcome(page)).toMatch(/^[1-9]\d* works for|could not be done/);
    },
  );
});

test('of two parts of the index one is missing: that a word occurs nowhere is not said', async () => {
  const parts = new Set<string>();
  fault = (path) => (path.endsWith('pf_index') && [...parts.add(path)].indexOf(path) === 1 ? 404 : undefined);
  const page = await open();
  await page.goto(`${site.address}search/${query}`);
  expect(await outcome(page)).toContain('The search could not be done.');
  fault = () => undefined;
  await recover(page);
});

test('a part of the index that comes on a second try is not missed', async () => {
  let parts = 0;
  fault = (path) => {
    if (!path.endsWith('pf_index')) return undefined;
    parts += 1;
    return parts === 2 ? 404 : undefined;
  };
  const page = await open();
  await page.goto(`${site.address}search/${query}`);
  expect(await outcome(page)).toMatch(found);
  expect(await status(page)).not.toContain('No work has');
});

test('what was to be left out is not listed where its part of the index is missing', async () => {
  const page = await open();
  fault = () => undefined;
  await page.goto(`${site.address}search/?q=keeper`);
  expect(await outcome(page)).toMatch(found);
  fault = (path) => (path.endsWith('pf_index') ? 404 : undefined);
  await page.getByRole('searchbox').fill('keeper -sourdough');
  await expect.poll(() => status(page)).toContain('The search could not be done.');
});

test('the words of the library do not arrive: that a word occurs nowhere is not said', async () => {
  fault = (path) => (path.includes('/words/') ? 500 : undefined);
  const page = await open();
  await page.goto(`${site.address}search/?q=zyzzyva`);
  expect(await outcome(page)).toContain('The search could not be done.');
  fault = () => undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => status(page)).toContain('No work has the word “zyzzyva”');
});

test('an old page after the site was renewed says so, and finds on with the new index', async () => {
  const page = await open();
  fault = () => undefined;
  await page.goto(`${site.address}search/?q=keeper`);
  expect(await outcome(page)).toMatch(found);
  // the parts of the index and the texts have new names now
  fault = (path) => (/pf_index$|pf_fragment$/.test(path) ? 404 : undefined);
  await page.getByRole('searchbox').fill('sourdough');
  await expect.poll(() => status(page)).toContain('The search could not be done.');
  expect(await page.locator('main').innerText()).toContain('renewed');
  fault = () => undefined;
  await recover(page);
});

test('works are not taken for others when the list of them is of another edition than the index', async () => {
  const list = JSON.parse(await readFile(`${prose.folder}/pagefind/works.json`, 'utf8')) as Catalogue;
  fault = () => undefined;
  const page = await open();
  await page.route('**/works.json?*', (route) => route.fulfill({ json: { ...list, index: list.index + 1 } }));
  await page.goto(`${site.address}search/${query}`);
  expect(await outcome(page)).toContain('The search could not be done.');
  await page.unroute('**/works.json?*');
  await recover(page);
});

test('offline', async () => {
  fault = () => undefined;
  const page = await open();
  await page.goto(`${site.address}search/?q=keeper`);
  expect(await outcome(page)).toMatch(found);
  await page.context().setOffline(true);
  await page.getByRole('searchbox').fill('sourdough');
  await expect.poll(() => status(page), { timeout: 60_000 }).toContain('The search could not be done.');
  await page.context().setOffline(false);
  await recover(page);
});

test('a page that may not run WebAssembly says so', async () => {
  const own = await serve(prose.folder, '/', {
    headers: () => ({ 'content-security-policy': "script-src 'self'" }),
  });
  const page = await open();
  await page.goto(`${own.address}search/${query}`);
  expect(await outcome(page)).toContain('The search could not be done.');
  own.server.close();
});
