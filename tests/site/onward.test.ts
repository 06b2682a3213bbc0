import { expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
const { plain, based } = inject('sites');

test.each([
  ['at the root', plain],
  ['under a base path', based],
])('a page that is pointed at is fetched ahead, %s', async (_where, site) => {
  const asked: string[] = [];
  const { server, address } = await serve(site.folder, site.base, {
    headers: (path) => {
      asked.push(path);
      return {};
    },
  });
  const page = await open();
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto(address);
  expect(asked).not.toContain('/tags/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Tags' }).hover();
  await expect.poll(() => asked).toContain('/tags/');
  await page.getByRole('link', { name: 'How ISIS Cells Operate' }).first().hover();
  await expect.poll(() => asked).toContain('/articles/how-isis-cells-operate/');
  expect(asked.filter((path) => /\.(?:xml|json|bib)$/.test(path))).toEqual([]);
  expect(refused).toEqual([]);
  server.close();
});

test.each([
  ['fades into the next', 'no-preference', true],
  ['does not move for readers who want less of it', 'reduce', false],
] as const)('one page %s', async (_what, reducedMotion, fades) => {
  const page = await open({ reducedMotion });
  await page.addInitScript(() => {
    addEventListener('pagereveal', (event) => {
      document.documentElement.dataset.fades = String('viewTransition' in event && event.viewTransition !== null);
    });
  });
  await page.goto(plain.address);
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'About' }).click();
  await page.waitForURL('**/about/');
  await expect.poll(() => page.locator('html').getAttribute('data-fades')).toBe(String(fades));
});
