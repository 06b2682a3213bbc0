import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { contrast } from '../../src/theme/theme.ts';
import { htmlFiles, kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const everything = `${large.address}articles/everything/`;
const rightToLeft = `${large.address}articles/right-to-left/`;
const notes = `${large.address}articles/notes/`;
const addresses = [...Object.values(kinds).map((path) => plain.address + path), everything, notes, rightToLeft];

/** Returns how far a page extends beyond the right edge of the window, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the contrast of the colours meets WCAG 2.2: AAA for body text, AA for other text and for edges', () => {
  const minimums = { text: 7, muted: 4.5, accent: 4.5, rule: 3 };

  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    const page = await open({ colorScheme });
    await page.goto(plain.address);
    const colourOf = (role: string) =>
      page.locator('body').evaluate((body, name) => {
        const probe = body.appendChild(document.createElement('i'));
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
      }, role);
    for (const background of ['page', 'panel'])
      for (const [role, minimum] of Object.entries(minimums))
        expect(
          contrast(await colourOf(role), await colourOf(background)),
          `${role} on ${background}`,
        ).toBeGreaterThanOrEqual(minimum);
  });

  test.each([
    ['light', 'body text', kinds.article, '.prose p', 'color', minimums.text],
    ['dark', 'body text', kinds.article, '.prose p', 'color', minimums.text],
    ['light', 'the edge of a field', kinds.search, '[data-part=field]', 'borderTopColor', minimums.rule],
    ['dark', 'the edge of a field', kinds.search, '[data-part=field]', 'borderTopColor', minimums.rule],
  ] as const)('%s: %s', async (colorScheme, _what, path, selector, property, minimum) => {
    const page = await open({ colorScheme });
    await page.goto(plain.address + path);
    const colour = await page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
    const background = await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(minimum);
  });
});

describe('the colours don’t need functions that browsers added after 2020', async () => {
  const files = [...(await htmlFiles(plain.folder)), ...(await htmlFiles(large.folder))];
  const styles = new Set(files.map(({ html }) => load(html)('style').text()));
  // a browser that doesn't know a function drops every property that uses it, also by way of a custom property
  test.each([
    ['no declaration uses light-dark()', /light-dark\(/],
    ['no custom property uses color-mix()', /--[\w-]+:[^;}]*color-mix\(/],
  ])('%s', (_what, pattern) => {
    for (const style of styles) expect(style).not.toMatch(pattern);
  });
  test('a page without its styles follows the scheme of the reader', async () => {
    const page = await open({ colorScheme: 'dark' });
    await page.goto(plain.address + kinds.article);
    await page.evaluate(() => {
      for (const style of document.querySelectorAll('style')) style.remove();
    });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(255, 255, 255)');
  });
});

describe('pages do not scroll horizontally', () => {
  test('at 1280, 768 and 320 px, and there with the text spacing of WCAG 1.4.12', async () => {
    const page = await open({ bypassCSP: true });
    for (const address of addresses) {
      await page.goto(address);
      for (const width of [1280, 768, 320]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await overflow(page), `${address} at ${width} px`).toBeLessThanOrEqual(0);
      }
      await page.addStyleTag({
        content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
          p { margin-block-end: 2em !important }`,
      });
      expect(await overflow(page), `${address} with more space`).toBeLessThanOrEqual(0);
    }
  });

  test('except for wide tables, which scroll in their own box and by keyboard', async () => {
    const page = await open({ viewport: { width: 320, height: 700 } });
    await page.goto(everything);
    const table = page.getByRole('group', { name: 'Table' });
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });
});

describe('the target of a link', () => {
  const look = (selector: string, page: Page) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, boxShadow, outlineStyle } = getComputedStyle(element);
        return { backgroundColor, boxShadow, outlineStyle };
      });

  test.each([
    ['a paragraph', 'p2', '#p2'],
    ['a block that is not a paragraph', 'p5', '#p5'],
    ['a further number of a block', 'p90', '#p9'],
    ['a heading', 'heading-main', 'h2:has(> #heading-main)'],
    ['a figure', 'figure-1', '#figure-1'],
    ['a note', 'fn-one', '.note:has(#fn-one)'],
  ])('is highlighted if it is %s', async (_what, id, selector) => {
    const page = await open.shared();
    await page.goto(everything);
    const before = await look(selector, page);
    await page.goto(`${everything}#${id}`);
    const after = await look(selector, page);
    expect(after.backgroundColor).not.toBe(before.backgroundColor);
    expect(after.boxShadow).not.toBe('none');
  });

  test.each([
    ['the mark of a note', 'fnref-one'],
    ['the heading of the citations', 'work-cite'],
    ['the contents', 'work-contents'],
    ['the main part of the page', 'main'],
  ])('is not highlighted if it is %s', async (_what, id) => {
    const page = await open.shared();
    await page.goto(`${everything}#${id}`);
    expect(await look(`#${id}`, page)).toMatchObject({ backgroundColor: 'rgba(0, 0, 0, 0)', boxShadow: 'none' });
  });

  test('has no frame after the skip link, which moves the focus to it', async () => {
    const page = await open();
    await page.goto(everything);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(await look('#main', page)).toEqual({
      backgroundColor: 'rgba(0, 0, 0, 0)',
      boxShadow: 'none',
      outlineStyle: 'none',
    });
  });
});

describe('the red rule', () => {
  test.each([
    ['inks itself as a work is read', kinds.article, 'no-preference', '1'],
    ['stays as it is if less motion is preferred', kinds.article, 'reduce', '1 0'],
    ['stays as it is on other pages', kinds.tags, 'no-preference', '1 0'],
  ] as const)('%s', async (_what, path, reducedMotion, expected) => {
    const page = await open({ reducedMotion, viewport: { width: 800, height: 300 } });
    await page.goto(plain.address + path);
    const ink = () => page.evaluate(() => getComputedStyle(document.body, '::after').scale);
    expect(await ink()).toBe('1 0');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(ink).toBe(expected);
  });
});

test('a work starts in the same way on the front page and on its own', async () => {
  const page = await open();
  await page.goto(plain.address);
  const capitals = page.locator('.drop-cap');
  expect(await capitals.count()).toBe(1);
  await page.goto(plain.address + kinds.article);
  expect(await capitals.count()).toBe(1);
  // the space next to the letter is of the text, not of the letter
  const foot = await capitals.evaluate((element) => getComputedStyle(element, '::first-letter').marginInlineEnd);
  expect(parseFloat(foot)).toBeGreaterThan(5);
});

test('verse, epigraphs, code and the marks of notes have faces of their own', async () => {
  const page = await open();
  await page.goto(everything);
  const style = (selector: string, property: 'fontSize' | 'fontStyle' | 'fontVariantNumeric' | 'whiteSpace') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
  const size = await style('.prose > p', 'fontSize');
  expect(await style('.verse blockquote', 'fontSize')).toBe(size);
  expect(await style('.epigraph blockquote', 'fontStyle')).toBe('italic');
  expect(await style('.prose blockquote', 'fontStyle')).toBe('normal');
  expect(await style('.prose pre', 'whiteSpace')).toBe('pre');
  expect(parseFloat(await style('.prose p code', 'fontSize'))).toBeCloseTo(0.85 * parseFloat(size));
  expect(await style('[data-footnote-ref]', 'fontVariantNumeric')).toBe('lining-nums');
  await page.goto(rightToLeft);
  expect(await style('.prose h3', 'fontStyle')).toBe('normal');
});

test('paragraph numbers are permalinks, and the target is highlighted', async () => {
  const page = await open();
  await page.goto(plain.address + kinds.article);
  const background = () => page.locator('#p2').evaluate((paragraph) => getComputedStyle(paragraph).backgroundColor);
  const before = await background();
  await page.getByTitle('Link to this passage').nth(1).click();
  expect(new URL(page.url()).hash).toBe('#p2');
  expect(await background()).not.toBe(before);
  const number = await page.locator('#p2 > .paragraph-number').boundingBox();
  const paragraph = await page.locator('#p2').boundingBox();
  expect((number?.x ?? 0) + (number?.width ?? 0)).toBeLessThanOrEqual(paragraph?.x ?? 0);
});

describe('every kind of block has its number in the margin, level with its first line', () => {
  // in the order of the text with everything
  const blocks = [3, 4, 5, 7, 8, 10, 11, 2, 9];
  test.each([320, 768, 1440])('at %i px', async (width) => {
    const page = await open({ viewport: { width, height: 900 } });
    await page.goto(everything);
    for (const name of blocks.map(String)) {
      const id = `p${name}`;
      const link = page.locator(`#${id} > a.paragraph-number`);
      await link.click(); // fails if anything covers or clips it
      expect(new URL(page.url()).hash).toBe(`#${id}`);
      const block = page.locator(`#${id}`);
      expect(await link.evaluate((element) => getComputedStyle(element, '::before').content)).toBe(`"${id.slice(1)}"`);
      expect(await block.evaluate((element) => getComputedStyle(element).backgroundColor), name).not.toBe(
        'rgba(0, 0, 0, 0)',
      );
      const [number, text] = [await link.boundingBox(), await block.evaluate(firstLine)];
      expect((number?.x ?? 0) + (number?.width ?? 0), name).toBeLessThanOrEqual(text.left);
      expect(Math.abs((number?.y ?? 0) + (number?.height ?? 0) / 2 - text.middle), name).toBeLessThan(8);
    }
  });

  /** Returns where the first line of words in an element begins, in pixels. */
  const firstLine = (element: Element) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.textContent?.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
    );
    range.selectNodeContents(walker.nextNode() ?? element);
    const { left = 0, top = 0, height = 0 } = range.getClientRects()[0] ?? {};
    return { left, middle: top + height / 2 };
  };

  test('a further number leads to its block', async () => {
    const page = await open();
    await page.goto(`${everything}#p90`);
    const target = page.locator('#p9 > :target');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    const [top, block] = [await target.boundingBox(), await page.locator('#p9').boundingBox()];
    expect((top?.y ?? 0) - (block?.y ?? 0)).toBeLessThan(8);
  });
});

