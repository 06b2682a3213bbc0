import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runAstroBuild } from '../../scripts/support/run-build.ts';
import { de } from '../../src/messages/de.ts';
import { describeLanguage, settingsOf, titlesOn } from '../support/language-sites.ts';

// tests/slow/french.test.ts has the other language
const { open, site, read, textOf, search } = describeLanguage('german', 'de', de);

describe('a German site', () => {
  test('formats dates, lists, plurals and citations in German', async () => {
    const house = await textOf('articles/das-haus-am-fluss/index.html');
    expect(house).toContain('Blätter für Heimatkunde, 18. Juli 2014');
    expect(house).toContain('Volltext (aufgenommen am 2. Januar 2026, überarbeitet am 4. März 2026)');
    expect(house).toContain('Die Schlagwörter stammen aus der Quelle; ein Schreibfehler ist berichtigt.');
    const letters = await textOf('articles/briefe-aus-der-vorstadt/index.html');
    expect(letters).toContain('Von Karl Mueller und Emre Yılmaz');
    expect(letters).toContain('„Post aus den neuen Häusern“');
    expect(letters).toContain('„Briefe aus der Vorstadt“. Auszug. Randnotizen. 3. Februar 2026.');
    const tags = await textOf('tags/index.html');
    expect(tags).toMatch(/Flüsse, 2 Texte/);
    expect(await textOf('authors/index.html')).toMatch(/Müller, Jana, 1 Text /);
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
    const page = await search(query, /Treffer/);
    expect(await titlesOn(page)).toEqual(titles);
    const count = titles.length === 1 ? '1 Treffer' : `${titles.length} Treffer`;
    expect(await page.getByRole('status').innerText()).toContain(`${count} für „${query.replaceAll('"', '')}“`);
  });

  test('isolates names and titles in Arabic', async () => {
    const $ = load(await read('related/index.html'));
    const entry = $('.works > li').filter((_, item) => $(item).text().includes('كاتبة'));
    expect(entry.find('bdi').text()).toContain('مجلة الاختبار');
    const page = await open();
    await page.goto(`${site().address}related/katiba-nass/`);
    const yearIsAfterJournal = await page.evaluate(() => {
      const journal = document.querySelector('summary cite');
      const year = document.querySelector('summary time');
      return (year?.getBoundingClientRect().left ?? 0) >= (journal?.getBoundingClientRect().right ?? Infinity);
    });
    expect(yearIsAfterJournal).toBe(true);
    for (const citation of await page.locator('.citation').all())
      expect(await citation.locator('bdi').count()).toBeGreaterThan(0);
    const results = await search('الاختبار', /Treffer/);
    expect(await results.locator('[data-part=facts] bdi').allTextContents()).toContain('مجلة الاختبار');
  });
});

test.each([360, 1280])('a right-to-left interface fits a window of %i pixels', async (width) => {
  const rightToLeft = await readFile('src/styles/rtl.css', 'utf8');
  const page = await open({ viewport: { width, height: 800 } });
  for (const path of ['', 'articles/das-haus-am-fluss/', 'related/katiba-nass/', 'tags/', 'search/?q=Haus', 'about/']) {
    await page.goto(site().address + path);
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
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-language-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'site.json');
  const settings = JSON.parse(await readFile(settingsOf('german'), 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...settings, language: 'tlh' }));
  await expect(runAstroBuild({ SITE_SETTINGS: file })).rejects.toMatchObject({
    stderr: `language in ${file}: "tlh": the site has messages only in de, en and fr: use one of them, or add one (CONTRIBUTING.md)\n`,
  });
});
