import { load } from 'cheerio';
import { SaxesParser } from 'saxes';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { packBook } from '../../../src/epub/book.ts';
import { drawCover } from '../../../src/epub/cover.ts';
import { libraryBook } from '../../../src/epub/library.ts';
import { resolveLibrary, type Work } from '../../../src/library/library.ts';
import { readText } from '../../../src/epub/text.ts';
import { documentFile, workBook } from '../../../src/epub/work.ts';
import { xmlId } from '../../../src/epub/xhtml.ts';
import { site } from '../../../src/env.ts';
import { theme } from '../../../src/theme/index.ts';
import { address, plainText, sampleWork } from '../../support/sample-work.ts';

const text = readText('<article><p id="p1">Words.</p></article>');
const bookOf = (data: object) =>
  workBook(
    { work: sampleWork({ extent: 'full', ...data }), text, outline: plainText, address, pictures: new Map() },
    new Uint8Array([1]),
  );

/** Returns the text files of a packed book, all of which must be well-formed XML. */
function filesOf(bytes: Uint8Array): Record<string, string> {
  const files = Object.entries(unzipSync(bytes)).map(([name, data]): [string, string] => [name, strFromU8(data)]);
  for (const [name, content] of files.filter(([file]) => /\.(?:xhtml|opf|xml)$/.test(file))) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.write(content).close();
  }
  return Object.fromEntries(files);
}
const packageOf = (data: object) => load(filesOf(packBook(bookOf(data)))['EPUB/package.opf'] ?? '', { xml: true });

