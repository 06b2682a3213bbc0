import { describe, expect, inject, test } from 'vitest';
import { kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain } = inject('sites');

describe('a reader is left alone: nobody else is asked for anything, and nothing is kept', () => {
  test.each(Object.entries({ ...kinds, 'search with results': 'search/?q=terorism+Verviers' }))(
    '%s',
    async (_kind, path) => {
      const page = await open();
      const asked: string[] = [];
      const set: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('response', (response) => 'set-cookie' in response.headers() && set.push(response.url()));
      await page.goto(plain.address + path, { waitUntil: 'networkidle' });
      if (path.includes('?')) await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
      expect([...new Set(asked)]).toEqual([new URL(plain.address).origin]);
      expect(set).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
      const kept = await page.evaluate(async () => ({
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
    },
  );
});

test('a link that leads out tells the other site nothing of where one was, and leaves the tab to it alone', async () => {
  const page = await open();
  const referrers: (string | null)[] = [];
  await page.route(/^https:/, async (route) => {
    referrers.push(await route.request().headerValue('referer'));
    await route.fulfill({ contentType: 'text/html', body: '<title>Out</title>' });
  });
  await page.goto(plain.address + kinds.article);
  expect(await page.locator('a[target]').count(), 'links that open a tab which could reach back').toBe(0);
  await page.locator('main a[href^="https:"]').first().click();
  await expect.poll(() => page.title()).toBe('Out');
  expect(referrers).toEqual([null]);
});
