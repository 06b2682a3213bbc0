import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { htmlFiles, kinds, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large, kinds: everyKind, kindsInGerman } = inject('sites');
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'form-dup-name': ['error', { shared: ['checkbox'] }],
  },
});

describe.each([
  ['at the root', plain],
  ['of a large library under a base path', large],
  ['with every kind of work', everyKind],
  ['with every kind of work in German', kindsInGerman],
])('the site %s', async (_variant, site) => {
  const files = await htmlFiles(site.folder);
  const pages = new Map(files.map(({ path, html }) => [path, load(html)]));

  test('has no broken links or anchors', () => {
    const broken: string[] = [];
    for (const [page, $] of pages) {
      const here = new URL(`http://site${site.base}${page.replace(/index\.html$/, '')}`);
      for (const element of $('a[href], link[rel*=icon], form[action], script[src]')) {
        const link = $(element).attr('href') ?? $(element).attr('action') ?? $(element).attr('src') ?? '';
        const target = new URL(link, here);
        if (target.host !== 'site') continue;
        // a release makes these files; tests/release/release.test.ts follows the links
        if (target.pathname.endsWith('.epub')) continue;
        const path = decodeURIComponent(target.pathname);
        const inside = path.startsWith(site.base) ? path.slice(site.base.length) : undefined;
        const file = inside?.replace(/(^|\/)$/, '$1index.html');
        const found = file !== undefined && existsSync(join(site.folder, file));
        const anchor = decodeURIComponent(target.hash.slice(1));
        const anchored = anchor === '' || (pages.get(file ?? '')?.(`[id="${anchor}"]`).length ?? 0) > 0;
        if (!found || !anchored) broken.push(`${page}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('is valid HTML', async () => {
    const problems = [];
    const others = /\b(?:made-up|author)-(?!00[1-6])/; // differ from these only in their number
    const validated = files.filter(({ path, html }) => !html.includes('http-equiv="refresh"') && !others.test(path));
    for (const { path, html } of validated) {
      const { results } = await validator.validateString(html);
      for (const { messages } of results) {
        problems.push(...messages.map(({ line, message, ruleId }) => `${path}:${line}: ${message} [${ruleId}]`));
      }
    }
    expect(problems).toEqual([]);
  });
});

describe('the head and outline of every page', async () => {
  const files = await htmlFiles(plain.folder);

  test.each(files.map(({ path, html }) => ({ path, html })))('$path', ({ path, html }) => {
    const $ = load(html);
    const address = `https://commonplace.example/${path.replace(/index\.html$/, '')}`;
    const hidden = $('meta[name=robots]').attr('content') === 'noindex';
    expect(hidden, 'hidden from search engines').toBe(path === '404.html');
    expect($('html').attr('lang')).toBe('en');
    expect($('title').text()).toMatch(/Commonplace$/);
    expect($('meta[name=description]').attr('content')).toMatch(/.{10,}/);
    if (!hidden) expect($('link[rel=canonical]').attr('href')).toBe(address);
    expect($('meta[property="og:url"]').attr('content')).toBe(address.replace('404.html', '404/'));
    for (const property of ['og:title', 'og:description', 'og:type', 'og:site_name']) {
      expect($(`meta[property="${property}"]`).attr('content'), property).toBeTruthy();
    }
    const card = $('meta[property="og:image"]').attr('content') ?? '';
    expect(existsSync(join(plain.folder, new URL(card).pathname)), card).toBe(true);
    expect($('h1')).toHaveLength(1);
    const levels = $('h1, h2, h3, h4')
      .toArray()
      .map(({ name }) => Number(name.slice(1)));
    const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(skipped, 'headings below a skipped level').toEqual([]);
    for (const landmark of ['header', 'main', 'footer']) expect($(`body > ${landmark}`), landmark).toHaveLength(1);
    expect($('body > a').first().attr('href')).toBe('#main');
    const scripts = $('script')
      .toArray()
      .filter(({ attribs }) => !['application/ld+json', 'application/json'].includes(attribs.type ?? ''));
    expect(scripts).toHaveLength(path === 'search/index.html' ? 1 : 0);
    expect($('link[rel=stylesheet]')).toHaveLength(0);
    expect(html).not.toMatch(/@font-face|@import/);
  });
});

describe('the front page', () => {
  test('links to the latest additions, with their date, on the first screen of a phone', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    await page.goto(plain.address);
    const latest = page.getByText('Recently added · 22 November 2026');
    expect((await latest.boundingBox())?.y).toBeLessThan(700);
    await latest.getByRole('link').click();
    expect(new URL(page.url()).hash).toBe('#recent');
    const recent = page.getByRole('region', { name: 'Recently added' });
    await expect.poll(() => recent.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(740);
    expect(await recent.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Dupont.*Reference · Added 22\s+November\s+2026/s),
      expect.stringMatching(/Lone Cell Assaults.*Reference · Added 22\s+November\s+2026/s),
      expect.stringMatching(/Where In-fighting.*Reference · Added 22\s+November\s+2026/s),
    ]);
    expect(await recent.locator('time').first().getAttribute('datetime')).toBe('2026-11-22');
  });

  test('opens with the latest article, which is not listed again', async () => {
    const page = await open();
    await page.goto(plain.address);
    const article = page.getByRole('article');
    expect(await article.innerText()).toMatch(/Latest article\s+How ISIS Cells Operate.*Added 22\s+November\s+2026/s);
    expect(await page.getByRole('link', { name: 'How ISIS Cells Operate' }).count()).toBe(1);
  });

  test.each([
    ['English', everyKind, 'Editor’s choice', 'See the reference'],
    ['German', kindsInGerman, 'Empfehlung', 'Den Nachweis ansehen'],
  ])('opens with the related work of the editor’s choice: %s', async (_language, site, label, call) => {
    const page = await open();
    await page.goto(site.address);
    const article = page.getByRole('article');
    expect(await article.innerText()).toContain(label);
    // the note is the editor's, so it is not a quotation
    expect(await article.getByText('Two volumes in the original').count()).toBe(1);
    expect(await article.locator('blockquote').count()).toBe(0);
    await article.getByRole('link', { name: call }).click();
    await page.waitForURL('**/related/solheim-the-second-wave/');
  });

  test('links to the lists that have more than it shows', async () => {
    const page = await open();
    const lists = () => page.getByRole('link', { name: /^All \d/ }).allTextContents();
    await page.goto(plain.address); // it shows the few works that there are
    expect(await lists()).toEqual([]);
    await page.goto(large.address);
    expect(await page.getByRole('region', { name: 'Recently added' }).getByRole('listitem').count()).toBe(6);
    expect(await lists()).toEqual(['All 15 articles', 'All 123 related works']);
    await page.getByRole('link', { name: 'All 123 related works' }).click();
    await page.waitForURL('**/related/');
  });
});

test('the list of articles shows the dates by which it is sorted', async () => {
  const page = await open();
  await page.goto(`${everyKind.address}articles/`);
  const items = await page.locator('.works > li').allInnerTexts();
  expect(items.length).toBeGreaterThan(3);
  for (const item of items) expect(item).toMatch(/(?:Added|Revised) \d+\s\w+\s\d{4}/);
});

test('long lists are paginated', async () => {
  const page = await open();
  await page.goto(`${large.address}related/`);
  expect(await page.locator('.works > li').count()).toBe(50);
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.waitForURL('**/related/page/2/');
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.waitForURL('**/related/page/3/');
  expect(await page.locator('.works > li').count()).toBe(23);
  expect(await page.getByRole('link', { name: 'Next page' }).count()).toBe(0);
  expect(await page.getByRole('navigation', { name: 'Pagination' }).innerText()).toContain('Page 3 of 3');
  for (const path of ['tags/terrorism/page/3/', 'authors/page/3/', 'authors/ann-everybody/page/3/']) {
    await page.goto(large.address + path);
    expect(await page.getByRole('link', { name: 'Previous page' }).count(), path).toBe(1);
  }
});

test('a long index has letters', async () => {
  const page = await open();
  await page.goto(`${large.address}authors/page/2/`);
  await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'E', exact: true }).click();
  await page.waitForURL('**/authors/page/3/#letter-e');
  expect(await page.getByRole('heading', { name: 'E', exact: true }).count()).toBe(1);
  await page.goto(`${plain.address}authors/`);
  expect(await page.getByRole('navigation', { name: 'Letters' }).count()).toBe(0);
});

