import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Catalogue } from '../../src/search/shared/catalogue.ts';
import { useBrowser } from '../support/context.ts';
import { files, firstOf, found, outcome, query, recover, status } from '../support/search-faults.ts';
import { type NetworkFault, serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
const { prose } = inject('sites');

let fault: (path: string) => NetworkFault | undefined = () => undefined;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(prose.folder, '/', { fault: (path) => fault(path) });
});
afterAll(() => site.server.close());

// each file with one fault, each fault with a file; the slow tests try every fault with each
test.each<[keyof typeof files, NetworkFault]>([
  ['Pagefind’s script', 404],
  ['the entry', 500],
  ['the metadata', 'corrupt'],
  ['the program', 'dropped'],
  ['the list of works', 'hanging'],
  ['a part of the index', 404],
  ['a text', 'dropped'],
])('%s, %s: the page says so, and recovers', async (name, kind) => {
  fault = firstOf(files[name], kind);
  const page = await open();
  await page.goto(`${site.address}search/${query}`, { waitUntil: 'commit' });
  expect(await outcome(page)).toContain('The search could not be done.');
  fault = () => undefined;
  await recover(page);
  site.server.closeAllConnections();
});

test('without its worker the search works, or says that it does not', async () => {
  fault = (path) => (path.endsWith('pagefind-worker.js') ? 404 : undefined);
  const page = await open();
  await page.goto(`${site.address}search/${query}`, { waitUntil: 'commit' });
  expect(await outcome(page)).toMatch(/^[1-9]\d* works for|could not be done/);
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
  await page.route('**/works.json?*', (route) => route.fulfill({ json: { ...list, indexHash: list.indexHash + 1 } }));
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
