import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const everything = `${large.address}articles/everything/`;
const contents = (page: Page) => page.getByRole('navigation', { name: 'Contents' });

test('the contents of a long text are above it on a phone, collapsed', async () => {
  const page = await open({ viewport: { width: 360, height: 740 } });
  await page.goto(everything);
  const first = contents(page).getByRole('link', { name: 'A heading of the second level' });
  expect(await first.isVisible()).toBe(false);
  await contents(page).getByText('Contents').click();
  await contents(page).getByRole('link', { name: 'Main' }).click();
  expect(new URL(page.url()).hash).toBe('#heading-main');
  await page.getByRole('link', { name: 'Back to contents' }).click();
  await expect.poll(() => first.evaluate((link) => link.getBoundingClientRect().top)).toBeLessThan(740);
  expect(await first.isVisible()).toBe(true);
});

test('the link back to the contents opens them', async () => {
  const page = await open({ viewport: { width: 360, height: 740 } });
  await page.goto(everything);
  await page.getByRole('link', { name: 'Back to contents' }).click();
  expect(await contents(page).getByRole('link', { name: 'Main' }).isVisible()).toBe(true);
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
  expect(await page.getByRole('link', { name: 'Back to contents' }).isVisible()).toBe(false);
});

test('the contents mark the current section', async () => {
  const page = await open({ viewport: { width: 1280, height: 300 } });
  await page.goto(everything);
  const current = () => page.locator('.contents a:target-current').allTextContents();
  await expect.poll(current).toEqual(['A heading of the second level']);
  await page.locator('#p7').evaluate((block) => block.scrollIntoView());
  await expect.poll(current).toEqual(['Main']);
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
