import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
/** `letters` names the library under `/reading/` as one that is to be searched too. */
const { letters, based } = inject('sites');

const titles = async (page: Page) => (await page.locator('.results h3').allTextContents()).map((title) => title.trim());
const status = async (page: Page) => (await page.getByRole('status').innerText()).trim();
const facet = (page: Page, name: string) =>
  page.locator('details', { has: page.locator('summary', { hasText: name }) });

const article = 'How ISIS Cells Operate';
const letter = 'A letter on Verviers';

async function search(address: string, state: string) {
  const page = await open();
  await page.goto(`${address}search/${state}`);
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/works?/);
  return page;
}

test('works of all libraries are found, and each link leads to the site that holds the work', async () => {
  const page = await search(letters.address, '?q=Verviers');
  expect(await status(page)).toBe('2 works for “Verviers”');
  expect((await titles(page)).sort()).toEqual([letter, article]);
  await page.getByRole('link', { name: article }).click();
  await page.waitForURL('**/reading/articles/how-isis-cells-operate/#p*');
  expect(await page.locator('h1').innerText()).toContain(article);
  await page.goBack();
  await page.getByRole('link', { name: letter }).click();
  await page.waitForURL('**/letters/articles/a-letter-on-verviers/#p*');
});

test.each([
  ['only this library', 'postman', [letter]],
  ['only the other', 'LTTE', ['Where In-fighting generates Fervour & Power: ISIS Today, LTTE yesterday']],
  ['this one, as a phrase', '"the postman"', [letter]],
  ['the other, as a phrase', '"Verviers plots"', [article]],
  ['one of them each', 'postman LTTE -Verviers', undefined],
])('what %s has is found alone: %s', async (_where, words, expected) => {
  const page = await search(letters.address, `?q=${encodeURIComponent(words)}`);
  expect(await status(page)).not.toContain('No work has');
  if (expected) expect(await titles(page)).toEqual(expected);
  else expect(await titles(page)).toHaveLength(1);
});

test('a word that no library has is named once, with what may have been meant in any', async () => {
  const page = await search(letters.address, '?q=postmen+fervor');
  expect(await status(page)).toContain('No work has the word “postmen”. Did you mean postman?');
  expect(await status(page)).toContain('No work has the word “fervor”. Did you mean Fervour?');
});

test('without words the works of all libraries are listed, the newest first', async () => {
  const page = await search(letters.address, '');
  expect(await status(page)).toBe('6 works');
  const found = await titles(page);
  expect(found).toHaveLength(6);
  expect(found[0]).toBe('A card from the seaside');
  expect(found.indexOf(article)).toBeLessThan(found.indexOf(letter));
});

test('a tag and an author that several libraries have are one, and count the works of all', async () => {
  const count = async (address: string, name: string, value: string) => {
    const page = await search(address, '');
    await facet(page, name).locator('summary').click();
    const rest = facet(page, name).getByRole('button', { name: /^All/ });
    if (await rest.isVisible()) await rest.click();
    return Number(
      await facet(page, name).locator('label', { hasText: value }).locator('[data-part=count]').innerText(),
    );
  };
  for (const [name, value] of [
    ['Tag', 'terrorism'],
    ['Author', 'Michael Roberts'],
  ] as const)
    expect(await count(letters.address, name, value), value).toBe((await count(based.address, name, value)) + 1);
  const page = await search(letters.address, '?author=michael-roberts&kind=article');
  expect(await status(page)).toBe('1 work among the articles by Michael Roberts');
  expect(await titles(page)).toEqual([letter]);
});

test('works of one library are not shown as all there are when a part of another is missing', async () => {
  const page = await open();
  await page.route('**/reading/pagefind/index/*', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${letters.address}search/?q=Verviers`);
  await expect.poll(() => status(page)).toContain('The search could not be done.');
  await page.unroute('**/reading/pagefind/index/*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => status(page)).toBe('2 works for “Verviers”');
});

test('the policy of a site lets it search its neighbours, with one worker for all', async () => {
  const own = await serve(letters.folder, letters.base, {
    otherSites: [based],
    headers: (path): Record<string, string> =>
      path.endsWith('pagefind-worker.js')
        ? { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" }
        : {},
  });
  const page = await open();
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto(`${own.address}search/?q=Verviers`);
  await expect.poll(() => titles(page)).toHaveLength(2);
  expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
    '/letters/pagefind/pagefind-worker.js',
  ]);
  expect(refused).toEqual([]);
  own.server.close();
});
