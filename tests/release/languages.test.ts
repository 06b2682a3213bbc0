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
import { fr } from '../../src/messages/fr.ts';
import { htmlFiles, useBrowser } from '../support/context.ts';
import { englishMessages, messagesIn } from '../support/english-messages.ts';

const open = useBrowser();

/** A site in another language than English. */
interface Site {
  folder: string;
  server: Server;
  address: string;
}

const settingsOf = (name: string) => `tests/fixtures/${name}-site.json`;

async function build(name: 'german' | 'french'): Promise<Site> {
  const parent = await mkdtemp(join(tmpdir(), `${name}-`));
  const folder = join(parent, 'dist');
  await runAstroBuild({
    SITE_SETTINGS: settingsOf(name),
    CONTENT_DIR: `tests/fixtures/${name}`,
    OUT_DIR: folder,
    CACHE_DIR: join(parent, 'cache'),
  });
  return { folder, ...(await serve(folder)) };
}

let german: Site;
let french: Site;
beforeAll(async () => {
  german = await build('german');
  french = await build('french');
});
afterAll(async () => {
  for (const { folder, server } of [german, french]) {
    server.close();
    await rm(join(folder, '..'), { recursive: true, force: true });
  }
});

const read = ({ folder }: Site, path: string) => readFile(join(folder, path), 'utf8');
const textOf = (html: string) => load(html)('main').text().replace(/\s+/g, ' ');

describe.each([
  ['de', de, () => german],
  ['fr', fr, () => french],
])('a site in %s', (language, messages, siteOf) => {
  test('has no English message on any page', async () => {
    expect(englishMessages(messages).length).toBeGreaterThan(100);
    const pages = await htmlFiles(siteOf().folder);
    expect(pages.length).toBeGreaterThan(15);
    for (const { path, html } of pages) expect(messagesIn(html, englishMessages(messages)), path).toEqual([]);
  });

  test('says its language in pages, feeds and the manifest', async () => {
    const site = siteOf();
    for (const { path, html } of await htmlFiles(site.folder))
      expect(html, path).toContain(`<html lang="${language}">`);
    expect(await read(site, 'feed.xml')).toContain(`<language>${language}</language>`);
    expect(JSON.parse(await read(site, 'feed.json'))).toMatchObject({ language });
    expect(JSON.parse(await read(site, 'manifest.webmanifest'))).toMatchObject({ lang: language });
  });
});

/** Searches a site. Returns the page with the results, whose number it says in words that match `said`. */
async function search({ address }: Site, query: string, said: RegExp): Promise<Page> {
  const page = await open.shared();
  await page.goto(`${address}search/?q=${encodeURIComponent(query)}`);
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toMatch(said);
  return page;
}

/** Returns the titles of the results of a search, in the order of the alphabet. */
const titlesOn = async (page: Page): Promise<string[]> =>
  (await page.locator('.results h3').allTextContents()).map((title) => title.trim()).sort();

describe('a German site', () => {
  test('formats dates, lists, plurals and citations in German', async () => {
    const house = textOf(await read(german, 'articles/das-haus-am-fluss/index.html'));
    expect(house).toContain('Blätter für Heimatkunde, 18. Juli 2014');
    expect(house).toContain('Volltext (aufgenommen am 2. Januar 2026, überarbeitet am 4. März 2026)');
    expect(house).toContain('Die Schlagwörter stammen aus der Quelle; ein Schreibfehler ist berichtigt.');
    const letters = textOf(await read(german, 'articles/briefe-aus-der-vorstadt/index.html'));
    expect(letters).toContain('Von Karl Mueller und Emre Yılmaz');
    expect(letters).toContain('„Post aus den neuen Häusern“');
    expect(letters).toContain('„Briefe aus der Vorstadt“. Auszug. Randnotizen. 3. Februar 2026.');
    const tags = textOf(await read(german, 'tags/index.html'));
    expect(tags).toMatch(/Flüsse, 2 Texte/);
    expect(textOf(await read(german, 'authors/index.html'))).toMatch(/Müller, Jana, 1 Text /);
  });

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
    const page = await search(german, query, /Treffer/);
    expect(await titlesOn(page)).toEqual(titles);
    const count = titles.length === 1 ? '1 Treffer' : `${titles.length} Treffer`;
    expect(await page.getByRole('status').innerText()).toContain(`${count} für „${query.replaceAll('"', '')}“`);
  });

  test('isolates names and titles in Arabic', async () => {
    const $ = load(await read(german, 'related/index.html'));
    const entry = $('.works > li').filter((_, item) => $(item).text().includes('كاتبة'));
    expect(entry.find('bdi').text()).toContain('مجلة الاختبار');
    const page = await open();
    await page.goto(`${german.address}related/katiba-nass/`);
    const yearIsAfterJournal = await page.evaluate(() => {
      const journal = document.querySelector('summary cite');
      const year = document.querySelector('summary time');
      return (year?.getBoundingClientRect().left ?? 0) >= (journal?.getBoundingClientRect().right ?? Infinity);
    });
    expect(yearIsAfterJournal).toBe(true);
    for (const citation of await page.locator('.citation').all())
      expect(await citation.locator('bdi').count()).toBeGreaterThan(0);
    const results = await search(german, 'الاختبار', /Treffer/);
    expect(await results.locator('[data-part=facts] bdi').allTextContents()).toContain('مجلة الاختبار');
  });
});