test('a text in another language has its own lang and direction', async () => {
  const page = await open();
  await page.goto(rightToLeft);
  for (const part of [page.locator('h1'), page.locator('.prose')]) {
    expect(await part.getAttribute('lang')).toBe('ar');
    expect(await part.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  }
});

test.each([320, 740, 850, 1280])('the words in the header’s search field are not cut off at %i px', async (width) => {
  const page = await open({ viewport: { width, height: 700 } });
  for (const path of ['', kinds.article]) {
    await page.goto(plain.address + path);
    const room = await page.locator('header input').evaluate((field: HTMLInputElement) => {
      field.value = field.placeholder;
      return field.clientWidth - field.scrollWidth;
    });
    expect(room, path).toBeGreaterThanOrEqual(0);
  }
});

test('every link is reachable by keyboard with a visible focus', async () => {
  const page = await open();
  await page.goto(plain.address + kinds.article);
  const links = await page.locator('a:visible, button, input, summary').count();
  const seen = new Set<string>();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  for (let step = 0; step < links; step += 1) {
    const [name, outline] = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      return [`${focused.outerHTML}@${focused.offsetTop}`, `${outlineStyle} ${outlineWidth}`];
    });
    expect(outline, name).toBe('solid 2px');
    seen.add(name);
    await page.keyboard.press('Tab');
  }
  expect(seen.size).toBeGreaterThanOrEqual(links - 3); // the same link may occur twice on a line
});

