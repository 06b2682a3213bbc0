/** Pages as browsers show them without the styles of the site. */
import { expect, inject, test } from 'vitest';
import { kinds as pages, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large, kinds } = inject('sites');

test.each([
  ...Object.values(pages).map((path) => plain.address + path),
  `${large.address}articles/notes/`,
  `${large.address}related/page/2/`,
  `${kinds.address}articles/the-keeper-of-the-tide-tables/`,
  `${kinds.address}articles/the-pier-at-night/`,
])('adjacent links are separated: %s', async (address) => {
  const page = await open();
  await page.goto(address);
  const pairs = await page.evaluate(() => {
    for (const style of document.querySelectorAll('style')) style.remove();
    for (const details of document.querySelectorAll('details')) details.open = true;
    const links = [...document.querySelectorAll('a')].filter((link) => /\p{L}/u.test(link.innerText));
    return links.slice(1).flatMap((link, index) => {
      const before = links[index] ?? link;
      const between = document.createRange();
      between.setStartAfter(before);
      between.setEndBefore(link);
      const [end, start] = [[...before.getClientRects()].at(-1), link.getClientRects()[0]];
      const isSameLine = end && start && end.bottom > start.top && end.right <= start.left;
      return isSameLine && between.toString().trim() === '' ? [`${before.innerText} ${link.innerText}`] : [];
    });
  });
  expect(pairs).toEqual([]);
});