test('the former address of a renamed work redirects', async () => {
  const page = await open();
  for (const path of ['related/a-former-name/', 'articles/a-former-name/']) {
    await page.goto(large.address + path);
    await page.waitForURL('**/related/made-up-001/');
  }
});

test('an unknown address returns 404 with a link to the front page', async () => {
  const page = await open();
  const response = await page.goto(`${plain.address}nowhere/at/all/`);
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'the front page' }).click();
  await page.waitForURL(plain.address);
});

test('the sitemap lists every page except the 404 page', async () => {
  const index = load(await readFile(`${plain.folder}/sitemap-index.xml`, 'utf8'), { xml: true });
  expect(index('loc').text()).toBe('https://commonplace.example/sitemap-0.xml');
  const map = load(await readFile(`${plain.folder}/sitemap-0.xml`, 'utf8'), { xml: true });
  const listed = map('url > loc')
    .toArray()
    .map((element) => map(element).text());
  const pages = (await htmlFiles(plain.folder)).map(({ path }) => path).filter((path) => path !== '404.html');
  expect(listed.sort()).toEqual(
    pages.map((path) => `https://commonplace.example/${path.replace('index.html', '')}`).sort(),
  );
  expect(await readFile(`${plain.folder}/robots.txt`, 'utf8')).toContain(
    'https://commonplace.example/sitemap-index.xml',
  );
});

test('the search page is valid HTML after its script has run', async () => {
  const page = await open();
  await page.goto(`${plain.address}${kinds.search}?q=ISIS`);
  await expect.poll(() => page.locator('.results li').count()).toBe(3);
  const { results } = await validator.validateString(await page.content());
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});

test('a work with many backlinks shows the first ten and links to a list of all', async () => {
  const page = await open();
  await page.goto(`${large.address}related/made-up-005/`);
  const backlinks = page.getByRole('complementary', { name: 'Mentioned in' });
  expect(await backlinks.getByRole('listitem').count()).toBe(10);
  await backlinks.getByRole('link', { name: 'All 40 works that mention this one' }).click();
  await page.waitForURL('**/related/made-up-005/referred/');
  expect(await page.locator('main').getByRole('listitem').count()).toBe(40);
});

test.each([
  ['home', undefined, undefined],
  ['articles', 'Articles', 'page'],
  ['article', 'Articles', 'true'],
  ['related works', 'Related reading', 'page'],
  ['related work', 'Related reading', 'true'],
  ['tag', 'Tags', 'true'],
] as const)('the header marks the place of a page: %s', async (kind, name, value) => {
  const html = await readFile(join(large.folder, kinds[kind], 'index.html'), 'utf8');
  const current = load(html)('body > header [aria-current]');
  expect([current.text().trim() || undefined, current.attr('aria-current')]).toEqual([name, value]);
});

test('the foot of a page leads to its top', async () => {
  const page = await open();
  await page.goto(plain.address + kinds.article);
  await page.getByRole('link', { name: 'Back to top' }).click();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
