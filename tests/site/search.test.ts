import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { search as searchOn } from '../support/search-page.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();
const { plain, large, prose } = inject('sites');

const titles = async (page: Page) => (await page.locator('.results h3').allTextContents()).map((title) => title.trim());
const status = async (page: Page) => (await page.getByRole('status').innerText()).trim();
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search terms' });
const query = (page: Page) => new URL(page.url()).search;
const facet = (page: Page, name: string) =>
  page.locator('details details', { has: page.locator('summary', { hasText: name }) });
/** Opens a facet and waits for its values, which are loaded then. */
async function openFacet(page: Page, name: string) {
  await facet(page, name).locator('summary').click();
  await facet(page, name).locator('.facet-values label').first().waitFor();
}
const values = async (page: Page, name: string) =>
  (await facet(page, name).locator('.facet-values label').allTextContents()).map((label) =>
    label
      .replace(/\s+/g, ' ')
      .replace(/ works?\s*$/, '')
      .trim(),
  );

const inFighting = 'Where In-fighting generates Fervour & Power: ISIS Today, LTTE yesterday';
const loneCells =
  'Lone Cell Assaults: From Boston to Westmead-in-Sydney to the Unabomber. Inspirations and Enabling Conditions in Comparative Perspective';
const article = 'How ISIS Cells Operate';

/** Opens the search page of a site in a state, in the page that tests share by default. */
async function openSearch(site: { address: string }, state = '', own?: Page) {
  const page = own ?? (await open.shared());
  await page.goto(`${site.address}search/${state}`);
  await page.locator('[data-part=facets]').waitFor();
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/works?|results?/);
  return page;
}

/** Searches a site for a query in the page that tests share. */
const search = async (site: { address: string }, words: string) => searchOn(await open.shared(), site.address, words);

test.each([
  ['a quotation', 'set apart from the text', '#p3'],
  ['a list', 'another thing', '#p4'],
  ['a table', 'February', '#p5'],
  ['code', 'aLineOfCodeThatIsLongerThanAnyScreenIsWide', '#p7'],
  ['verse', 'second line', '#p8'],
  ['a block with a further number', 'refers to the first note again', '#p9'],
])('a result links to the words in %s', async (_name, words, hash) => {
  const page = await search(large, `"${words}"`);
  const links = page.locator('.results h3 a');
  await expect.poll(() => links.count()).toBe(1);
  expect(new URL((await links.first().getAttribute('href')) ?? '', page.url()).hash.replace(/:~:.*/, '')).toBe(hash);
});

describe.each([
  ['at the root', plain],
  ['under a base path', large],
])('the search field %s', (_where, site) => {
  test('finds a word from any page, and links to its paragraph', async () => {
    const page = await open();
    await page.goto(`${site.address}about/`);
    await page.getByRole('searchbox', { name: 'Search this site' }).fill('Verviers');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=Verviers');
    await expect.poll(() => titles(page)).toEqual([article]);
    expect(await status(page)).toBe('1 result for “Verviers”');
    expect(await field(page).inputValue()).toBe('Verviers');
    expect(await page.title()).toBe('“Verviers” · Search · Commonplace');
    const result = page.locator('.results li');
    expect(await result.locator('mark').allTextContents()).toContain('Verviers');
    expect(await result.innerText()).toMatch(
      /Jytte Klausen and Alexandra Johnson · Foreign Affairs; via Thuppahi's Blog, 3\s?April\s?2016 · Excerpt/,
    );
    expect(await result.innerText()).toContain('Tags: historical interpretation');
    await result.getByRole('link').click();
    await page.waitForURL(`${site.address}articles/how-isis-cells-operate/#p*`);
    const paragraph = page.locator(new URL(page.url()).hash.replace(/:~:.*/, ''));
    expect(await paragraph.innerText()).toContain('Verviers');
    // browsers scroll to the highlighted words, and only without them to the paragraph
    await expect
      .poll(() => paragraph.evaluate((element) => element.getBoundingClientRect().top < innerHeight))
      .toBe(true);
  });
});

