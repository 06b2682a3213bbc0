import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAstroBuild } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { de } from '../../src/messages/de.ts';
import { languageNames } from '../../src/settings.ts';
import { htmlFiles, useBrowser } from '../support/context.ts';
import { englishMessages, messagesIn } from '../support/english-messages.ts';

const open = useBrowser();
const settings = 'tests/fixtures/german-site.json';
let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'german-'));
  folder = join(parent, 'dist');
  await runAstroBuild({
    SITE_SETTINGS: settings,
    CONTENT_DIR: 'tests/fixtures/german',
    OUT_DIR: folder,
    CACHE_DIR: join(parent, 'cache'),
  });
  ({ server, address } = await serve(folder));
});
afterAll(async () => {
  server?.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

const read = (path: string) => readFile(join(folder, path), 'utf8');
const textOf = (html: string) => load(html)('main').text().replace(/\s+/g, ' ');

describe('a German site', () => {
  test('has no English message on any page', async () => {
    expect(englishMessages(de).length).toBeGreaterThan(100);
    const pages = await htmlFiles(folder);
    expect(pages.length).toBeGreaterThan(15);
    for (const { path, html } of pages) expect(messagesIn(html, englishMessages(de)), path).toEqual([]);
  });

  test('says its language in pages, feeds and the manifest', async () => {
    for (const { path, html } of await htmlFiles(folder)) expect(html, path).toContain('<html lang="de">');
    expect(await read('feed.xml')).toContain('<language>de</language>');
    expect(JSON.parse(await read('feed.json'))).toMatchObject({ language: 'de' });
    expect(JSON.parse(await read('manifest.webmanifest'))).toMatchObject({ lang: 'de' });
  });

  test('formats dates, lists, plurals and citations in German', async () => {
    const house = textOf(await read('articles/das-haus-am-fluss/index.html'));
    expect(house).toContain('Blätter für Heimatkunde, 18. Juli 2014');
    expect(house).toContain('Volltext (aufgenommen am 2. Januar 2026, überarbeitet am 4. März 2026)');
    expect(house).toContain('Die Schlagwörter stammen aus der Quelle; ein Schreibfehler ist berichtigt.');
    const letters = textOf(await read('articles/briefe-aus-der-vorstadt/index.html'));
    expect(letters).toContain('Von Karl Mueller und Emre Yılmaz');
    expect(letters).toContain('„Post aus den neuen Häusern“');
    expect(letters).toContain('„Briefe aus der Vorstadt“. Auszug. Randnotizen. 3. Februar 2026.');
    const tags = textOf(await read('tags/index.html'));
    expect(tags).toMatch(/Flüsse, 2 Texte/);
    expect(textOf(await read('authors/index.html'))).toMatch(/Müller, Jana, 1 Text /);
  });

  const search = async (query: string): Promise<Page> => {
    const page = await open.shared();
    await page.goto(`${address}search/?q=${encodeURIComponent(query)}`);
    await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(/Treffer|Texte/);
    return page;
  };
  const house = 'Das Haus am Fluss';
  const letters = 'Briefe aus der Vorstadt';
  const living = 'Vom Wohnen';

  test.each([
    ['an umlaut as one letter', 'Müller', [letters, house, living]],
    ['an umlaut as two letters', 'Mueller', [letters, house, living]],
    ['an umlaut without its dots', 'Muller', [letters, house, living]],
    ['ß', 'Straße', [letters, house]],
    ['ss', 'Strasse', [letters, house]],
    ['a singular for its plural', 'Haus', [letters, house]],
    ['a plural for its singular', 'Häuser', [letters, house]],
    ['a phrase with another spelling', '"Familie Mueller"', [house]],
    ['stop words with a word', 'die und für das Klingel', [letters]],
  ])('finds %s: %s', async (_case, query, titles) => {
    const page = await search(query);
    const found = await page.locator('.results h3').allTextContents();
    expect(found.map((title) => title.trim()).sort()).toEqual(titles);
    const count = titles.length === 1 ? '1 Treffer' : `${titles.length} Treffer`;
    expect(await page.getByRole('status').innerText()).toContain(`${count} für „${query.replaceAll('"', '')}“`);
  });

  test('isolates names and titles in Arabic', async () => {
    const $ = load(await read('related/index.html'));
    const entry = $('.works > li').filter((_, item) => $(item).text().includes('كاتبة'));
    expect(entry.find('bdi').text()).toContain('مجلة الاختبار');
    const page = await open();
    await page.goto(`${address}related/katiba-nass/`);
    const yearIsAfterJournal = await page.evaluate(() => {
      const journal = document.querySelector('summary cite');
      const year = document.querySelector('summary time');
      return (year?.getBoundingClientRect().left ?? 0) >= (journal?.getBoundingClientRect().right ?? Infinity);
    });
    expect(yearIsAfterJournal).toBe(true);
    for (const citation of await page.locator('.citation').all())
      expect(await citation.locator('bdi').count()).toBeGreaterThan(0);
    const results = await search('الاختبار');
    expect(await results.locator('[data-part=facts] bdi').allTextContents()).toContain('مجلة الاختبار');
  });
});

test.each([360, 1280])('an interface from right to left fits a window of %i pixels', async (width) => {
  const rightToLeft = await readFile('src/styles/rtl.css', 'utf8');
  const page = await open({ viewport: { width, height: 800 } });
  for (const path of ['', 'articles/das-haus-am-fluss/', 'related/katiba-nass/', 'tags/', 'search/?q=Haus', 'about/']) {
    await page.goto(address + path);
    await page.evaluate((styles) => {
      document.documentElement.dir = 'rtl';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets = [sheet];
    }, rightToLeft);
    const { overflow, rule, number } = await page.evaluate(() => {
      const root = document.documentElement;
      const paragraph = document.querySelector('.paragraph-number');
      const middle = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
      };
      return {
        overflow: root.scrollWidth - root.clientWidth,
        rule: getComputedStyle(document.body, '::before').borderRightWidth,
        number: paragraph && middle(paragraph) > middle(paragraph.parentElement ?? paragraph),
      };
    });
    expect(overflow, path).toBe(0);
    expect(rule, path).toBe('1px');
    expect(number ?? true, path).toBe(true);
  }
});

test('a build in a language without messages lists those there are', async () => {
  const file = join(folder, '..', 'site.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(settings, 'utf8')), language: 'tlh' }));
  await expect(runAstroBuild({ SITE_SETTINGS: file })).rejects.toMatchObject({
    stderr: `language in ${file}: "tlh": the site has messages only in ${languageNames.join(' and ')}: use one of them, or add one (CONTRIBUTING.md)\n`,
  });
});
