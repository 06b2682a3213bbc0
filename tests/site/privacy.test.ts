import { expect, inject, test } from 'vitest';
import { kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain } = inject('sites');

test('a page makes no third-party requests and stores nothing', async () => {
  await Promise.all(
    [...Object.values(kinds), 'search/?q=terorism+Verviers'].map(async (path) => {
      const page = await open();
      const requested: string[] = [];
      const withCookies: string[] = [];
      page.on('request', (request) => requested.push(new URL(request.url()).origin));
      page.on('response', (response) => 'set-cookie' in response.headers() && withCookies.push(response.url()));
      await page.goto(plain.address + path, { waitUntil: 'networkidle' });
      if (path.includes('?')) await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
      expect([...new Set(requested)], path).toEqual([new URL(plain.address).origin]);
      expect(withCookies, path).toEqual([]);
      expect(await page.context().cookies(), path).toEqual([]);
      const stored = await page.evaluate(async () => ({
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      expect(stored, path).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
    }),
  );
});

test('an external link sends no referrer and opens in the same tab', async () => {
  const page = await open();
  const referrers: (string | null)[] = [];
  await page.route(/^https:/, async (route) => {
    referrers.push(await route.request().headerValue('referer'));
    await route.fulfill({ contentType: 'text/html', body: '<title>Out</title>' });
  });
  await page.goto(plain.address + kinds.article);
  expect(await page.locator('a[target]').count(), 'links that open another tab').toBe(0);
  await page.locator('main a[href^="https:"]:visible').first().click();
  await expect.poll(() => page.title()).toBe('Out');
  expect(referrers).toEqual([null]);
});
