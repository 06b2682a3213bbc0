import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
const { plain, based, large, prose } = inject('sites');

const titles = async (page: Page) => (await page.locator('.results h3').allTextContents()).map((title) => title.trim());
const status = async (page: Page) => (await page.getByRole('status').innerText()).trim();
const field = (page: Page) => page.getByRole('searchbox', { name: 'Words to look for' });
const query = (page: Page) => new URL(page.url()).search;
const facet = (page: Page, name: string) =>
  page.locator('details', { has: page.locator('summary', { hasText: name }) });
const values = async (page: Page, name: string) =>
  (await facet(page, name).locator('label').allTextContents()).map((label) =>
    label
      .replace(/\s+/g, ' ')
      .replace(/ works\s*$/, '')
      .trim(),
  );

const inFighting = 'Where In-fighting generates Fervour & Power: ISIS Today, LTTE yesterday';
const loneCells =
  'Lone Cell Assaults: From Boston to Westmead-in-Sydney to the Unabomber. Inspirations and Enabling Conditions in Comparative Perspective';
const article = 'How ISIS Cells Operate';

async function search(site: { address: string }, state = '') {
  const page = await open();
  await page.goto(`${site.address}search/${state}`);
  await page.locator('[data-part=facets]').waitFor();
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/works?/);
  return page;
}

describe.each([
  ['at the root', plain],
  ['under a base path', based],
])('%s', (_where, site) => {
  test('a word is found from the field of any page, and the link leads to its paragraph', async () => {
    const page = await open();
    await page.goto(`${site.address}about/`);
    await page.getByRole('searchbox', { name: 'Search this site' }).fill('Verviers');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=Verviers');
    await expect.poll(() => titles(page)).toEqual([article]);
    expect(await status(page)).toBe('1 work for “Verviers”');
    expect(await field(page).inputValue()).toBe('Verviers');
    expect(await page.title()).toBe('“Verviers” · Search · Commonplace');
    const result = page.locator('.results li');
    expect(await result.locator('mark').allTextContents()).toContain('Verviers');
    expect(await result.innerText()).toMatch(
      /Jytte Klausen and Alexandra Johnson · Foreign Affairs; via Thuppahi's Blog, 3\s?April 2016 · Excerpt/,
    );
    expect(await result.innerText()).toContain('Filed under historical interpretation');
    await result.getByRole('link').click();
    await page.waitForURL(`${site.address}articles/how-isis-cells-operate/#p*`);
    const paragraph = page.locator(new URL(page.url()).hash.replace(/:~:.*/, ''));
    expect(await paragraph.innerText()).toContain('Verviers');
    // a browser looks for the words first, and goes to the paragraph only when it has not found them
    await expect
      .poll(() => paragraph.evaluate((element) => element.getBoundingClientRect().top < innerHeight))
      .toBe(true);
  });
});

describe('words are found', () => {
  test.each([
    ['in another form', 'foil', [article]],
    ['without their marks', 'verviérs', [article]],
    ['by their beginning, while one types', 'Vervi', [article]],
    ['of a title', 'yesterday', [inFighting]],
    ['of the original’s title', 'wolves', [article]],
    ['of a name', 'Klausen', [article]],
    ['of a publication', 'Groundviews', [inFighting]],
    ['of a tag', 'religiosity', [article]],
    ['of another name of a tag', 'biography', [article]],
    ['of a caption', '"Paris 2015"', [article]],
    ['with a sign in them', '"fervour & power"', [inFighting]],
    ['a phrase', '"Verviers plots"', [article]],
    ['a phrase in a title', '"lone cell"', [loneCells]],
    ['a phrase in another order is no phrase', '"plots Verviers"', []],
    ['beside what is to be left out', 'ISIS -LTTE -fascist', [article]],
    ['beside a phrase that is to be left out', 'ISIS -"ISIS as Fascist" -"verviers plots"', [inFighting]],
    ['where there are only such words', 'of the', undefined],
    ['where only such words occur', 'zyzzyva of the', undefined],
  ])('%s: %s', async (_how, words, expected) => {
    const page = await search(plain, `?q=${encodeURIComponent(words)}`);
    if (expected) expect(await titles(page)).toEqual(expected);
    else expect((await titles(page)).length).toBeGreaterThan(0);
  });
});

test('more words find more, and a result says which it lacks', async () => {
  const page = await search(plain, '?q=Verviers');
  await field(page).fill('Verviers Unabomber');
  await expect.poll(() => titles(page)).toHaveLength(2);
  const lacking = await page.locator('.lacks').allTextContents();
  expect(lacking.map((text) => text.trim()).sort()).toEqual(['Without Unabomber', 'Without Verviers']);
});

