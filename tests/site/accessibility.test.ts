import { readFile } from 'node:fs/promises';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kinds, useBrowser } from './context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const source = await readFile('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds on a page: WCAG A and AA up to 2.2, and its best practice. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Waits until a search is answered. */
const settled = (page: Page) =>
  expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/work/);

const addresses = Object.entries({
  ...Object.fromEntries(Object.entries(kinds).map(([kind, path]) => [kind, plain.address + path])),
  'a paragraph that is linked to': `${plain.address}${kinds.article}#p2`,
  'a text with everything': `${large.address}articles/everything/`,
  'a text from right to left': `${large.address}articles/right-to-left/`,
  'a page of a long list': `${large.address}related/page/2/`,
  'results of a search': `${plain.address}${kinds.search}?q=ISIS+Verviers&tag=power-politics`,
  'no results of a search': `${plain.address}${kinds.search}?q=nothing-of-the-kind`,
  'did you mean': `${plain.address}${kinds.search}?q=terorism`,
});

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (colorScheme) => {
  describe.each([320, 768, 1280])('%i px wide', (width) => {
    test.each(addresses)('%s', async (_kind, address) => {
      const page = await open({ colorScheme, viewport: { width, height: 800 } });
      await page.goto(address);
      if (address.includes(kinds.search)) await settled(page);
      expect(await violations(page)).toEqual([]);
    });

    test('a search with its facets open, and one that could not be done', async () => {
      const page = await open({ colorScheme, viewport: { width, height: 800 } });
      await page.goto(`${large.address}${kinds.search}?q=made-up&author=ann-everybody`);
      await settled(page);
      for (const summary of await page.locator('details:not([inert]) > summary').all()) await summary.click();
      await page.getByRole('button', { name: /^All/ }).first().click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('searchbox').pressSequentially(' wo');
      expect(await violations(page), 'while typing').toEqual([]);
      await page.context().setOffline(true);
      await page.getByRole('searchbox').fill('zyzzyva');
      await expect.poll(() => page.getByRole('status').textContent(), { timeout: 20_000 }).toContain('could not');
      expect(await violations(page), 'in vain').toEqual([]);
    });
  });
});
