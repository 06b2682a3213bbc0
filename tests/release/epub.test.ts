import { rm } from 'node:fs/promises';
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { writeAwkwardLibrary } from '../support/awkward-library.ts';
import { describeBooks, readPart } from '../support/books.ts';

// everything that an EPUB file may contain, on a German site; tests/release/images.test.ts reads the books of an English one
const folder = `${testOutput}/epub`;
const site = `${folder}/dist`;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await writeAwkwardLibrary(`${folder}/content`);
  await runRelease({
    CONTENT_DIR: `${folder}/content`,
    OUT_DIR: site,
    SITE_URL: 'https://everything.example',
    SITE_SETTINGS: 'tests/fixtures/german-site.json',
  });
}, 240_000);

describeBooks(site);

test('the book of the library links its texts, related works and tags to each other, and otherwise to the web', async () => {
  const links = async (file: string) =>
    load(await readPart(site, 'library.epub', file), { xml: true })('a')
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
  const alone = await readPart(site, 'articles/awkward.epub', 'articles-awkward.xhtml');
  expect(alone).toContain('href="https://everything.example/articles/verse/#p1"');
});

test('the package document has metadata from the record of the work', async () => {
  const read = load(await readPart(site, 'articles/awkward.epub', 'package.opf'), { xml: true });
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
