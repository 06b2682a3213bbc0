import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type NetworkFault, serve } from '../../scripts/support/serve.ts';
import type { Catalogue } from '../../src/search/shared/catalogue.ts';
import { useBrowser } from '../support/context.ts';
import {
  expectHint,
  failed,
  files,
  firstOf,
  found,
  loadScript,
  onScript,
  outcome,
  query,
  recover,
  status,
} from '../support/search-faults.ts';

const open = useBrowser();
const { prose } = inject('sites');

let fault: (path: string) => NetworkFault | undefined;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(prose.folder, '/', { fault: (path) => fault(path) });
});
beforeEach(() => {
  fault = () => undefined;
});
afterAll(() => site.server.close());

describe('search with a network fault', () => {
  // each file with one fault, each fault with a file; the slow tests try all combinations
  test.each<[keyof typeof files, NetworkFault]>([
    ['the worker', 'page'],
    ['the entry', 500],
    ['the metadata', 'corrupt'],
    ['the WebAssembly module', 404],
    ['the catalogue', 'hanging'],
    ['a chunk of the index', 'empty'],
    ['a fragment', 'dropped'],
    ['the code of results', 'hanging'],
  ])('fails visibly and recovers: %s, %s', async (name, kind) => {
    fault = firstOf(files[name], kind);
    const page = await open();
    if (kind === 'hanging') await page.clock.install();
    await page.goto(`${site.address}search/${query}`, { waitUntil: 'commit' });
    if (kind === 'hanging')
      await expect
        .poll(async () => {
          await page.clock.fastForward(1000);
          return status(page);
        })
        .toContain(failed);
    expect(await outcome(page)).toContain(failed);
    fault = () => undefined;
    await recover(page);
    site.server.closeAllConnections();
  });

  test('fails and recovers offline', async () => {
    const page = await open();
    await page.goto(`${site.address}search/?q=keeper`);
    expect(await outcome(page)).toMatch(found);
    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('sourdough');
    await expect.poll(() => status(page), { timeout: 60_000 }).toContain(failed);
    await page.context().setOffline(false);
    await recover(page);
  });

  test('fails under a policy that forbids WebAssembly', async () => {
    const own = await serve(prose.folder, '/', {
      headers: () => ({ 'content-security-policy': "script-src 'self'" }),
    });
    const page = await open();
    await page.goto(`${own.address}search/${query}`);
    expect(await outcome(page)).toContain(failed);
    own.server.close();
  });
});

describe('search on a host that answers with something else', () => {
  test.each<NetworkFault>(['page', 'empty'])('fails instead of reporting a missing word: %s', async (kind) => {
    fault = (path) => (/pf_index$|\/words\//.test(path) ? kind : undefined);
    const page = await open();
    await page.goto(`${site.address}search/${query}`);
    expect(await outcome(page)).toContain(failed);
    fault = () => undefined;
    await recover(page);
  });

  test.each<NetworkFault>(['page', 'empty'])('fails without suggestions: %s', async (kind) => {
    fault = (path) => (path.includes('/words/') ? kind : undefined);
    const page = await open();
    await page.goto(`${site.address}search/?q=zyzzyva`);
    expect(await outcome(page)).toContain(failed);
  });
});

test.each<NetworkFault>(['page', 'hanging'])(
  'the search page without its script says so, lists no works, and links to the lists: %s',
  async (kind) => {
    const page = await open();
    fault = onScript(kind);
    await expectHint(page, site.address);
    fault = () => undefined;
    await loadScript(page);
    site.server.closeAllConnections();
  },
);

describe('search with an incomplete index', () => {
  test('fails instead of reporting a missing word if one of two chunks is missing', async () => {
    const chunks = new Set<string>();
    fault = (path) => (path.endsWith('pf_index') && [...chunks.add(path)].indexOf(path) === 1 ? 404 : undefined);
    const page = await open();
    await page.goto(`${site.address}search/${query}`);
    expect(await outcome(page)).toContain(failed);
    fault = () => undefined;
    await recover(page);
  });

  test('finds a word whose chunk arrives at the second request', async () => {
    let requests = 0;
    fault = (path) => {
      if (!path.endsWith('pf_index')) return undefined;
      requests += 1;
      return requests === 2 ? 404 : undefined;
    };
    const page = await open();
    await page.goto(`${site.address}search/${query}`);
    expect(await outcome(page)).toMatch(found);
    expect(await status(page)).not.toContain('No results');
  });

  test('fails instead of listing works with an excluded word whose chunk is missing', async () => {
    const page = await open();
    await page.goto(`${site.address}search/?q=keeper`);
    expect(await outcome(page)).toMatch(found);
    fault = (path) => (path.endsWith('pf_index') ? 404 : undefined);
    await page.getByRole('searchbox').fill('keeper -sourdough');
    await expect.poll(() => status(page)).toContain(failed);
  });

  test('fails instead of reporting a missing word without the vocabulary', async () => {
    fault = (path) => (path.includes('/words/') ? 500 : undefined);
    const page = await open();
    await page.goto(`${site.address}search/?q=zyzzyva`);
    expect(await outcome(page)).toContain(failed);
    fault = () => undefined;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => status(page)).toBe('No results for “zyzzyva”');
  });

  test('fails on an open page after a new release, and recovers with the new index', async () => {
    const page = await open();
    await page.goto(`${site.address}search/?q=keeper`);
    expect(await outcome(page)).toMatch(found);
    // chunks and fragments have new names in a new release
    fault = (path) => (/pf_index$|pf_fragment$/.test(path) ? 404 : undefined);
    await page.getByRole('searchbox').fill('sourdough');
    await expect.poll(() => status(page)).toContain(failed);
    fault = () => undefined;
    await recover(page);
  });

  test('fails if the catalogue belongs to another index', async () => {
    const catalogue = JSON.parse(await readFile(`${prose.folder}/pagefind/works.json`, 'utf8')) as Catalogue;
    const page = await open();
    await page.route('**/works.json?*', (route) =>
      route.fulfill({ json: { ...catalogue, indexHash: catalogue.indexHash + 1 } }),
    );
    await page.goto(`${site.address}search/${query}`);
    expect(await outcome(page)).toContain(failed);
    await page.unroute('**/works.json?*');
    await recover(page);
  });
});
