/** Pages in a reader mode: what `@mozilla/readability` keeps, which Firefox and many apps for reading later use. */
import { readFile } from 'node:fs/promises';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { htmlFiles, kinds as pages, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large, kinds, kindsInGerman } = inject('sites');
const source = await readFile('node_modules/@mozilla/readability/Readability.js', 'utf8');

/** An article, as Readability returns it. */
interface Article {
  title: string;
  byline: string | null;
  /** Its HTML. */
  content: string;
  dir: string | null;
}

/** Opens a page and reads it. */
async function read(page: Page, address: string): Promise<Article> {
  await page.goto(address);
  await page.addScriptTag({ content: source });
  return page.evaluate(() => new Readability(document.cloneNode(true) as Document, { keepClasses: true }).parse());
}

/** Reads a file in a page that has read another, which takes a fraction of the time. */
const readHtml = (page: Page, html: string): Promise<Article> =>
  page.evaluate(
    (text) => new Readability(new DOMParser().parseFromString(text, 'text/html'), { keepClasses: true }).parse(),
    html,
  );

declare class Readability {
  constructor(page: Document, options: { keepClasses: boolean });
  parse(): Article;
}

const openReader = () => open({ bypassCSP: true });
const letters = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, '');
const words = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.each([
  ['the demo', plain],
  ['a library with all elements and constructs, and many notes', large],
  ['each kind of work', kinds],
  ['each kind of work in German', kindsInGerman],
])('the works of %s', async (_name, site) => {
  const files = (await htmlFiles(site.folder)).filter(
    ({ path, html }) =>
      /^(?:articles|related)\/[^/]+\/index/.test(path) &&
      !/made-up-(?!00[1-6])/.test(path) && // the others have the same parts
      html.includes('<article'),
  );

  test('keep their label, provenance, words and end, and nothing else', async () => {
    expect(files.length).toBeGreaterThan(0);
    const page = await openReader();
    const [first] = files;
    const opened = await read(page, site.address + first?.path.replace('index.html', ''));
    expect(await readHtml(page, first?.html ?? ''), 'an open page is read as its file').toEqual(opened);
    for (const { path, html } of files) {
      const { title, content } = await readHtml(page, html);
      const [$, kept] = [load(html), load(content)];
      $('article aside').remove();
      // reader modes show the title and the authors themselves, and may leave them out of the text
      for (const part of [$('h1'), $('.byline'), kept('.byline')]) part.remove();
      kept('h2')
        .filter((_, heading) => letters(kept(heading).text()) === letters(title))
        .first()
        .remove();
      expect(letters(kept('body').text()), path).toBe(letters($('article').text()));
    }
  });
});

test('an excerpt keeps what it is, where it is from, where it ends and how to continue', async () => {
  const page = await openReader();
  const { title, byline, content } = await read(page, plain.address + pages.article);
  const text = words(load(content).text());
  expect(title).toBe('How ISIS Cells Operate');
  expect(byline).toBe('Jytte Klausen, Alexandra Johnson');
  expect(text).toMatch(
    /^Excerpt By .* Excerpt from Foreign Affairs, “Lone Wolves no more” · via Thuppahi's Blog, 3 April 2016 /,
  );
  expect(text).toContain('PARIS 2015 The source has an image here; this site does not.');
  expect(text).toMatch(
    /Verviers plots, in End of excerpt The excerpt ends here, mid-sentence\. .*ends at the same point\.$/,
  );
  expect(text).not.toMatch(/cite|EPUB|Related reading/i);
});

test('a work in another direction keeps its direction', async () => {
  const page = await openReader();
  expect(await read(page, `${large.address}articles/right-to-left/`)).toMatchObject({ dir: 'rtl' });
});

test.each([
  ['a tag', pages.tag, /How politics is spoken.*ISIS as Fascist and Totalitarian\. .*Reference/],
  ['a list', pages.articles, /Excerpts and full texts.*How ISIS Cells Operate.*Excerpt · Added/],
  ['an author', pages.author, /^Works listed on this site.*Lone Cell Assaults.*Reference/],
  ['about', pages.about, /^A commonplace book.*What is here.*Rights.*feeds/],
])('the page of %s keeps what it lists', async (_kind, path, pattern) => {
  const page = await openReader();
  const { content } = await read(page, plain.address + path);
  expect(words(load(content).text())).toMatch(pattern);
});

test('a withdrawn page says so', async () => {
  const page = await openReader();
  const { content } = await read(page, `${kinds.address}articles/the-pier-at-night/`);
  expect(words(load(content).text())).toMatch(/withdrawn/i);
});
