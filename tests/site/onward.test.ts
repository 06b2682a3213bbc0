import { expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
const { plain, based } = inject('sites');

test.each([
  ['at the root', plain],
  ['under a base path', based],
])('a link is prefetched on hover, %s', async (_where, site) => {
  const requested: string[] = [];
  const { server, address } = await serve(site.folder, site.base, {
    headers: (path) => {
      requested.push(path);
      return {};
    },
  });
  const page = await open();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(address);
  expect(requested).not.toContain('/tags/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tags' }).hover();
  await expect.poll(() => requested).toContain('/tags/');
  await page.getByRole('link', { name: 'How ISIS Cells Operate' }).first().hover();
  await expect.poll(() => requested).toContain('/articles/how-isis-cells-operate/');
  expect(requested.filter((path) => /\.(?:xml|json|bib)$/.test(path))).toEqual([]);
  expect(errors).toEqual([]);
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