describe('packBook', () => {
  test('starts with the media type, stored, where programs look for it', () => {
    const bytes = packBook(bookOf({}));
    expect(strFromU8(bytes.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
  });

  test('dates every file as 1 January 1980, 12:00, in the local time of any zone', () => {
    expect([...packBook(bookOf({})).slice(10, 14)]).toEqual([0x00, 0x60, 0x21, 0x00]);
  });

  test.each([
    'Salt & Pepper',
    '<script>alert(1)</script>',
    ']]><forged>x</forged>',
    'A "quoted" & \'single\' name',
    '夏目 漱石',
  ])('keeps a name and a title: %s', (name) => {
    const data = { title: name, authors: [{ literal: name }], rights: name, series: { title: name, part: 2 } };
    const read = packageOf(data);
    for (const selector of ['dc\\:title', 'dc\\:creator', 'dc\\:rights', '[property="belongs-to-collection"]'])
      expect(read(selector).text(), selector).toBe(name);
    const files = filesOf(packBook(bookOf(data)));
    expect(
      load(files[`EPUB/${documentFile({ kind: 'article', id: 'cells' })}`] ?? '', { xml: true })('h1').text(),
    ).toBe(name);
    expect(files['EPUB/contents.xhtml']).not.toContain('<forged>');
  });

  test.each([
    ['an article', { authors: [{ literal: 'A' }], translators: [{ literal: 'B' }] }, ['A aut'], ['B trl']],
    ['a collection', { editors: [{ literal: 'A' }] }, ['A edt'], []],
    [
      'an interview',
      { type: 'interview', authors: [{ literal: 'A' }], interviewers: [{ literal: 'B' }] },
      ['A ive'],
      ['B ivr'],
    ],
    ['a work by nobody known', {}, [], []],
  ])('names the people and their roles: %s', (_what, data, creators, contributors) => {
    const read = packageOf(data);
    const people = (selector: string) =>
      read(selector)
        .toArray()
        .map((node) => `${read(node).text()} ${read(`[refines="#${read(node).attr('id')}"][property="role"]`).text()}`);
    expect(people('dc\\:creator')).toEqual(creators);
    expect(people('dc\\:contributor')).toEqual(contributors);
  });

  test('states the licence of a text or, without one, only the rights', () => {
    const licensed = packageOf({ licence: 'CC-BY-4.0', rights: '© Ruth Kaye' });
    expect(licensed('[rel="dcterms:license"]').attr('href')).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(licensed('dc\\:rights').text()).toBe('© Ruth Kaye. Licensed under CC BY 4.0.');
    expect(packageOf({ rights: 'Theirs.' })('[rel="dcterms:license"]').length).toBe(0);
  });
});

test('the book of a library has only the parts that the library has, and links to others on the web', () => {
  const work = sampleWork({});
  const note = '<article><p><a href="/tags/empty/">A tag</a></p></article>';
  const read = {
    work,
    text: readText(note),
    outline: plainText,
    address: 'https://here.example/related/cells/',
    pictures: new Map(),
  };
  const empty = { id: 'empty', name: 'Empty', meaning: 'None.', otherNames: [], formerly: [], digest: '', works: [] };
  const book = libraryBook({
    library: { ...resolveLibrary({}), related: [work], tags: [empty], works: [work] },
    volume: { number: 1, count: 1 },
    documents: new Map(),
    references: [read],
    pictures: [],
    cover: new Uint8Array([1]),
    absoluteUrl: (path) => `https://here.example${path}`,
  });
  expect(book.documents.map(({ file }) => file)).toEqual(['title.xhtml', 'bibliography-1.xhtml']);
  expect(filesOf(packBook(book))['EPUB/bibliography-1.xhtml']).toContain('href="https://here.example/tags/empty/"');
});

test('a volume of a library says which it is', () => {
  const volumes = [1, 2].map((number) =>
    libraryBook({
      library: { ...resolveLibrary({}), works: [sampleWork({ extent: 'full' })] },
      volume: { number, count: 2 },
      documents: new Map(),
      references: [],
      pictures: [],
      cover: new Uint8Array([1]),
      absoluteUrl: (path) => `https://here.example${path}`,
    }),
  );
  expect(volumes.map(({ metadata: { title } }) => title)).toEqual(
    [1, 2].map((number) => `${site.title}, volume ${number} of 2`),
  );
  expect(volumes.map(({ metadata: { identifier } }) => identifier)).toEqual([
    'https://here.example/',
    'https://here.example/library-2.epub',
  ]);
});

test('the contents of a library are in the order of its documents, with its reading lists first', () => {
  const works = [sampleWork({ extent: 'full', rights: 'Theirs.' }), { ...sampleWork({}), id: 'other' }];
  const [text, reference] = works as [Work, Work];
  const list = {
    id: 'first-steps',
    title: 'First steps',
    description: 'Where to start.',
    formerly: [],
    works: [{ work: reference, reason: 'Start here.' }, { work: text }],
  };
  const book = libraryBook({
    library: {
      ...resolveLibrary({}),
      related: [text, reference],
      works,
      lists: [list, { ...list, id: 'none', works: [] }],
    },
    volume: { number: 1, count: 1 },
    documents: new Map([[documentFile(text), '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>']]),
    references: [
      {
        work: reference,
        text: readText('<article><p>A note.</p></article>'),
        outline: plainText,
        address: 'https://here.example/related/other/',
        pictures: new Map(),
      },
    ],
    pictures: [],
    cover: new Uint8Array([1]),
    absoluteUrl: (path) => `https://here.example${path}`,
  });
  const targets = book.contents.flatMap(({ target, entries = [] }) => [
    target,
    ...entries.map((entry) => entry.target),
  ]);
  const files = targets.flatMap((target) => target?.split('#')[0] ?? []);
  expect([...new Set(files)]).toEqual(book.documents.map(({ file }) => file));
  expect(targets.filter((target) => target?.startsWith('lists'))).toEqual([
    'lists.xhtml',
    'lists.xhtml#list-first-steps',
  ]);
  const lists = filesOf(packBook(book))['EPUB/lists.xhtml'];
  expect(lists).toMatch(/href="bibliography-1\.xhtml#related-other"[^]*Start here\.[^]*href="articles-cells\.xhtml"/);
});

test.each([
  ['p3', 'p3'],
  ['fnref-1-2', 'fnref-1-2'],
  ['наука', 'наука'],
  ['2014-in-review', 'id-2014-in-review'],
  ['a:b', 'a_3a_b'],
  ['a_b', 'a__b'],
  ['🙂', 'id-_1f642_'],
])('xmlId › makes %s an id of XML: %s', (id, expected) => {
  expect(xmlId(id)).toBe(expected);
});

describe('drawCover', () => {
  const draw = (title: string) =>
    drawCover({ label: 'D', title, byline: 'By A', publication: 'B', site: 'C' }, theme.light);

  test('draws the words', async () => {
    expect((await draw('Lone Wolves')).length).toBeGreaterThan((await draw('L')).length);
  });

  test('leaves the page blank if the font lacks a character', async () => {
    expect(await draw('漱石')).toEqual(await draw('夏目'));
    expect((await draw('漱石')).length).toBeLessThan((await draw('L')).length);
  });

  test('shortens a title that is too long for the page', async () => {
    expect(await draw('A very long title. '.repeat(60))).toEqual(await draw('A very long title. '.repeat(61)));
  });
});
