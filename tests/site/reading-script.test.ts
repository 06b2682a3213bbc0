import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { htmlFiles, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { kindsInGerman, large } = inject('sites');
const article = 'articles/to-the-lamp-room/';

const errors: string[] = [];
/** Opens the article on a site whose texts all have the reading script, and allows it the clipboard. */
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

test('the citations and their example name the passage that a link led to', async () => {
  const page = await openArticle();
  const example = page.locator('#work-example');
  expect(await example.innerText()).not.toMatch(/\d/);
  await page.getByRole('link', { name: 'Absatz 1', exact: true }).click();
  const link = `https://kinds.example/${article}#p1`;
  await expect.poll(() => example.innerText()).toContain(`Abs. 1 steht unter ${link}.`);
  await page.getByRole('link', { name: 'einen Nachweis' }).click();
  expect(await example.innerText()).toContain(link);
  expect(await page.locator('.citation:visible').last().innerText()).toContain(`${link} (Abs. 1)`);
});

test('a copied passage is left as it is, and can be copied again with its citation', async () => {
  const page = await openArticle();
  const button = page.getByRole('button', { name: 'Noch einmal mit Nachweis kopieren' });
  await select(page, 'article > header');
  await page.keyboard.press('ControlOrMeta+C');
  expect(await button.isVisible(), 'outside the text').toBe(false);

  await select(page, '#p2');
  await page.keyboard.press('ControlOrMeta+C');
  const words = (await page.locator('#p2').textContent())?.replace(/\s+/g, ' ').trim() ?? '';
  expect(await clipboard(page)).toContain(words);
  expect(await clipboard(page)).not.toContain('https:');
  await button.click();
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Kopiert.');
  const work = '„To the Lamp Room“ von Åsa Bergström (Beacons of the North, 2003)';
  const link = `https://kinds.example/${article}`;
  expect(await clipboard(page)).toBe(`„${words}“ – ${work}, Abs. 2, ${link}#p2`);

  await select(page, '#p1', '#p2');
  await page.keyboard.press('ControlOrMeta+C');
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
  await select(page, '#p2');
  await page.keyboard.press('ControlOrMeta+C');
  await page.getByRole('button', { name: 'Noch einmal mit Nachweis kopieren' }).click();
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

test('a text that was left offers to continue there, unless a link led to a passage', async () => {
  const page = await openArticle();
  // the same page with twenty paragraphs
  await page.route(kindsInGerman.address + article, async (route) => {
    const response = await route.fetch();
    const more = ([paragraph]: string[]) =>
      Array.from({ length: 19 }, (_, index) => paragraph?.replaceAll(/(p|")2"/g, `$1${index + 2}"`)).join('\n');
    await route.fulfill({
      response,
      body: (await response.text()).replace(/<p id="p2"[^]*?<\/p>/, (...found) => more(found)),
    });
  });
  const offer = page.getByRole('button', { name: /^Weiter bei Absatz \d+$/ });
  const about = `${kindsInGerman.address}about/`;
  await page.goto(kindsInGerman.address + article);
  expect(await offer.isVisible(), 'on the first visit').toBe(false);
  await page.evaluate(() => document.querySelector('#p9')?.scrollIntoView());
  await page.goto(about);
  await page.goto(`${kindsInGerman.address}${article}#p1`);
  expect(await offer.isVisible(), 'after a link to a passage').toBe(false);
  await page.goto(about);
  await page.goto(kindsInGerman.address + article);
  expect(await offer.innerText()).toMatch(/ (?:9|10)$/); // the paragraphs have one line
  await offer.click();
  expect(await offer.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.querySelector('#p9')?.getBoundingClientRect().top)).toBeLessThan(100);
  await page.evaluate(() => scrollTo(0, 0));
  await page.goto(about);
  await page.goto(kindsInGerman.address + article);
  expect(await offer.isVisible(), 'after the start').toBe(false);
});

test('the script is inline, and has at most 1.2 KB', async () => {
  const scripts = (await htmlFiles(kindsInGerman.folder)).map(({ path, html }) => ({
    path,
    inline: load(html)('script[type=module]:not([src])').text(),
  }));
  const withScript = scripts.filter(({ inline }) => inline !== '').map(({ path }) => path);
  expect(withScript).toContain(`${article}index.html`);
  expect(withScript.filter((path) => !/^(?:articles|related)\/[^/]+\/index\.html$/.test(path))).toEqual([]);
  for (const { path, inline } of scripts) expect(inline.length, path).toBeLessThan(1.2 * 1024);
});