describe('search', () => {
  test.each([
    ['another form of a word', 'foil', [article]],
    ['a word regardless of diacritics', 'verviérs', [article]],
    ['the completion of a word while typing', 'Vervi', [article]],
    ['a word of a title', 'yesterday', [inFighting]],
    ['a word of the original title', 'wolves', [article]],
    ['a word of a name', 'Klausen', [article]],
    ['a word of a publication', 'Groundviews', [inFighting]],
    ['a word of a tag', 'religiosity', [article]],
    ['a word of a synonym of a tag', 'biography', [article]],
    ['a phrase in a caption', '"Paris 2015"', [article]],
    ['a phrase with a symbol', '"fervour & power"', [inFighting]],
    ['a phrase', '"Verviers plots"', [article]],
    ['a phrase in a title', '"lone cell"', [loneCells]],
    ['no phrase with its words in another order', '"plots Verviers"', []],
    ['works without excluded words', 'ISIS -LTTE -fascist', [article]],
    ['works without excluded phrases', 'ISIS -"ISIS as Fascist" -"verviers plots"', [inFighting]],
    ['stop words if there are only stop words', 'of the', undefined],
  ])('finds %s: %s', async (_what, words, expected) => {
    const page = await search(plain, words);
    if (expected) expect(await titles(page)).toEqual(expected);
    else expect((await titles(page)).length).toBeGreaterThan(0);
  });

  test('finds more works with more terms, and names the missing terms of each', async () => {
    const page = await openSearch(plain, '?q=Verviers');
    await field(page).fill('Verviers Unabomber');
    await expect.poll(() => titles(page)).toHaveLength(2);
    const reasons = await page.locator('[data-part=reason]').allTextContents();
    expect(reasons.map((text) => text.trim()).sort()).toEqual([
      'Found in: text · Missing: Unabomber',
      'Found in: title · Missing: Verviers',
    ]);
  });

  test('finds nothing in what the site itself says about a work', async () => {
    const page = await search(plain, 'reply');
    expect(await titles(page)).toEqual([]);
  });

  test.each(['!!! ???', '-', '""', '😀'])(
    'lists all works for a query without words, and says so: %s',
    async (symbols) => {
      const page = await search(plain, symbols);
      expect((await status(page)).split(/\n+/)).toEqual([
        '4 works',
        `“${symbols}” has no letters or digits to search for.`,
      ]);
      expect(await page.getByLabel('Sort by').isDisabled()).toBe(true);
    },
  );

  test('lists all works without a query, newest first', async () => {
    const page = await openSearch(plain);
    expect(await titles(page)).toEqual([article, 'ISIS as Fascist and Totalitarian', inFighting, loneCells]);
  });

  test('sorts by relevance or by date', async () => {
    const page = await search(prose, 'lighthouse lamp');
    const byRelevance = await titles(page);
    await page.getByLabel('Sort by').selectOption('date');
    await expect.poll(() => titles(page)).not.toEqual(byRelevance);
    // the first results are shown before the rest
    await expect.poll(() => status(page)).toMatch(/^\d+ results for “lighthouse lamp”, newest first$/);
    expect(query(page)).toBe('?q=lighthouse+lamp&sort=date');
    const years = (await page.locator('.results [data-part=facts]').allTextContents()).flatMap((facts) =>
      (/\b(?:19|20)\d\d\b/.exec(facts) ?? []).map(Number),
    );
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });
});

describe('snippet', () => {
  test('shows all terms, in whatever form, and ellipses', async () => {
    const page = await search(prose, 'what do foragers dance on the combs');
    const snippet = page.locator('.results li', { hasText: 'A dance in the dark' }).locator('[data-part=snippet]');
    const marked = (await snippet.locator('mark').allTextContents()).join(' ');
    expect(marked).toContain('dances');
    expect(marked).toContain('comb');
    expect(marked).toContain('forager');
    expect(await snippet.innerText()).toContain('…');
  });

  test('marks nothing in the text for a match in the title', async () => {
    const page = await search(prose, 'glass');
    const marks = await page.locator('.results mark').allTextContents();
    expect(marks.filter((mark) => !/^glass(es)?$/i.test(mark))).toEqual([]);
  });
});

