import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { serve } from '../../scripts/support/serve.ts';
import { useBrowser } from '../support/context.ts';
import { failed } from '../support/search-faults.ts';
import { search as searchOn } from '../support/search-page.ts';

const open = useBrowser();
/** `letters` includes the library under `/reading/` in its search. */
const { letters, large } = inject('sites');

const titles = async (page: Page) => (await page.locator('.results h3').allTextContents()).map((title) => title.trim());
const status = async (page: Page) => (await page.getByRole('status').innerText()).trim();
const facet = (page: Page, name: string) =>
  page.locator('details details', { has: page.locator('summary', { hasText: name }) });

const article = 'How ISIS Cells Operate';
const letter = 'A letter on Verviers';

async function search(address: string, state: string) {
  const page = await open.shared();
  await page.goto(`${address}search/${state}`);
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/works?|results?/);
  return page;
}

describe('search across libraries', () => {
  test('finds works of all libraries and links to the site of each', async () => {
    const page = await search(letters.address, '?q=Verviers');
    expect(await status(page)).toBe('2 results for “Verviers”');
    expect((await titles(page)).sort()).toEqual([letter, article]);
    await page.getByRole('link', { name: article }).click();
    await page.waitForURL('**/reading/articles/how-isis-cells-operate/#p*');
    expect(await page.locator('h1').innerText()).toContain(article);
    await page.goBack();
    await page.getByRole('link', { name: letter }).click();
    await page.waitForURL('**/letters/articles/a-letter-on-verviers/#p*');
  });

  test.each([
    ['a word of this library', 'postman', [letter]],
    ['a word of the other', 'LTTE', ['Where In-fighting generates Fervour & Power: ISIS Today, LTTE yesterday']],
    ['a phrase of this library', '"the postman"', [letter]],
    ['a phrase of the other', '"Verviers plots"', [article]],
    ['a word of each', 'postman LTTE -Verviers', undefined],
  ])('finds %s: %s', async (_terms, query, expected) => {
    const page = await searchOn(await open.shared(), letters.address, query);
    expect(await status(page)).not.toContain('No results');
    if (expected) expect(await titles(page)).toEqual(expected);
    else expect(await titles(page)).toHaveLength(1);
  });

  test('reports a word that no library has once, with suggestions from any', async () => {
    const page = await searchOn(await open.shared(), letters.address, 'postmaan fervoour');
    expect(await status(page)).toContain('No results for “postmaan”. Did you mean postman?');
    expect(await status(page)).toContain('No results for “fervoour”. Did you mean fervour?');
  });

  test('lists the works of all libraries without a query, newest first', async () => {
    const page = await search(letters.address, '');
    expect(await status(page)).toBe('140 works');
    expect((await titles(page)).slice(1, 4)).toEqual(['A card from the seaside', article, letter]);
  });

  test('merges tags and authors, and adds up their counts', async () => {
    const count = async (address: string, name: string, value: string) => {
      const page = await search(address, '');
      await facet(page, name).locator('summary').click();
      await facet(page, name).locator('label').first().waitFor();
      const showAll = facet(page, name).getByRole('button', { name: /^Show all/ });
      if (await showAll.isVisible()) await showAll.click();
      return Number(
        await facet(page, name).locator('label', { hasText: value }).locator('[data-part=count]').innerText(),
      );
    };
    for (const [name, value] of [
      ['Tag', 'terrorism'],
      ['Author', 'Michael Roberts'],
    ] as const)
      expect(await count(letters.address, name, value), value).toBe((await count(large.address, name, value)) + 1);
    const page = await search(letters.address, '?author=michael-roberts&kind=article');
    expect(await status(page)).toBe('1 work in articles, by Michael Roberts');
    expect(await titles(page)).toEqual([letter]);
  });

  test('fails if a chunk of another library is missing', async () => {
    const page = await open();
    await page.route('**/reading/pagefind/index/*', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${letters.address}search/?q=Verviers`);
    await expect.poll(() => status(page)).toContain(failed);
    await page.unroute('**/reading/pagefind/index/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => status(page)).toBe('2 results for “Verviers”');
  });

  test('runs under the policy of one site, with the worker of that site', async () => {
    const own = await serve(letters.folder, letters.base, {
      otherSites: [large],
      headers: (path): Record<string, string> =>
        path.endsWith('pagefind-worker.js')
          ? {
              'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
            }
          : {},
    });
    const page = await open();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${own.address}search/?q=Verviers`);
    await expect.poll(() => titles(page)).toHaveLength(2);
    expect(new Set(page.workers().map((worker) => new URL(worker.url()).pathname))).toEqual(
      new Set(['/letters/pagefind/pagefind-worker.js']),
    );
    expect(errors).toEqual([]);
    own.server.close();
  });
});
