import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const everything = `${large.address}articles/everything/`;
const contents = (page: Page) => page.getByRole('navigation', { name: 'Contents' });

const onPhone = { viewport: { width: 360, height: 740 } };
const topOf = async (locator: Locator) => (await locator.boundingBox())?.y ?? Infinity;

test('the contents of a long text stay at the top of a phone, open above the text and close when a heading is chosen', async () => {
  const page = await open({ ...onPhone, javaScriptEnabled: false });
  await page.goto(everything);
  const heading = contents(page).getByRole('link', { name: 'Contents' });
  const main = contents(page).getByRole('link', { name: 'Main' });
  expect(await main.isVisible()).toBe(false);
  for (const id of ['p2', 'p8']) {
    await page.goto(`${everything}#${id}`);
    expect(await topOf(heading), id).toBe(0);
    expect(await topOf(page.locator(`#${id}`)), id).toBeGreaterThanOrEqual(44);
    await heading.click();
    expect(await topOf(main), id).toBeGreaterThan(0);
    expect(await topOf(main), id).toBeLessThan(740);
    await main.click();
    expect(new URL(page.url()).hash).toBe('#heading-main');
    expect(await main.isVisible()).toBe(false);
    expect(await topOf(page.getByRole('heading', { name: 'Main' }))).toBeGreaterThanOrEqual(44);
  }
});

test('the contents close without a heading being chosen, and the page stays where it is', async () => {
  const page = await open({ ...onPhone, javaScriptEnabled: false });
  await page.goto(`${everything}#p8`);
  const block = page.locator('#p8');
  const before = await topOf(block);
  await contents(page).getByRole('link', { name: 'Contents' }).click();
  await contents(page).getByRole('link', { name: 'Close' }).click();
  expect(await contents(page).getByRole('link', { name: 'Main' }).isVisible()).toBe(false);
  expect(await contents(page).getByRole('link', { name: 'Close' }).isVisible()).toBe(false);
  expect(await topOf(block)).toBe(before);
});

test('in a low window, the contents leave room for the text', async () => {
  const page = await open({ viewport: { width: 320, height: 256 } });
  await page.goto(everything);
  const heading = contents(page).getByRole('link', { name: 'Contents' });
  await heading.click();
  expect(await topOf(heading)).toBeLessThan(10);
  await page.goto(`${everything}#p8`);
  expect(await topOf(heading)).toBeLessThan(-44);
});

test('a printed page has no contents, which lead nowhere on paper', async () => {
  const page = await open({ viewport: { width: 700, height: 1000 } });
  await page.goto(everything);
  await page.emulateMedia({ media: 'print' });
  expect(await contents(page).count()).toBe(0);
});

test.each([1024, 1440])('the contents stay in view next to the text on a screen of %i px', async (width) => {
  const page = await open({ viewport: { width, height: 700 } });
  await page.goto(everything);
  const link = contents(page).getByRole('link', { name: 'Main' });
  await page.locator('#p11').scrollIntoViewIfNeeded();
  const box = await link.boundingBox();
  const number = await page.locator('#p11 > .paragraph-number').boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeLessThan(700);
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(number?.x ?? 0);
  const heading = contents(page).getByRole('link', { name: 'Contents' });
  expect(await topOf(heading)).toBeLessThan(await topOf(link));
  expect(await contents(page).getByRole('link', { name: 'Close' }).isVisible()).toBe(false);
});

test('the contents are in the language of the text, and neither short texts nor printed pages have any', async () => {
  const page = await open();
  await page.goto(`${large.address}articles/right-to-left/`);
  const list = contents(page).getByRole('list').first();
  expect(await list.getAttribute('lang')).toBe('ar');
  expect(await list.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await page.emulateMedia({ media: 'print' });
  expect(await contents(page).isVisible()).toBe(false);
  await page.goto(plain.address + kinds.article);
  expect(await contents(page).count()).toBe(0);
});