test('the excerpt shows all words of the query, in whatever form, and that words are left out', async () => {
  const page = await search(prose, '?q=what+do+foragers+dance+on+the+combs');
  const excerpt = page.locator('.results li', { hasText: 'A dance in the dark' }).locator('[data-part=excerpt]');
  const marked = (await excerpt.locator('mark').allTextContents()).join(' ');
  expect(marked).toContain('dances');
  expect(marked).toContain('comb');
  expect(marked).toContain('forager');
  expect(await excerpt.innerText()).toContain('…');
});

describe('a word that occurs nowhere is named', () => {
  test('with the words that may have been meant', async () => {
    const page = await search(plain, '?q=terorism+Verviers');
    expect(await titles(page)).toEqual([article]);
    expect(await status(page)).toContain('No work has the word “terorism”. Did you mean terrorism');
    await page.getByRole('status').getByRole('link', { name: 'terrorism' }).click();
    await expect.poll(() => status(page)).toMatch(/^\d works for “terrorism Verviers”$/);
    expect(await field(page).inputValue()).toBe('terrorism Verviers');
    await page.goBack();
    await expect.poll(() => status(page)).toContain('terorism');
  });
  test('a longer word than one that occurs is not found by it', async () => {
    const page = await search(plain, '?q=terrorxyz');
    expect(await status(page)).toContain('No work has the word “terrorxyz”.');
    expect(await titles(page)).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('all tags');
  });
  test('and only the word itself is replaced', async () => {
    const page = await search(prose, '?q=drivr+rivr');
    await page.getByRole('status').getByRole('link', { name: 'river', exact: true }).click();
    await expect.poll(() => field(page).inputValue()).toBe('drivr river');
  });
  test('a phrase that occurs nowhere is offered without its quotation marks', async () => {
    const page = await search(plain, '?q=%22plots+Verviers%22+LTTE');
    expect(await status(page)).toContain('No work has the phrase “plots Verviers”.');
    await page.getByRole('status').getByRole('link', { name: 'plots Verviers' }).click();
    await expect.poll(() => field(page).inputValue()).toBe('plots Verviers LTTE');
  });
  test('with the words that begin so', async () => {
    const page = await search(plain, '?q=Vervi');
    expect(await status(page)).toContain('No work has the word “Vervi”. Shown instead: Verviers.');
  });
});

test('typing finds, and is one step that "back" undoes', async () => {
  const page = await search(plain);
  await field(page).pressSequentially('Laden', { delay: 20 });
  await expect.poll(() => status(page)).toContain('No works for “Laden”');
  await field(page).fill('LTTE');
  await expect.poll(() => titles(page)).toEqual([inFighting]);
  expect(query(page)).toBe('?q=LTTE');
  await page.goBack();
  await expect.poll(() => status(page)).toBe('4 works');
  expect(await field(page).inputValue()).toBe('');
  expect(await titles(page)).toHaveLength(4);
  await page.goForward();
  await expect.poll(() => status(page)).toBe('1 work for “LTTE”');
});

test('without words all works are listed, the newest first', async () => {
  const page = await search(plain);
  expect(await titles(page)).toEqual([article, 'ISIS as Fascist and Totalitarian', inFighting, loneCells]);
});

test('values of a facet widen, facets narrow down, each with its count', async () => {
  const page = await search(plain);
  await facet(page, 'Tag').locator('summary').click();
  expect((await values(page, 'Tag')).slice(0, 2)).toEqual([
    'historical interpretation, 4',
    'Islamic fundamentalism, 3',
  ]);
  const box = (name: string) => page.getByRole('checkbox', { name });
  await box('power politics').check();
  await expect.poll(() => status(page)).toBe('2 works under power politics');
  expect(query(page)).toBe('?tag=power-politics');
  expect(await facet(page, 'Tag').locator('summary').innerText()).toContain('power politics');
  await box('terrorism').check();
  await expect.poll(() => status(page)).toBe('3 works under power politics or terrorism');
  await facet(page, 'Kind').locator('summary').click();
  expect(await values(page, 'Kind')).toEqual(['Related works, 2', 'Articles, 1']);
  await box('Articles').check();
  await expect.poll(() => titles(page)).toEqual([article]);
  expect(query(page)).toBe('?kind=article&tag=power-politics&tag=terrorism');
  expect(await values(page, 'Year')).toEqual(['2016, of the copy, 1']);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => status(page)).toBe('2 works under power politics');
  expect(await box('terrorism').isChecked()).toBe(false);
});

test('a facet is chosen by the keyboard without losing one’s place', async () => {
  const page = await search(plain);
  await facet(page, 'Tag').locator('summary').press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(() => status(page)).toMatch(/under/);
  const name = await page.evaluate(() => document.activeElement?.closest('label')?.textContent);
  expect(await status(page)).toContain(name?.split(',')[0]?.trim());
});