describe('a French site', () => {
  const lighthouse = 'L’homme du phare';
  const letters = 'Lettres du bassin';
  const narrow = (text: string) => text.replace(/\p{Zs}/gu, ' ');

  test('formats dates, centuries, lists and plurals in French', async () => {
    const text = textOf(await read(french, 'articles/l-homme-du-phare/index.html'));
    expect(text).toContain('Échos du littoral, 1er août 2014');
    expect(text).toContain('texte intégral (mise en ligne le 1er janvier 2026, dernière révision le 4 mars 2026)');
    expect(text).toContain('Mots-clés repris de la source ; une faute corrigée.');
    expect(text).toContain('Éditions de l’Estran, XXe siècle.');
    expect(textOf(await read(french, 'articles/lettres-du-bassin/index.html'))).toContain('Par Ève Ors et Emre Yılmaz');
    expect(textOf(await read(french, 'tags/index.html'))).toMatch(/Habiter, 3 textes .*Œuvres de mer, 1 texte /);
  });

  test.each([
    ['a noun after a typographic or a typewriter apostrophe', 'homme', [letters, lighthouse]],
    ['an elided article', 'l’homme', [letters, lighthouse]],
    ['the same, typed', "l'homme", [letters, lighthouse]],
    ['a plural for its singular', 'hommes', [letters, lighthouse]],
    ['a ligature', 'œuvre', [lighthouse]],
    ['a ligature in two letters', 'oeuvres', [lighthouse]],
    ['a word without its accent', 'ile', [lighthouse]],
    ['function words with a word', 'qu’est-ce que la marée', [lighthouse]],
    ['a phrase in guillemets', '«\u00a0l’homme de la poste\u00a0»', [letters]],
  ])('finds %s: %s', async (_case, query, titles) => {
    const page = await search(french, query, /résultat/);
    expect(await titlesOn(page)).toEqual(titles);
    const count = titles.length === 1 ? '1 résultat' : `${titles.length} résultats`;
    const said = narrow(await page.getByRole('status').innerText());
    expect(said).toContain(`${count} pour « ${query.replace(/[«»]/g, '').trim()} »`);
  });

  test.each([360, 1280])('fits a window of %i pixels', async (width) => {
    const page = await open({ viewport: { width, height: 800 } });
    for (const { path } of await htmlFiles(french.folder)) {
      await page.goto(french.address + path.replace('index.html', ''));
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(overflow), path).toBe(0);
    }
  });
});

test.each([360, 1280])('a right-to-left interface fits a window of %i pixels', async (width) => {
  const rightToLeft = await readFile('src/styles/rtl.css', 'utf8');
  const page = await open({ viewport: { width, height: 800 } });
  for (const path of ['', 'articles/das-haus-am-fluss/', 'related/katiba-nass/', 'tags/', 'search/?q=Haus', 'about/']) {
    await page.goto(german.address + path);
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

test('a build in a language without messages lists the available languages', async () => {
  const file = join(german.folder, '..', 'site.json');
  const settings = JSON.parse(await readFile(settingsOf('german'), 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...settings, language: 'tlh' }));
  await expect(runAstroBuild({ SITE_SETTINGS: file })).rejects.toMatchObject({
    stderr: `language in ${file}: "tlh": the site has messages only in de, en and fr: use one of them, or add one (CONTRIBUTING.md)\n`,
  });
});
