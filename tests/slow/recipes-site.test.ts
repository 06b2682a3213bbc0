import { cpSync, existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/support/serve.ts';
import { styleTitle } from '../../src/citation/styles.ts';
import type { Messages } from '../../src/messages/en.ts';
import { htmlFiles, useBrowser } from '../support/context.ts';
import { englishMessages, messagesIn } from '../support/english-messages.ts';
import { headings, ProjectCopy } from '../support/recipes.ts';
import { notebook, recipes } from '../support/recipe-steps.ts';

// One copy of the project follows all recipes of CONTRIBUTING.md. `recipes.test.ts` runs all of its unit tests.

const open = useBrowser();
const project = new ProjectCopy();
const site = join(project.folder, 'dist');
const read = (path: string) => readFileSync(join(site, path), 'utf8');
const map = 'articles/lotungen';
let server: Server;
let address: string;

beforeAll(async () => {
  for (const [heading, recipe] of Object.entries(recipes)) await project.follow(heading, recipe);

  cpSync('tests/fixtures/german', join(project.folder, 'library'), { recursive: true });
  project.write(
    'library/articles/lotungen.md',
    `---
title: Lotungen vor der Außenbank
authors: [{ family: Quist, given: Hanne }]
extent: full
rights: Für die Tests geschrieben.
type: map
illustrators: [{ family: Lund, given: Ole }]
source:
  publisher: Hafenamt
  place: Husum
  published: 1931
  oclc: 41266045
added: 2026-01-02
---

Der Grund ist hier tiefer, als die Karte sagt.

:::telegram
Leuchtfeuer erloschen, bitte Schlepper.
:::
`,
  );
  project.write(
    'library/related/tidenkalender.md',
    '---\ntitle: Tidenkalender\ntype: book\nsource: { publisher: Hafenamt, oclc: 10047023 }\nadded: 2026-01-02\n---\n',
  );
  project.write('library/notebooks/nachtwache.md', notebook);
  const settings = JSON.parse(readFileSync('tests/fixtures/german-site.json', 'utf8')) as object;
  project.write('site.json', JSON.stringify({ ...settings, language: 'nl' }));

  const tests = Object.values(recipes).flatMap((steps) => steps.flatMap(({ updates = [] }) => updates));
  await Promise.all([project.run(['npm', 'run', 'check:code']), project.runUnitTests(tests, { UPDATE: '1' })]);
  await project.run(['npm', 'run', 'build'], { SITE_SETTINGS: 'site.json', CONTENT_DIR: 'library' });
  await project.run(['npm', 'run', 'publish:record'], { SITE_SETTINGS: 'site.json', CONTENT_DIR: 'library' });
  ({ server, address } = await serve(site));
}, 600_000);
afterAll(() => {
  server?.close();
  project.delete();
});

/** Returns the texts of a book, in the order of its files. */
const bookText = (path: string) =>
  Object.entries(unzipSync(readFileSync(join(site, path))))
    .filter(([name]) => name.endsWith('.xhtml'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');

/** Returns the titles of the works that a search finds. */
async function search(query: string): Promise<string[]> {
  const page = await open();
  await page.goto(`${address}search/?q=${encodeURIComponent(query)}`);
  await expect.poll(() => page.locator('[data-part=status]').getAttribute('data-said')).toBeTruthy();
  return (await page.locator('.results h3').allTextContents()).map((title) => title.trim());
}

test('the recipes are those of CONTRIBUTING.md', () => {
  expect(Object.keys(recipes).toSorted()).toEqual(headings.toSorted());
});

test('a content rule reports its problem', () => {
  expect(project.read('tests/fixtures/rules/body.yaml')).toContain(
    'articles/bad.md:8: body: placeholder as a heading (write a heading) [body/untitled-heading]',
  );
});

describe('a construct', () => {
  const words = 'Leuchtfeuer erloschen, bitte Schlepper.';

  test('has its styles and a number on the page', () => {
    const $ = load(read(`${map}/index.html`));
    expect($('#p2 .telegram, #p2.telegram').text()).toContain(words);
    expect($('style').text()).toContain('.telegram');
  });

  test('is in the book, the feeds and the Markdown file', () => {
    expect(bookText(`${map}.epub`)).toContain(words);
    expect(read('feed.xml')).toContain(words);
    expect(read('feed.json')).toContain(words);
    expect(read(`${map}.md`)).toContain(`<!-- p2 -->\n${words}`);
  });

  test('is found', async () => {
    expect(await search('Schlepper')).toEqual(['Lotungen vor der Außenbank']);
  });
});

describe('a type of work', () => {
  test('is in the table of works, with its citations', () => {
    expect(project.read('tests/fixtures/works.yaml')).toContain(
      'vancouver: "Quist H. Soundings of the Outer Bank. Hull: Harbour Board; 1931."',
    );
  });

  test('is on the page and in its exports', () => {
    expect(load(read(`${map}/index.html`))('main').text()).toContain('dedloF pam');
    expect(read(`${map}/index.html`)).toContain('"@type":"Map"');
    expect(read(`${map}.ris`)).toMatch(/^TY {2}- MAP$/m);
    expect(read(`${map}.bib`)).toMatch(/^@misc\{/m);
    expect(JSON.parse(read(`${map}.csl.json`))).toContainEqual(expect.objectContaining({ type: 'map' }));
  });

  test('is found by its label', async () => {
    expect(await search('dedloF')).toEqual(['Lotungen vor der Außenbank']);
  });
});

describe('a field', () => {
  const number = '41266045';

  test('is on the page, in its metadata and in the book, with its link', () => {
    const $ = load(read(`${map}/index.html`));
    expect($(`dd a[href$="/oclc/${number}"]`).text()).toBe(number);
    const reference = load(read('related/tidenkalender/index.html'));
    expect(reference('meta[name=citation_oclc]').attr('content')).toBe('10047023');
    expect($('script[type="application/ld+json"]').text()).toContain(`oclc:${number}`);
    expect(bookText(`${map}.epub`)).toContain(number);
  });

  test('is in each export, in the feeds and in the Markdown file', () => {
    expect(read(`${map}.bib`)).toContain(`oclc = {${number}}`);
    expect(read(`${map}.ris`)).toContain(number);
    expect(read(`${map}.csl.json`)).toContain(`OCLC: ${number}`);
    expect(read(`${map}.md`)).toContain(number);
    expect(read('library.bib')).toContain(number);
  });

  test('is found, and explained to editors', async () => {
    expect(await search(number)).toEqual(['Lotungen vor der Außenbank']);
    expect(project.read('docs/content.md')).toMatch(/^\| `oclc` +\| The number of the work in WorldCat/m);
  });
});

describe('a role', () => {
  test('is in the byline, in citations and exports', () => {
    const $ = load(read(`${map}/index.html`));
    expect($('.byline').text()).toContain('detartsulli yb Ole Lund');
    expect(read(`${map}.bib`)).toContain('illustrator = {Lund, Ole}');
    expect(read(`${map}.csl.json`)).toContain('"illustrator"');
    expect($('script[type="application/ld+json"]').text()).toContain('"illustrator"');
    expect(bookText(`${map}.epub`)).toContain('Ole Lund');
  });

  test('has a page of the person, who is found', async () => {
    expect(load(read('authors/ole-lund/index.html'))('main').text()).toContain('sA rotartsulli');
    expect(await search('Lund')).toEqual(['Lotungen vor der Außenbank']);
  });
});

describe('a collection', () => {
  const title = 'Nachtwache am Leuchtturm';
  const work = 'notebooks/nachtwache';

  test('has a list in the navigation, and pages', () => {
    const front = load(read('index.html'));
    expect(front('nav a[href="/notebooks/"]').first().text()).toContain('tekcoP skoobeton');
    expect(load(read('notebooks/index.html'))('main').text()).toContain(title);
    expect(load(read(`${work}/index.html`))('h1').text()).toContain(title);
  });

  test('is in feeds, downloads, the books and the lists of addresses', () => {
    expect(read('feed.xml')).toContain(title);
    for (const format of ['bib', 'ris', 'csl.json']) {
      expect(read(`${work}.${format}`)).toContain(title);
      expect(read(`library.${format}`)).toContain(title);
    }
    expect(read(`${work}.md`)).toContain('Um drei Uhr');
    expect(read('llms.txt')).toContain(`/${work}.md`);
    expect(read('sitemap-0.xml')).toContain(`/${work}/`);
    expect(bookText(`${work}.epub`)).toContain('Um drei Uhr');
    expect(bookText('library.epub')).toContain('Um drei Uhr');
    expect(existsSync(join(site, `${work}.png`))).toBe(true);
  });

  test('is found, and filters a search', async () => {
    expect(await search('Wind')).toEqual([title]);
    const page = await open();
    await page.goto(`${address}search/?kind=notebook`);
    await expect.poll(() => page.locator('.results h3').allTextContents()).toHaveLength(1);
  });

  test('is in the published record', () => {
    expect(project.read('library/published.json')).toContain(`/${work}/`);
  });
});

test('a citation style is on the page, under its own title', () => {
  const $ = load(read(`${map}/index.html`));
  const style = $('details.citations').filter((_, details) => $('summary', details).text().includes('Vancouver'));
  expect(style).toHaveLength(1);
  expect(style.find('.citation').first().text()).toContain('Quist H. Lotungen vor der Außenbank');
  expect(style.find('.citation div')).toHaveLength(0);
});

test('a language is that of all pages, with nothing in English', async () => {
  const { nl } = await project.load<{ nl: Messages }>('src/messages/nl.ts');
  const { styles } = await project.load<{ styles: Record<string, string> }>('src/citation/styles.ts');
  const titles = Object.values(styles).map(styleTitle).join();
  const english = englishMessages(nl).filter((text) => !titles.includes(text));
  expect(english.length).toBeGreaterThan(100);
  const pages = await htmlFiles(site);
  expect(pages.length).toBeGreaterThan(15);
  for (const { path, html } of pages) {
    expect(html, path).toContain('<html lang="nl"');
    expect(messagesIn(html, english), path).toEqual([]);
  }
  expect(load(read(`${map}/index.html`))('main').text()).toContain('2 januari 2026');
});