test('a printed page has the colours of the light scheme', async () => {
  const page = await open({ colorScheme: 'dark' });
  await page.goto(plain.address + kinds.article);
  const colours = () => page.locator('main .muted').evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const dark = await colours();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  expect(dark).toEqual(await colours());
});

test('a printed page has the text, its provenance and the URLs of links, but no navigation', async () => {
  const page = await open();
  await page.goto(plain.address + kinds.article);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('body > header').isVisible()).toBe(false);
  expect(await page.locator('body > footer').isVisible()).toBe(false);
  for (const part of ['.prose', 'article > header dl', '.excerpt-end', '#work-cite']) {
    expect(await page.locator(part).isVisible(), part).toBe(true);
  }
  expect(await page.locator('.links').isVisible()).toBe(false);
  expect(await page.locator('.citation:visible').count()).toBe(2); // of one style
  expect(await page.locator('[download]').first().isVisible(), 'downloads').toBe(false);
  const address = await page
    .locator('.excerpt-end a')
    .first()
    .evaluate((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content]);
  expect(address[1]).toContain(address[0]);
  expect(await page.locator('#p2 > .paragraph-number').isVisible()).toBe(true);
});

test('a browser without cascade layers, which drops the rules in them, has text and images in one column', async () => {
  const page = await open({ colorScheme: 'dark' });
  for (const address of addresses) {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto(address);
    await page.evaluate(() => {
      for (const sheet of document.styleSheets)
        for (const [index, { cssText }] of [...sheet.cssRules].entries().toArray().reverse())
          if (cssText.startsWith('@layer')) sheet.deleteRule(index);
    });
    expect(await overflow(page), address).toBeLessThanOrEqual(0);
    const { colour, margin } = await page
      .locator('h1')
      .evaluate((title) => ({ colour: getComputedStyle(title).color, margin: getComputedStyle(title).marginTop }));
    expect(margin, `${address}, of the browser`).not.toBe('0px');
    expect(colour, address).toBe('rgb(255, 255, 255)');
    await page.setViewportSize({ width: 1600, height: 700 });
    expect((await page.locator('main').boundingBox())?.width, address).toBeLessThanOrEqual(640);
  }
});

