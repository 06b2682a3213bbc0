import { expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
const { plain, large } = inject('sites');

test('nothing is fetched before a reader asks for it', async () => {
  const page = await open();
  const requested: string[] = [];
  const { server, address } = await serve(plain.folder, plain.base, {
    headers: (path) => {
      requested.push(path);
      return {};
    },
  });
  await page.goto(address);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tags' }).hover();
  await page.waitForTimeout(1000); // browsers prefetch after a delay
  expect(requested.filter((path) => path !== '/apple-touch-icon.png')).toEqual(['/']);
  server.close();
});

test.each([
  ['cross-fades', 'no-preference', true],
  ['does not animate for readers who prefer reduced motion', 'reduce', false],
] as const)('navigation %s', async (_behaviour, reducedMotion, fades) => {
  const page = await open({ reducedMotion });
  await page.addInitScript(() => {
    addEventListener('pagereveal', (event) => {
      document.documentElement.dataset.fades = String('viewTransition' in event && event.viewTransition !== null);
    });
  });
  await page.goto(plain.address);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'About' }).click();
  await page.waitForURL('**/about/');
  await expect.poll(() => page.locator('html').getAttribute('data-fades')).toBe(String(fades));
});

test('the footer leads to a page that says how to follow the site', async () => {
  const page = await open();
  await page.goto(`${large.address}tags/jihad/`);
  await page.locator('body > footer').getByRole('link', { name: 'Follow', exact: true }).click();
  await page.waitForURL('**/reading/follow/');
  const feeds = page.getByRole('region', { name: 'Feeds', exact: true });
  expect(await feeds.getByRole('link').allTextContents()).toEqual([
    'https://host.example/reading/feed.xml',
    'https://host.example/reading/feed.json',
  ]);
  const byTag = page.getByRole('region', { name: 'Feeds by tag' });
  const rss = byTag.getByRole('link', { name: 'RSS feed: jihad' });
  expect(await rss.getAttribute('href')).toBe('/reading/tags/jihad/feed.xml');
  expect(await page.getByRole('region', { name: 'E-mail' }).count()).toBe(0);
});

test('a feed that is opened in a browser is readable', async () => {
  const page = await open();
  await page.goto(`${large.address}tags/jihad/feed.xml`);
  const displays = (selector: string) =>
    page.evaluate((name) => getComputedStyle(document.querySelector(name)!).display, selector);
  expect(await displays('item > title')).toBe('block');
  expect(await displays('item > guid')).toBe('none');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('channel')!, '::before').content)).toContain(
    'This is a feed, for feed readers.',
  );
});
