import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { large } = inject('sites');
const article = `${large.address}articles/notes/`;
const rightToLeft = `${large.address}articles/right-to-left/`;

async function openText(width: number, address = article): Promise<Page> {
  const page = await open({ viewport: { width, height: 900 } });
  await page.goto(address);
  return page;
}

/** Returns the edges of an element on the whole page, in pixels. */
const edges = (element: Element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top: top + window.scrollY, bottom: bottom + window.scrollY };
};
const boxOf = (page: Page, selector: string) => page.locator(selector).first().evaluate(edges);

const indentOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).textIndent)));

describe('the keyboard moves through a text and its notes in the order in which they are seen', () => {
  /** Returns how far down the page the focus moves with each press of the Tab key within the text, in pixels. */
  async function tabSteps(page: Page): Promise<{ from: string; to: string; step: number }[]> {
    await page.locator('#p1').evaluate((block) => {
      block.tabIndex = -1;
      block.focus();
    });
    const stops: { name: string; top: number }[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const focused = document.activeElement;
        const top = (focused?.getClientRects()[0]?.top ?? 0) + window.scrollY;
        return focused?.closest('.prose') && !focused.closest('aside')
          ? { name: focused.getAttribute('href') ?? focused.className, top }
          : undefined;
      });
      if (!stop) break;
      stops.push(stop);
    }
    return stops.slice(1).map(({ name, top }, index) => ({
      from: stops[index]?.name ?? '',
      to: name,
      step: top - (stops[index]?.top ?? 0),
    }));
  }

  // to the height of a line: a mark is higher than the words before it
  test.each([
    [360, -30],
    [1280, -30],
    [1920, -300], // from the end of a note in the margin to the next block
  ])('at %i px', async (width, minimum) => {
    const steps = await tabSteps(await openText(width));
    expect(steps.length).toBeGreaterThan(50);
    expect(steps.filter(({ step }) => step < minimum || step > 2000)).toEqual([]);
  });
});

describe.each([360, 768, 1280])('at %i px, a note', (width) => {
  test('is below its paragraph, above the next, and small', async () => {
    const page = await openText(width);
    for (const [block, note, next] of [
      ['#p1', '.note:has(#fn-first)', '#p2'],
      ['#p2', '.note:has(#fn-second)', '#the-tower'],
      ['#p11', '.note:has(#fn-tenth)', '#p12'],
    ] as const) {
      const box = await boxOf(page, note);
      expect(box.top, note).toBeGreaterThanOrEqual((await boxOf(page, block)).bottom);
      expect(box.bottom, note).toBeLessThanOrEqual((await boxOf(page, next)).top);
    }
    const sizes = await page
      .locator('.note:has(#fn-first), #p1')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    expect(sizes[1]).toBeLessThan(sizes[0] ?? 0);
  });
});