describe('on paper', () => {
  /** Opens a page at the width of the text area of A4. */
  const print = async (address: string) => {
    const page = await open({ viewport: { width: 643, height: 970 } });
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    return page;
  };

  test('every cell of a wide table is in the page, and its words are whole', async () => {
    const page = await print(everything);
    const cells = await page
      .locator('.prose table')
      .first()
      .locator('th, td')
      .evaluateAll((all) =>
        all.map((cell) => ({ right: cell.getBoundingClientRect().right, lines: cell.clientHeight / 20 })),
      );
    expect(cells.length).toBe(33);
    for (const { right, lines } of cells) {
      expect(right).toBeLessThanOrEqual(643);
      expect(lines).toBeLessThan(2);
    }
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  test('the first page has the address, and each has its number', async () => {
    const page = await print(everything);
    const [content, box] = await page.evaluate(() => {
      const link = document.querySelector('[rel=canonical]') ?? document.body;
      const texts = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText);
      return [[getComputedStyle(link, '::before').content, link.getClientRects().length], texts.join('')];
    });
    expect(content).toEqual(['"https://host.example/reading/articles/everything/"', 1]);
    expect(box).toMatch(/@bottom-right \{ content: counter\(page\) " \/ " counter\(pages\)/);
  });

  test('a short page fits on one sheet', async () => {
    const page = await open();
    await page.goto(plain.address + kinds['not found']);
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(sheets).toHaveLength(1);
  });
});

describe('the stylesheet of a page', async () => {
  const files = await htmlFiles(plain.folder);
  test('is inline and smaller than 4,100 bytes in brotli', () => {
    for (const { path, html } of files) {
      const styles = load(html)('style');
      expect(styles.length, path).toBeGreaterThan(0);
      expect(brotliCompressSync(styles.text()).byteLength, path).toBeLessThan(4100);
    }
  });
  // browsers order layers by their first mention, wherever that is
  test('has the layers in order', () => {
    for (const { path, html } of files) {
      const mentions = load(html)('style')
        .text()
        .matchAll(/@layer ([^{;]+)/g);
      const layers = [...mentions].flatMap(([, names = '']) => names.split(','));
      expect([...new Set(layers)], path).toEqual(['tokens', 'elements', 'page', 'parts']);
    }
  });
});
