import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const addresses = [
  ...Object.values(kinds).map((path) => plain.address + path),
  `${plain.address}${kinds.search}?q=ISIS`,
  `${large.address}articles/everything/`,
  `${large.address}related/page/2/`,
  `${large.address}authors/`,
];

/** Lists the visible targets on a page whose height is less than `minimum`, in CSS pixels. */
const lowTargets = (page: Page, selector: string, minimum: number) =>
  page.locator(selector).evaluateAll(
    (targets, limit) =>
      targets.flatMap((target) => {
        const { height } = target.getClientRects()[0] ?? {};
        return target.checkVisibility() && height !== undefined && height < limit
          ? [`${target.outerHTML.slice(0, 80)}: ${height.toFixed(1)}`]
          : [];
      }),
    minimum,
  );

const onPhone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const ofHeader = 'body > header :is(a, input, button), main form :is([type=search], button)';

test('every target is high enough for a finger, and the header has two lines of 44 px', async () => {
  const page = await open(onPhone);
  for (const address of addresses) {
    await page.goto(address);
    if (address.includes('?')) await expect.poll(() => page.locator('.results li').count()).toBeGreaterThan(0);
    expect(await lowTargets(page, 'a:not(.skip), input, button, select, summary', 24), address).toEqual([]);
    expect(await lowTargets(page, ofHeader, 44), address).toEqual([]);
    const height = await page.locator('body > header').evaluate((header) => header.clientHeight);
    expect(height, address).toBeLessThan(110);
  }
});

test('the header shows all sections if the default font is large', async () => {
  const page = await open(onPhone);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
  await page.goto(plain.address);
  const about = await page.locator('body > header').getByRole('link', { name: 'About' }).boundingBox();
  expect((about?.x ?? Infinity) + (about?.width ?? 0)).toBeLessThanOrEqual(360);
});

test('the first result is above the keyboard of a phone while a reader types', async () => {
  const page = await open(onPhone);
  await page.goto(plain.address + kinds.search);
  await page.getByRole('searchbox').fill('ISIS');
  await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
  expect((await page.locator('.results li').first().boundingBox())?.y).toBeLessThanOrEqual(330);
  const sort = page.getByRole('combobox');
  expect(await sort.isVisible()).toBe(false);
  await page.getByText('Filter and sort').click();
  expect(await sort.isVisible()).toBe(true);
});

describe('the text starts on the first screen of a phone', () => {
  test.each([
    ['an article', plain.address + kinds.article, 360, 400],
    ['an article on a narrow phone', plain.address + kinds.article, 320, 520],
    ['an article with contents', `${large.address}articles/notes/`, 360, 430],
  ])('%s', async (_what, address, width, lowest) => {
    const page = await open({ ...onPhone, viewport: { width, height: 740 } });
    await page.goto(address);
    expect((await page.locator('#p1').boundingBox())?.y).toBeLessThanOrEqual(lowest);
  });
});
