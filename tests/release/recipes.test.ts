import { cpSync, readFileSync } from 'node:fs';
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
import { recipes } from '../support/recipe-steps.ts';

// One copy of the project follows all recipes of CONTRIBUTING.md. `tests/slow/recipes.test.ts` runs all of its unit tests.

const open = useBrowser();
const project = new ProjectCopy();
const site = join(project.folder, 'dist');
const read = (path: string) => readFileSync(join(site, path), 'utf8');
const map = 'articles/lotungen';
let server: Server;
let address: string;

beforeAll(async () => {
  for (const [heading, recipe] of Object.entries(recipes)) project.follow(heading, recipe);

  cpSync('tests/fixtures/german', join(project.folder, 'library'), { recursive: true });
  project.write(
    'library/articles/lotungen.md',
    `---
title: Lotungen vor der Außenbank
authors: [{ family: Quist, given: Hanne }]
extent: full
rights: Für die Tests geschrieben.
type: map
source:
  publisher: Hafenamt
  place: Husum
  published: 1931
added: 2026-01-02
---

Der Grund ist hier tiefer, als die Karte sagt.

:::telegram
Leuchtfeuer erloschen, bitte Schlepper.
:::
`,
  );
  const settings = JSON.parse(readFileSync('tests/fixtures/german-site.json', 'utf8')) as object;
  project.write('site.json', JSON.stringify({ ...settings, language: 'fr' }));

  await project.run(['npm', 'run', 'check:types']);
  const tests = Object.values(recipes).flatMap((steps) => steps.flatMap(({ updates = [] }) => updates));
  await project.runUnitTests(tests, { UPDATE: '1' });
  await project.run(['npm', 'run', 'build'], { SITE_SETTINGS: 'site.json', CONTENT_DIR: 'library' });
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
  expect(headings).toEqual(expect.arrayContaining(Object.keys(recipes)));
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

test('a citation style is on the page, under its own title', () => {
  const $ = load(read(`${map}/index.html`));
  const style = $('.citations > details').filter((_, details) => $('summary', details).text().includes('Vancouver'));
  expect(style).toHaveLength(1);
  expect(style.find('.citation').first().text()).toContain('Quist H. Lotungen vor der Außenbank');
  expect(style.find('.citation div')).toHaveLength(0);
});

test('a language is that of all pages, with nothing in English', async () => {
  const { fr } = await project.load<{ fr: Messages }>('src/messages/fr.ts');
  const { styles } = await project.load<{ styles: Record<string, string> }>('src/citation/styles.ts');
  const titles = Object.values(styles).map(styleTitle).join();
  const english = englishMessages(fr).filter((text) => !titles.includes(text));
  expect(english.length).toBeGreaterThan(100);
  const pages = await htmlFiles(site);
  expect(pages.length).toBeGreaterThan(15);
  for (const { path, html } of pages) {
    expect(html, path).toContain('<html lang="fr"');
    expect(messagesIn(html, english), path).toEqual([]);
  }
  expect(load(read(`${map}/index.html`))('main').text()).toContain('2 janvier 2026');
});
