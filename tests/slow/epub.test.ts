import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/support/browser.ts';
import { runRelease } from '../../scripts/support/run-build.ts';
import { childEnv } from '../../src/env.ts';
import { writeAwkwardLibrary } from '../support/awkward-library.ts';
import { describeBooks, readPart } from '../support/books.ts';
import { findProgram } from '../support/hosts.ts';
import { hashFiles } from '../support/releases.ts';

const run = promisify(execFile);

let folder = '';
let site = '';
let books: string[] = [];
const release = () =>
  runRelease({
    CONTENT_DIR: `${folder}/content`,
    OUT_DIR: site,
    SITE_URL: 'https://everything.example',
    SITE_SETTINGS: 'tests/fixtures/german-site.json',
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'epub-'));
  site = `${folder}/dist`;
  await writeAwkwardLibrary(`${folder}/content`);
  await release();
  books = (await readdir(site, { recursive: true }))
    .filter((path) => path.endsWith('.epub'))
    .map((path) => join(site, path));
  expect(books.length).toBeGreaterThan(10);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// tests/release/images.test.ts reads the books of an English site
describeBooks(() => site);

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

// Debian's program is a jar, which not every system can start by itself
const [java, epubcheck] = [findProgram('java'), findProgram('epubcheck')];
describe.skipIf(!java || !epubcheck)(
  `epubcheck${java && epubcheck ? '' : ' (SKIPPED: epubcheck is not installed)'}`,
  () => {
    test('finds no error and no warning in any book', async () => {
      for (const book of books) await run(java ?? '', ['-jar', epubcheck ?? '', '--failonwarnings', book]);
    });
  },
);

// `npm install --ignore-scripts @daisy/ace-cli` installs it without a browser of its own
const ace = findProgram('ace-cli', 'ace');
describe.skipIf(!ace)(`Ace by DAISY${ace ? '' : ' (SKIPPED: ace is not installed)'}`, () => {
  test('finds no barrier in any book', async () => {
    const env = childEnv({ PUPPETEER_EXECUTABLE_PATH: await findChromium() });
    for (const book of books) {
      await run(ace ?? '', ['--force', '--silent', '--outdir', `${folder}/report`, book], { env });
      const report = JSON.parse(await readFile(`${folder}/report/report.json`, 'utf8')) as Report;
      expect(report.assertions.flatMap(({ assertions }) => assertions)).toEqual([]);
      expect(report['earl:result']['earl:outcome']).toBe('pass');
    }
  });
});

describe('a release from the cache', () => {
  test('has the same bytes, pictures and EPUB files included', async () => {
    const before = await hashFiles(site);
    expect((await release()).stdout).toContain(`made 0 of ${books.length} EPUB files`);
    expect(await hashFiles(site)).toEqual(before);
  });

  test('makes only the books whose texts changed, and that of the library', async () => {
    await appendFile(`${folder}/content/articles/verse.md`, '\nOne paragraph more.\n');
    expect((await release()).stdout).toContain(`made 2 of ${books.length} EPUB files`);
    for (const path of ['library.epub', 'articles/verse.epub']) {
      const part = unzipSync(await readFile(join(site, path)))['EPUB/articles-verse.xhtml'];
      expect(strFromU8(part ?? new Uint8Array())).toContain('One paragraph more.');
    }
  });
});

/** The parts of Ace's report that the test reads: https://daisy.github.io/ace/report-json/ */
interface Report {
  'earl:result': { 'earl:outcome': string };
  assertions: { assertions: unknown[] }[];
}