test('of many values the commonest are shown, the rest on demand', async () => {
  const page = await search(large);
  await facet(page, 'Author').locator('summary').click();
  expect((await values(page, 'Author'))[0]).toBe('Ann Everybody, 120');
  expect(await values(page, 'Author')).toHaveLength(8);
  await facet(page, 'Author')
    .getByRole('button', { name: /^All \d+$/ })
    .click();
  expect((await values(page, 'Author')).length).toBeGreaterThan(120);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => titles(page)).toHaveLength(20);
});

test('more of a list is loaded once, and is there again when one comes back', async () => {
  const page = await search(prose, '?q=water');
  const more = page.getByRole('button', { name: 'Show more' });
  await more.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await expect.poll(() => titles(page)).toHaveLength(20);
  await page.waitForTimeout(200);
  const shown = await titles(page);
  expect(new Set(shown).size).toBe(20);
  await page.locator('.results a').last().click();
  await page.waitForURL('**/#p*');
  await page.goBack();
  await expect.poll(() => titles(page)).toEqual(shown);
  await page.locator('.skip').press('Enter');
  await page.waitForTimeout(200);
  expect(await titles(page)).toEqual(shown);
});

test('an answer that comes late is dropped', async () => {
  const page = await search(prose, '?q=sour');
  await field(page).fill('water');
  await expect.poll(() => titles(page)).toHaveLength(10);
  await page.route('**/*.pf_fragment', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.getByRole('button', { name: 'Show more' }).click();
  await field(page).fill('sour');
  await expect.poll(() => status(page)).toMatch(/for “sour”/);
  const found = await titles(page);
  await page.waitForTimeout(1500);
  expect(await titles(page)).toEqual(found);
});

test('while an answer is on its way, nothing else is shown in its place', async () => {
  const page = await open();
  await page.route('**/*.pf_index', () => {}); // never comes
  await page.goto(`${prose.address}search/?q=water`);
  await expect.poll(() => field(page).inputValue()).toBe('water');
  expect(await titles(page)).toEqual([]);
  expect(await status(page)).toBe('');
});

test.each(['!!! ???', '-', '""', '😀'])('%s has no words: all works are listed, for no words', async (signs) => {
  const page = await search(plain, `?q=${encodeURIComponent(signs)}`);
  expect(await status(page)).toBe('4 works');
  expect(await page.getByLabel('Sort by').isDisabled()).toBe(true);
});

test('limits under which nothing is found can be dropped at once', async () => {
  const page = await search(plain, '?q=Verviers&kind=related');
  expect(await status(page)).toContain('No works for “Verviers” among the related works');
  await page.getByRole('link', { name: 'Look for it in all works' }).click();
  await expect.poll(() => titles(page)).toEqual([article]);
});

test('a word that only the title holds is not marked in the text', async () => {
  const page = await search(prose, '?q=glass');
  const marks = await page.locator('.results mark').allTextContents();
  expect(marks.filter((mark) => !/^glass(es)?$/i.test(mark))).toEqual([]);
});

test('a shared address gives the same page', async () => {
  const page = await search(plain, '?q=Roberts&tag=terrorism&sort=date&author=michael-roberts&year=2013&kind=related');
  expect(await titles(page)).toEqual([loneCells]);
  expect(await status(page)).toBe(
    '1 work for “Roberts” among the related works under terrorism by Michael Roberts of 2013',
  );
  expect(await field(page).inputValue()).toBe('Roberts');
  expect(await page.getByLabel('Sort by').inputValue()).toBe('date');
});

test('what an address asks for in vain is said', async () => {
  const page = await search(plain, '?tag=no-such-tag');
  expect(await status(page)).toContain('No works under no-such-tag');
});

test('the order is that of relevance or of dates', async () => {
  const page = await search(prose, '?q=lighthouse+lamp');
  const byRelevance = await titles(page);
  await page.getByLabel('Sort by').selectOption('date');
  await expect.poll(() => titles(page)).not.toEqual(byRelevance);
  // the first results are shown ahead of the others
  await expect.poll(() => status(page)).toMatch(/^\d+ works for “lighthouse lamp”, the newest first$/);
  expect(query(page)).toBe('?q=lighthouse+lamp&sort=date');
  const years = (await page.locator('.results [data-part=facts]').allTextContents()).flatMap((facts) =>
    (/\b(?:19|20)\d\d\b/.exec(facts) ?? []).map(Number),
  );
  expect(years).toEqual(years.toSorted((a, b) => b - a));
});

test('the keyboard alone: to the field, along the results, and back', async () => {
  const page = await search(plain, '?q=ISIS');
  await page.keyboard.press('/');
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  expect(await focused()).toBe((await titles(page))[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  expect(await field(page).inputValue()).toBe('');
  await expect.poll(() => status(page)).toBe('4 works');
});

test('a screen reader is told once what was found', async () => {
  const page = await search(plain, '?q=ISIS');
  await page.evaluate(() => {
    const region = document.querySelector('[role=status]') as HTMLElement;
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver(() => told.push(region.innerText)).observe(region, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await field(page).pressSequentially('x Verviers', { delay: 10 });
  await expect.poll(() => status(page)).toContain('Verviers');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toHaveLength(1);
});

test('a query that is too long is cut, in the address too', async () => {
  const page = await search(plain, `?q=Verviers+${'x'.repeat(600)}`);
  expect(await field(page).inputValue()).toHaveLength(500);
  expect(new URL(page.url()).searchParams.get('q')).toHaveLength(500);
  expect(await titles(page)).toEqual([article]);
});

test('what this site says of a work is not found as if it were the work', async () => {
  const page = await search(plain, '?q=reply');
  expect(await titles(page)).toEqual([]);
});

test('a query is never read as markup, and doesn’t turn the line around', async () => {
  const page = await search(plain, `?q=${encodeURIComponent('<img src=x onerror=alert(1)> Verviers \u202e')}`);
  expect(await status(page)).toContain('“<img src=x onerror=alert(1)> Verviers');
  expect(await page.locator('main img').count()).toBe(0);
  expect(await page.getByRole('status').locator('bdi').count()).toBeGreaterThan(0);
});

test('the page comes with the newest works, and loads no text before one is asked for', async () => {
  const page = await open();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${prose.address}search/`);
  await page.locator('[data-part=facets]').waitFor();
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/132 works/);
  expect(await titles(page)).toHaveLength(10);
  expect(loaded.filter((path) => /fragment|pf_index|words/.test(path))).toEqual([]);
});

test('without scripts the page shows the newest works, and says where everything is', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${plain.address}search/`);
  expect(await titles(page)).toHaveLength(4);
  const text = await page.locator('main').innerText();
  expect(text).toContain('needs JavaScript');
  expect(text).toContain('all tags');
  expect(await page.locator('form').isVisible()).toBe(false);
});

describe.each([
  ['at the root', plain],
  ['under a base path', based],
])('under a strict policy, %s', (_where, { folder, base }) => {
  test('the search works, and nothing is refused', async () => {
    const policy = [
      "default-src 'none'",
      "script-src 'self' 'inline-speculation-rules'",
      "connect-src 'self'",
      "img-src 'self'",
      "worker-src 'self'",
      "form-action 'self'",
      `style-src ${(await stylesOf(folder)).map((hash) => `'sha256-${hash}'`).join(' ')}`,
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ].join('; ');
    const own = await serve(folder, base, {
      headers: (path) => ({
        'content-security-policy': path.endsWith('pagefind-worker.js')
          ? "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
          : policy,
      }),
    });
    const page = await open();
    const refused: string[] = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    page.on('pageerror', (error) => refused.push(error.message));
    await page.goto(`${own.address}search/?q=terorism+foil`);
    await expect.poll(() => titles(page)).toEqual([article]);
    await page.getByRole('link', { name: 'terrorism', exact: true }).click();
    await expect.poll(() => titles(page)).not.toEqual([article]);
    expect(refused).toEqual([]);
    // the one policy lets nothing else through
    await expect(page.evaluate("new Worker('/other.js')")).rejects.toThrow();
    await expect(page.evaluate("document.body.innerHTML = '<p>'")).rejects.toThrow();
    own.server.close();
  });
});

/** The hashes of the styles inside the search page of a built site. */
async function stylesOf(folder: string): Promise<string[]> {
  const { createHash } = await import('node:crypto');
  const { readFile } = await import('node:fs/promises');
  const html = await readFile(`${folder}/search/index.html`, 'utf8');
  return [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) =>
    createHash('sha256').update(css).digest('base64'),
  );
}

test.each(['search/', 'search/?q=ISIS', 'search/?q=terorism', 'search/?tag=jihad'])(
  'nothing that is read moves while %s is loaded',
  async (path) => {
    const page = await open({ viewport: { width: 412, height: 823 } });
    await page.addInitScript(() => {
      let moved = 0; // as browsers reckon it: https://web.dev/articles/cls
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved += (entry as PerformanceEntry & { value: number }).value;
        document.documentElement.dataset.moved = String(moved);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(plain.address + path, { waitUntil: 'networkidle' });
    await page.locator('[data-part=status][data-said]').waitFor();
    expect(Number((await page.locator('html').getAttribute('data-moved')) ?? 0)).toBeLessThan(0.002);
  },
);