describe('status of a search with a term that doesn’t occur', () => {
  test('suggests similar words', async () => {
    const page = await search(plain, 'terorism Verviers');
    expect(await titles(page)).toEqual([article]);
    expect(await status(page)).toContain('No results for “terorism”. Did you mean terrorism');
    await page.getByRole('status').getByRole('link', { name: 'terrorism' }).click();
    await expect.poll(() => status(page)).toMatch(/^\d results for “terrorism Verviers”/);
    expect(await field(page).inputValue()).toBe('terrorism Verviers');
    await page.goBack();
    await expect.poll(() => status(page)).toContain('terorism');
  });

  test('says “No results” once if the query is that term', async () => {
    const page = await search(plain, 'terorism');
    expect((await status(page)).split('\n').filter(Boolean)).toEqual([
      'No results for “terorism”',
      expect.stringMatching(/^Did you mean terrorism\b.*\?$/),
    ]);
  });

  test('doesn’t match a shorter word', async () => {
    const page = await search(plain, 'terrorxyz');
    expect(await status(page)).toContain('No results for “terrorxyz”');
    expect(await titles(page)).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('Browse:');
  });

  test('offers to replace only that word', async () => {
    const page = await search(prose, 'drivr rivr');
    await page.getByRole('status').getByRole('link', { name: 'river', exact: true }).click();
    await expect.poll(() => field(page).inputValue()).toBe('drivr river');
  });

  test('offers the words of a phrase', async () => {
    const page = await search(plain, '"plots Verviers" LTTE');
    expect(await status(page)).toContain('No results for “plots Verviers”. Search without quotes:');
    await page.getByRole('status').getByRole('link', { name: 'plots Verviers' }).click();
    await expect.poll(() => field(page).inputValue()).toBe('plots Verviers LTTE');
  });

  test('names the completions that were used instead', async () => {
    const page = await search(plain, 'Vervi');
    expect(await status(page)).toMatch(/^1 result for “Vervi”\s+Showing results for Verviers\.$/);
  });
});

describe('facets', () => {
  test('widen within a facet, narrow across facets, and have counts', async () => {
    const page = await openSearch(plain);
    await openFacet(page, 'Tag');
    expect((await values(page, 'Tag')).slice(0, 2)).toEqual([
      'historical interpretation, 4',
      'Islamic fundamentalism, 3',
    ]);
    const box = (name: string) => page.getByRole('checkbox', { name });
    await box('power politics').check();
    await expect.poll(() => status(page)).toBe('2 works tagged power politics');
    expect(query(page)).toBe('?tag=power-politics');
    expect(await facet(page, 'Tag').locator('summary').innerText()).toContain('power politics');
    await box('terrorism').check();
    await expect.poll(() => status(page)).toBe('3 works tagged power politics or terrorism');
    await openFacet(page, 'Type');
    expect(await values(page, 'Type')).toEqual(['Articles, 1', 'Related reading, 2']);
    await box('Articles').check();
    await expect.poll(() => titles(page)).toEqual([article]);
    expect(query(page)).toBe('?kind=article&tag=power-politics&tag=terrorism');
    expect(await values(page, 'Year')).toEqual(['2016 (reprint), 1']);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => status(page)).toBe('2 works tagged power politics');
    expect(await box('terrorism').isChecked()).toBe(false);
  });

  test('keep the focus when a value is selected by keyboard', async () => {
    const page = await openSearch(plain);
    await facet(page, 'Tag').locator('summary').press('Enter');
    await facet(page, 'Tag').locator('label').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => status(page)).toMatch(/tagged/);
    const name = await page.evaluate(() => document.activeElement?.closest('label')?.textContent);
    expect(await status(page)).toContain(name?.split(',')[0]?.trim());
  });

  test('show the most frequent values, and all on request, by family name', async () => {
    const page = await openSearch(large);
    await openFacet(page, 'Author');
    const frequent = await values(page, 'Author');
    expect(frequent).toHaveLength(8);
    expect(frequent).toContain('Ann Everybody, 120');
    await facet(page, 'Author')
      .getByRole('button', { name: /^Show all \d+$/ })
      .click();
    const all = await values(page, 'Author');
    expect(all.length).toBeGreaterThan(120);
    expect(all.filter((name) => frequent.includes(name))).toEqual(frequent);
    const families = all.flatMap((label) => /^(?!The ).* (\d+|Everybody), \d+$/.exec(label)?.[1] ?? []);
    expect(families).toEqual(families.toSorted());
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => titles(page)).toHaveLength(20);
  });

  test('filter by a range of years, by keyboard, and list its years from the newest', async () => {
    const page = await openSearch(prose);
    await openFacet(page, 'Year');
    const years = async () => (await values(page, 'Year')).map((label) => Number(label.slice(0, 4)));
    await page.getByRole('spinbutton', { name: 'From' }).fill('1990');
    await page.keyboard.press('Tab');
    await expect.poll(() => status(page)).toMatch(/^\d+ works from 1990 on$/);
    await page.getByRole('spinbutton', { name: 'to' }).fill('1999');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page)).toMatch(/^\d+ works from 1990 to 1999$/);
    expect(query(page)).toBe('?from=1990&to=1999');
    expect(await facet(page, 'Year').locator('summary').innerText()).toContain('from 1990 to 1999');
    const listed = await years();
    expect(listed).toEqual(listed.toSorted((a, b) => b - a));
    expect(listed.filter((year) => year < 1990 || year > 1999)).toEqual([]);
    await page.getByRole('spinbutton', { name: 'From' }).fill('1999');
    await page.getByRole('spinbutton', { name: 'to' }).fill('1990');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page)).toMatch(/^No works from 1999 to 1990/);
    expect(await facet(page, 'Year').evaluate((details) => (details as HTMLElement).inert)).toBe(false);
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect.poll(() => status(page)).toBe('132 works');
    expect(await page.getByRole('spinbutton', { name: 'From' }).inputValue()).toBe('');
  });

  test('restore a range of years from the address', async () => {
    const page = await openSearch(plain, '?from=2016&to=x');
    expect(await status(page)).toMatch(/^\d works? from 2016 on$/);
    expect(query(page)).toBe('?from=2016');
    await facet(page, 'Year').locator('summary').click();
    expect(await page.getByRole('spinbutton', { name: 'From' }).inputValue()).toBe('2016');
  });

  test('can be cleared at once if nothing matches them', async () => {
    const page = await openSearch(plain, '?q=Verviers&kind=related');
    expect(await status(page)).toMatch(/^No results for “Verviers” in related reading\s+Clear filters$/);
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect.poll(() => titles(page)).toEqual([article]);
  });

  test('keep an unknown value from the address', async () => {
    const page = await openSearch(plain, '?tag=no-such-tag');
    expect(await status(page)).toContain('No works tagged no-such-tag');
  });
});