describe('in the margin, notes', () => {
  test('are level with their marks, or below the note before them', async () => {
    const page = await openText(1920);
    const text = await boxOf(page, '.prose');
    let free = 0;
    for (const name of [
      'first',
      'second',
      'third',
      'fourth',
      'fifth',
      'sixth',
      'remark',
      'eighth',
      'ninth',
      'twelfth',
    ]) {
      const [mark, note] = [await boxOf(page, `#fnref-${name}`), await boxOf(page, `.note:has(#fn-${name})`)];
      expect(Math.abs(note.top - Math.max(mark.top, free)), name).toBeLessThan(25);
      expect(note.left, name).toBeGreaterThan(text.right);
      free = note.bottom;
    }
  });

  test('do not overlap, and take no height from the text', async () => {
    const page = await openText(1920);
    const all = await page.locator('.note:not(.long)').all();
    expect(all.length).toBeGreaterThan(10);
    let free = 0;
    for (const note of all) {
      const { top, bottom } = await note.evaluate(edges);
      expect(top).toBeGreaterThanOrEqual(free);
      free = bottom;
    }
    expect((await boxOf(page, '#p5')).top).toBe((await boxOf(page, '#p4')).bottom);
  });

  test('are short: a long one is below its paragraph', async () => {
    const page = await openText(1920);
    const [note, block] = [await boxOf(page, '.note:has(#fn-eleventh)'), await boxOf(page, '#p12')];
    expect(note.top).toBeGreaterThanOrEqual(block.bottom);
    expect(note.right).toBeLessThanOrEqual(block.right);
  });

  test('fit on screens of 1344 to 1700 px', async () => {
    const page = await openText(1920);
    for (const width of [1344, 1400, 1439, 1440, 1500, 1700]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${width} px`).toBe(0);
    }
  });

  // the site has only languages written from left to right
  test.each([
    ['ltr', article, 'ltr'],
    ['ltr', article, 'rtl'],
    ['rtl', rightToLeft, 'ltr'],
    ['rtl', rightToLeft, 'rtl'],
  ])('of a text in %s are in the outer margin of the page: %s in %s', async (direction, address, site) => {
    const page = await openText(1920, address);
    await page.evaluate((dir) => {
      const text = document.querySelector<HTMLElement>('.prose');
      if (text) text.dir ||= 'ltr';
      document.documentElement.dir = dir;
    }, site);
    const [note, block] = [await boxOf(page, '.note'), await boxOf(page, '#p1')];
    if (site === 'ltr') expect(note.left).toBeGreaterThan(block.right);
    else expect(note.right).toBeLessThan(block.left);
    const ofNote = await page
      .locator('.note')
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
    expect(ofNote).toBe(direction);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1920);
  });
});

describe('a reader who selects', () => {
  /** Drags the mouse from one element to another and returns the selected text. */
  async function selectWithMouse(page: Page, from: string, to: string): Promise<string> {
    await page.locator(from).scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => window.scrollY);
    const [start, end] = [await boxOf(page, from), await boxOf(page, to)];
    await page.mouse.move(start.left + 1, start.top + 10 - scrolled);
    await page.mouse.down();
    await page.mouse.move(end.right - 2, end.bottom - 5 - scrolled, {
      steps: 8,
    });
    await page.mouse.up();
    return page.evaluate(() => getSelection()?.toString() ?? '');
  }

  test.each([1280, 1920])('paragraphs gets no notes and no marks, at %i px', async (width) => {
    const page = await openText(width);
    const copied = await selectWithMouse(page, '#p4', '#p6');
    expect(copied).toContain('every third spring.');
    expect(copied).toContain('The old one went to the ferry.');
    expect(copied).not.toMatch(/Note \d|flood|seen there|↩/);
  });

  test.each([1280, 1920])('a note gets it, at %i px', async (width) => {
    const page = await openText(width);
    const copied = await selectWithMouse(page, '.note:has(#fn-fourth)', '.note:has(#fn-fourth)');
    expect(copied).toContain('Except in the year of the flood, when there was no hemp.');
  });
});

test('a screen reader finds each note by its role and its name, after its block', async () => {
  const page = await openText(1280);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  expect(nodes.filter(({ role }) => role?.value === 'doc-footnote')).toHaveLength(21);
  const order = await page
    .locator('.prose :is(:is(h2, h3) > a, [id^=p], [role=doc-footnote])')
    .evaluateAll((all) => all.map((one) => (one.role ? /^.*?(?=:)/.exec(one.textContent)?.[0] : one.id)));
  expect(order.slice(0, 5)).toEqual(['p1', 'Note 1', 'p2', 'Note 2', 'the-tower']);
  expect(order.at(-1)).toBe('Editor’s note 21');
});

test('the first paragraph after a heading is not indented, and one after another is', async () => {
  const page = await openText(1920);
  expect(await indentOf(page, '#p1, #p3, #p13')).toEqual([0, 0, 0]);
  for (const indent of await indentOf(page, '#p2, #p4, #p5, #p6, #p14, #p15')) expect(indent).toBeGreaterThan(20);
});

test('a mark leads to its note, and the note back to each of its marks', async () => {
  const page = await openText(768);
  await page.getByRole('link', { name: 'Note 1', exact: true }).last().click();
  expect(new URL(page.url()).hash).toBe('#fn-first');
  await page.getByRole('link', { name: 'Back to reference 1-2', exact: true }).click();
  expect(new URL(page.url()).hash).toBe('#fnref-first-2');
});

describe('a printed page', () => {
  test('has notes below their blocks, whatever the width of the paper', async () => {
    const page = await openText(1920);
    await page.emulateMedia({ media: 'print' });
    const [note, block] = [await boxOf(page, '.note:has(#fn-first)'), await boxOf(page, '#p1')];
    expect(note.top).toBeGreaterThanOrEqual(block.bottom);
    expect(note.left).toBeLessThan(block.right);
  });

  test('keeps headings, notes and what belongs to them together', async () => {
    const page = await openText(1280);
    await page.emulateMedia({ media: 'print' });
    const breaks = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { breakBefore, breakAfter } = getComputedStyle(element);
        return { breakBefore, breakAfter };
      });
    expect(await breaks('h3:has(#the-beams)')).toMatchObject({ breakAfter: 'avoid' });
    expect(await breaks('.note:has(#fn-first)')).toEqual({ breakBefore: 'avoid', breakAfter: 'auto' });
    expect(await breaks('.note:has(#fn-twelfth)')).toEqual({ breakBefore: 'avoid', breakAfter: 'avoid' });
  });

  test('has no links back', async () => {
    const page = await openText(1280);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.note:has(#fn-first) [data-footnote-backref]').first().isVisible()).toBe(false);
  });
});
