import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { type Cheerio, load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoContent, runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { writeAwkwardLibrary } from '../support/awkward-library.ts';

const folder = `${testOutput}/epub`;

const libraries = {
  demo: { SITE_URL: 'https://host.example/reading/' },
  /** With everything that an EPUB file may contain, on a German site. */
  everything: { SITE_URL: 'https://everything.example', SITE_SETTINGS: 'tests/fixtures/german-site.json' },
};
type Name = keyof typeof libraries;
const names = Object.keys(libraries) as Name[];
const siteOf = (name: Name) => `${folder}/${name}/dist`;
const environmentOf = (name: Name) => ({
  ...libraries[name],
  CONTENT_DIR: `${folder}/${name}/content`,
  OUT_DIR: siteOf(name),
});

/** Returns the paths of the books of a library. */
const booksOf = async (name: Name) =>
  (await readdir(siteOf(name), { recursive: true })).filter((path) => path.endsWith('.epub')).sort();

/** Returns the files of a book by name. */
const unpack = async (name: Name, path: string) => unzipSync(await readFile(join(siteOf(name), path)));

/** Returns the text file of a book. */
const readPart = async (name: Name, path: string, file: string) =>
  strFromU8((await unpack(name, path))[`EPUB/${file}`] ?? new Uint8Array());

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await cp(demoContent, `${folder}/demo/content`, { recursive: true });
  await writeAwkwardLibrary(`${folder}/everything/content`);
  for (const name of names) await runRelease(environmentOf(name));
}, 240_000);

describe.each(names)('the EPUB files of a library: %s', (name) => {
  test('are valid', async () => {
    const books = await booksOf(name);
    expect(books).toContain('library.epub');
    expect(books.length).toBeGreaterThan(1);
    for (const path of books) {
      const { messages } = await EpubCheck.validate(await readFile(join(siteOf(name), path)));
      const problems = messages.filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity));
      expect(problems, path).toEqual([]);
    }
  });

  test('have the words of the pages in the same order, and all pictures', async () => {
    for (const path of (await booksOf(name)).filter((book) => book !== 'library.epub')) {
      const page = load(await readFile(join(siteOf(name), path.replace(/\.epub$/, '/index.html')), 'utf8'));
      const xhtml = await readPart(name, path, path.replace('/', '-').replace(/\.epub$/, '.xhtml'));
      const book = load(xhtml, { xml: true });
      const words = (part: Cheerio<never>) => part.text().split(/\s+/).filter(Boolean);
      const title = page('h1').text().trim();
      const citations = page('.citations').first().find('.citation');
      const prose = page('article');
      prose.children('header, aside, .label, .excerpt-end').remove();
      const pictures = prose.find('img').length;
      expect(words(book('.prose') as never), path).toEqual(words(prose as never));
      expect(book('h1').text()).toBe(title);
      expect(citations.length).toBeGreaterThan(0);
      const cited = book('#work-cite .address').slice(0, citations.length);
      expect(words(cited as never), path).toEqual(words(citations as never));
      const files = Object.keys(await unpack(name, path)).filter((file) => /picture-/.test(file));
      expect(book('img').length, path).toBe(pictures);
      expect(
        new Set(
          book('img')
            .toArray()
            .map(({ attribs }) => `EPUB/${attribs['src']}`),
        ),
        path,
      ).toEqual(new Set(files));
    }
  });

  test('have a cover with the words of the work', async () => {
    for (const path of await booksOf(name)) {
      const { [`EPUB/cover.png`]: cover } = await unpack(name, path);
      const { width, height } = await sharp(cover).metadata();
      expect([width, height], path).toEqual([600, 900]);
    }
  });
});

test('the book of the library links its texts, related works and tags to each other, and otherwise to the web', async () => {
  const links = async (file: string) =>
    load(await readPart('everything', 'library.epub', file), { xml: true })('a')
      .toArray()
      .map(({ attribs }) => attribs['href']);
  expect(await links('articles-awkward.xhtml')).toEqual(
    expect.arrayContaining([
      'articles-verse.xhtml#p1',
      '#p1',
      'https://maps.example/?x=1&y=2',
      'https://everything.example/articles/awkward/',
    ]),
  );
  expect(await links('articles-everything.xhtml')).toEqual(
    expect.arrayContaining(['bibliography-1.xhtml#related-made-up-002', 'tags.xhtml#tag-religiosity']),
  );
  expect(await links('tags.xhtml')).toContain('articles-everything.xhtml');
  const alone = await readPart('everything', 'articles/awkward.epub', 'articles-awkward.xhtml');
  expect(alone).toContain('href="https://everything.example/articles/verse/#p1"');
});

test('the package document has metadata from the record of the work', async () => {
  const read = load(await readPart('everything', 'articles/awkward.epub', 'package.opf'), { xml: true });
  const texts = (selector: string) =>
    read(selector)
      .toArray()
      .map((node) => read(node).text());
  expect(texts('dc\\:identifier')).toEqual(['https://everything.example/articles/awkward/']);
  expect(texts('dc\\:title')).toEqual(['Salt & Pepper <“quoted”> ]]>']);
  expect(texts('dc\\:language')).toEqual(['he', 'de']);
  expect(texts('dc\\:creator')).toEqual(['Smith & Sons <Ltd>']);
  expect(texts('dc\\:source')).toEqual(['https://journal.example/?a=1&b=2']);
  expect(texts('dc\\:rights')).toEqual(['© A & B <all rights>']);
  expect(texts('dc\\:date')).toEqual(['2026-02-03']);
  expect(texts('[property="dcterms:modified"]')).toEqual(['2026-03-04T00:00:00Z']);
  expect(read('spine').attr('page-progression-direction')).toBe('rtl');
});