describe('address and history', () => {
  test('typing starts a search, and adds one history entry', async () => {
    const page = await openSearch(plain);
    await field(page).pressSequentially('Laden', { delay: 20 });
    await expect.poll(() => status(page)).toContain('No results for “Laden”');
    await field(page).fill('LTTE');
    await expect.poll(() => titles(page)).toEqual([inFighting]);
    expect(query(page)).toBe('?q=LTTE');
    await page.goBack();
    await expect.poll(() => status(page)).toBe('4 works');
    expect(await field(page).inputValue()).toBe('');
    expect(await titles(page)).toHaveLength(4);
    await page.goForward();
    await expect.poll(() => status(page)).toBe('1 result for “LTTE”');
  });

  test('the address restores the search', async () => {
    const page = await openSearch(
      plain,
      '?q=Roberts&tag=terrorism&sort=date&author=michael-roberts&year=2013&kind=related',
    );
    expect(await titles(page)).toEqual([loneCells]);
    expect(await status(page)).toBe(
      '1 result for “Roberts” in related reading, tagged terrorism, by Michael Roberts, from 2013',
    );
    expect(await field(page).inputValue()).toBe('Roberts');
    expect(await page.getByLabel('Sort by').inputValue()).toBe('date');
  });

  test('“Show more” loads once, and the results are restored on return', async () => {
    const page = await openSearch(prose, '?q=water');
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

  test('a long query is truncated, also in the address', async () => {
    const page = await openSearch(plain, `?q=Verviers+${'x'.repeat(600)}`);
    expect(await field(page).inputValue()).toHaveLength(500);
    expect(new URL(page.url()).searchParams.get('q')).toHaveLength(500);
    expect(await titles(page)).toEqual([article]);
  });
});

describe('search page', () => {
  test('drops late results of an earlier search', async () => {
    const page = await openSearch(prose, '?q=sour', await open());
    await field(page).fill('water');
    await expect.poll(() => titles(page)).toHaveLength(10);
    await page.route('**/*.pf_fragment', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Show more' }).click();
    await field(page).fill('sour');
    await expect.poll(() => status(page)).toMatch(/for “sour”/);
    const results = await titles(page);
    await page.waitForTimeout(1500);
    expect(await titles(page)).toEqual(results);
  });

  test('shows nothing else while a search is running', async () => {
    const page = await open();
    await page.route('**/*.pf_index', () => {}); // never answered
    await page.goto(`${prose.address}search/?q=water`);
    await expect.poll(() => field(page).inputValue()).toBe('water');
    expect(await titles(page)).toEqual([]);
    expect(await status(page)).toBe('');
  });

  test('works by keyboard: to the field, along the results, and back', async () => {
    const page = await openSearch(plain, '?q=ISIS');
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

  test('announces each result once', async () => {
    const page = await openSearch(plain, '?q=ISIS');
    await page.evaluate(() => {
      const region = document.querySelector('[role=status]') as HTMLElement;
      const announced: string[] = [];
      Object.assign(window, { announced });
      new MutationObserver(() => announced.push(region.innerText)).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    // at once, since a busy machine may pause between keys for as long as a reader
    await field(page).evaluate((input: HTMLInputElement) => {
      for (const letter of 'x Verviers') {
        input.value += letter;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await expect.poll(() => status(page)).toContain('Verviers');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { announced: string[] }).announced)).toHaveLength(1);
  });

  test.each(['constructor', '__proto__', 'toString', 'nowhere'])(
    'accepts any id in the address as that of a value of each facet: %s',
    async (id) => {
      const page = await openSearch(plain, `?kind=${id}&tag=${id}&author=${id}&year=${id}`);
      expect(await status(page)).toContain(`No works in ${id}, tagged ${id}, by ${id}, from ${id}`);
      for (const label of ['Type', 'Tag', 'Author', 'Year'])
        expect((await facet(page, label).locator('summary').innerText()).trim()).toBe(`${label} ${id}`);
    },
  );

  test('escapes the query and isolates its direction', async () => {
    const page = await openSearch(plain, `?q=${encodeURIComponent('<img src=x onerror=alert(1)> Verviers \u202e')}`);
    expect(await status(page)).toContain('“<img src=x onerror=alert(1)> Verviers');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByRole('status').locator('bdi').count()).toBeGreaterThan(0);
  });

  test('contains the newest works, and loads no fragment before a search', async () => {
    const page = await open();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${prose.address}search/`);
    await page.locator('[data-part=facets]').waitFor();
    await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/132 works/);
    expect(await titles(page)).toHaveLength(10);
    expect(loaded.filter((path) => /fragment|pf_index|words/.test(path))).toEqual([]);
  });

  test('shows the newest works and links to all lists without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${plain.address}search/`);
    expect(await titles(page)).toHaveLength(4);
    const text = await page.locator('main').innerText();
    expect(text).toContain('needs JavaScript');
    expect(text).toContain('Browse:');
    for (const path of ['articles', 'related', 'tags', 'authors'])
      expect(await page.locator(`main a[href="/${path}/"]`).isVisible(), path).toBe(true);
    expect(await page.locator('form').isVisible()).toBe(false);
  });
});

describe.each([
  ['at the root', plain],
  ['under a base path', large],
])('search under a strict policy, %s', (_where, { folder, base }) => {
  test('works, and the policy blocks nothing of it', async () => {
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
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
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${own.address}search/?q=terorism+foil`);
    await expect.poll(() => titles(page)).toEqual([article]);
    await page.getByRole('link', { name: 'terrorism', exact: true }).click();
    await expect.poll(() => titles(page)).not.toEqual([article]);
    expect(errors).toEqual([]);
    // the Trusted Types policy allows nothing else
    await expect(page.evaluate("new Worker('/other.js')")).rejects.toThrow();
    await expect(page.evaluate("document.body.innerHTML = '<p>'")).rejects.toThrow();
    own.server.close();
  });
});

/** Returns the hashes of the styles in the search page. */
async function stylesOf(folder: string): Promise<string[]> {
  const { createHash } = await import('node:crypto');
  const { readFile } = await import('node:fs/promises');
  const html = await readFile(`${folder}/search/index.html`, 'utf8');
  return [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) =>
    createHash('sha256').update(css).digest('base64'),
  );
}

test.each(['search/', 'search/?q=ISIS', 'search/?q=terorism', 'search/?tag=jihad'])(
  'layout of %s doesn’t shift while it loads',
  async (path) => {
    const page = await open({ viewport: { width: 412, height: 823 } });
    await page.addInitScript(() => {
      let shift = 0; // cumulative layout shift: https://web.dev/articles/cls
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value;
        document.documentElement.dataset.shift = String(shift);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(plain.address + path, { waitUntil: 'networkidle' });
    await page.locator('[data-part=status][data-said]').waitFor();
    expect(Number((await page.locator('html').getAttribute('data-shift')) ?? 0)).toBeLessThan(0.002);
  },
);
