import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { htmlFiles, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { kindsInGerman, large } = inject('sites');
const article = 'articles/to-the-lamp-room/';

const errors: string[] = [];
/** Opens the article on a site with copy buttons, and allows it the clipboard. */
async function openArticle(): Promise<Page> {
  const page = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(kindsInGerman.address + article);
  return page;
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Selects the text from the start of one element to the end of another. */
const select = (page: Page, from: string, to = from) =>
  page.evaluate(
    ([first = '', last = '']) => {
      const [start, end] = [document.querySelector(first), document.querySelector(last)];
      if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
    },
    [from, to],
  );

test('a button copies a citation, and the page says so', async () => {
  const page = await openArticle();
  const citation = page.locator('.citation').first();
  const text = (await citation.innerText()).replace('Nachweis kopieren', '').trim();
  await citation.getByRole('button', { name: 'Nachweis kopieren' }).click();
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Kopiert.');
  expect(await clipboard(page)).toBe(text);
  expect(errors).toEqual([]);
});

test('the example of a citation names the passage that a link led to', async () => {
  const page = await openArticle();
  const example = page.locator('[data-passage]');
  expect(await example.innerText()).toContain('Abs. 2 steht unter');
  await page.getByRole('link', { name: 'Absatz 1', exact: true }).click();
  const sentence = `Abs. 1 steht unter https://kinds.example/${article}#p1.`;
  await expect.poll(() => example.innerText()).toContain(sentence);
  await page.getByRole('link', { name: 'einen Nachweis' }).click();
  expect(await example.innerText()).toContain(sentence);
});

test('a button copies the selected words with their citation and the numbers of their paragraphs', async () => {
  const page = await openArticle();
  const button = page.getByRole('button', { name: 'Zitat mit Nachweis kopieren' });
  expect(await button.isVisible()).toBe(false);
  await select(page, 'article > header');
  expect(await button.isVisible(), 'outside the text').toBe(false);

  await select(page, '#p2');
  await button.click();
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Kopiert.');
  const words = (await page.locator('#p2').textContent())?.replace(/\s+/g, ' ').trim();
  const work = '„To the Lamp Room“ von Åsa Bergström (Beacons of the North, 2003)';
  const link = `https://kinds.example/${article}`;
  expect(await clipboard(page)).toBe(`„${words}“ – ${work}, Abs. 2, ${link}#p2`);

  await select(page, '#p1', '#p2');
  await button.click();
  await expect.poll(() => clipboard(page)).toMatch(`${words}“ – ${work}, Abs. 1–2, ${link}#p1`);
  expect(errors).toEqual([]);
});

test('the page says if the browser does not allow copying', async () => {
  const page = await openArticle();
  await page.context().clearPermissions();
  await page.evaluate(() => {
    // headless Chromium always grants permission to write
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.locator('.citations').getByRole('button').first().click();
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/nicht erlaubt/);
});

test('footnote marks are not copied, and the words are copied verbatim', async () => {
  const page = await open();
  await page.goto(`${large.address}articles/everything/`);
  await select(page, '#p1');
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('has a note. The paragraph goes on');
});

test('each page has the policy under which its script runs', async () => {
  for (const { path, html } of await htmlFiles(kindsInGerman.folder)) {
    const $ = load(html);
    if ($('meta[http-equiv=refresh]').length > 0) continue; // a page that forwards
    expect($('meta[http-equiv=content-security-policy]').attr('content'), path).toContain("default-src 'none'");
  }
});

test('the script is inline, and smaller than 1 KB', async () => {
  const scripts = (await htmlFiles(kindsInGerman.folder)).map(({ path, html }) => ({
    path,
    inline: load(html)('script[type=module]:not([src])').text(),
  }));
  const withScript = scripts.filter(({ inline }) => inline !== '').map(({ path }) => path);
  expect(withScript).toContain(`${article}index.html`);
  expect(withScript.filter((path) => !/^(?:articles|related)\/[^/]+\/index\.html$/.test(path))).toEqual([]);
  for (const { path, inline } of scripts) expect(gzipSync(inline).byteLength, path).toBeLessThan(1000);
});
