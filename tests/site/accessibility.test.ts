import { readFile } from 'node:fs/promises';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kinds, useBrowser } from './context.ts';

const open = useBrowser();
const { plain } = inject('sites');
const source = await readFile('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds on a page: the rules of WCAG A, AA and 2.2 AA, and its best practice. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe.each(['light', 'dark'] as const)('axe, %s', (colorScheme) => {
  test.each(Object.entries(kinds))('%s', async (_kind, path) => {
    const page = await open({ colorScheme });
    await page.goto(plain.address + path, { waitUntil: 'networkidle' });
    expect(await violations(page)).toEqual([]);
  });

  test.each(['?q=ISIS', '?q=nothing-of-the-kind', '?q=ISIS&tag=terrorism'])('search %s', async (query) => {
    const page = await open({ colorScheme });
    await page.goto(plain.address + kinds.search + query);
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/work/);
    expect(await violations(page)).toEqual([]);
  });
});
