import { readFile } from 'node:fs/promises';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { kinds } from './context.ts';

const source = await readFile('node_modules/axe-core/axe.min.js', 'utf8');

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Returns the violations that axe reports for a page: by default, those of WCAG 2.2 A and AA, and of its best practices. */
async function violations(page: Page, rules = all): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'] }),
    rules,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Waits until a search has finished. */
const settled = (page: Page) =>
  expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/work|result/);

/** Returns the address of each kind of page, in each state that has an address. */
export function states(): Record<string, string> {
  const { kinds: everyKind, plain, large, typed } = inject('sites');
  return {
    ...Object.fromEntries(Object.entries(kinds).map(([kind, path]) => [kind, plain.address + path])),
    'a paragraph that is linked to': `${plain.address}${kinds.article}#p2`,
    'a text with everything': `${large.address}articles/everything/`,
    'a text with notes': `${large.address}articles/notes/`,
    'a text from right to left': `${large.address}articles/right-to-left/`,
    'reading lists': `${everyKind.address}lists/`,
    'a reading list': `${everyKind.address}lists/storms-and-lamps/`,
    'a work on reading lists': `${everyKind.address}articles/what-the-storm-left/`,
    'a page of a long list': `${large.address}related/page/2/`,
    'results of a search': `${plain.address}${kinds.search}?q=ISIS+Verviers&tag=power-politics`,
    'results with all and with some words': `${typed.address}${kinds.search}?q=Quill+lighthouse`,
    'a search without an excluded word': `${typed.address}${kinds.search}?q=keeper+-c`,
    'no results of a search': `${plain.address}${kinds.search}?q=nothing-of-the-kind`,
    'did you mean': `${plain.address}${kinds.search}?q=terorism`,
  };
}

/** Expects a page to have no violations. */
export async function expectAccessible(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address.includes(kinds.search)) await settled(page);
  expect(await violations(page)).toEqual([]);
}

/** Expects the open page to have enough contrast in the dark scheme, too. */
export async function expectContrastInDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, ['color-contrast'])).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Expects the page of a work to have no violations in the states that have no address. */
export async function expectAccessibleWork(page: Page): Promise<void> {
  const { large, kindsInGerman } = inject('sites');
  await page.goto(`${large.address}articles/everything/`);
  await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
    for (const details of all) Object.assign(details, { name: '', open: true }); // by their names, citations close each other
  });
  expect(await violations(page), 'with all details open').toEqual([]);
  await page.goto(`${kindsInGerman.address}articles/to-the-lamp-room/`);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#p1') ?? document.body));
  await page.keyboard.press('ControlOrMeta+C');
  await page.getByRole('button', { name: 'Noch einmal mit Nachweis kopieren' }).click();
  await expect.poll(() => page.getByRole('status').textContent()).not.toBe('');
  expect(await violations(page), 'with a selection that was copied').toEqual([]);
}

/** Expects the search page to have no violations in the states that have no address. */
export async function expectAccessibleSearch(page: Page): Promise<void> {
  await page.goto(`${inject('sites').large.address}${kinds.search}?q=made-up&author=ann-everybody`);
  await settled(page);
  // on a phone, the first one has the others in it
  const refine = page.locator('.refine > summary');
  if (await refine.isVisible()) await refine.click();
  for (const summary of await page.locator('details details:not([inert]) > summary').all()) await summary.click();
  await page
    .getByRole('button', { name: /^Show all/ })
    .first()
    .click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('searchbox').pressSequentially(' wo');
  expect(await violations(page), 'while typing').toEqual([]);
  await page.context().setOffline(true);
  await page.getByRole('searchbox').fill('zyzzyva');
  await expect.poll(() => page.getByRole('status').textContent()).toContain('didn’t load');
  expect(await violations(page), 'after a failure').toEqual([]);
}
