import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Imported, ImportOptions } from '../../entry.ts';
import { contentFile } from '../../site.ts';
import { idAllotter } from '../../ids.ts';
import { readByline } from '../../page/bylines.ts';
import { keepParagraphs } from '../../page/excerpt.ts';
import { importPage } from '../../page/index.ts';
import { compareWords } from '../../page/words.ts';

const folder = 'packages/import/tests/fixtures/page';
const harbour = readFileSync(`${folder}/harbour.html`, 'utf8');

const optionsOf = (): ImportOptions => ({
  tags: 'match',
  notes: false,
  libraryTags: [{ id: 'first-tag', name: 'First tag', otherNames: [] }],
  allotId: idAllotter({ tags: [], entries: [], formerIds: { works: [], tags: [] } }),
  progress: () => undefined,
});

const importText = (text: string, changes: Partial<ImportOptions> = {}) =>
  importPage(
    {
      name: 'page.html',
      text,
      bytes: Buffer.from(text),
      readFile: (path) => (path.includes('Chart 1.png') ? readFileSync(`${folder}/${path}`) : undefined),
    },
    { ...optionsOf(), ...changes },
  ) as Imported;

describe('importPage', () => {
  test('imports the article of a page, with its pictures and what the page says about itself', async () => {
    const { entries, lost, notes } = importText(harbour);
    const text = [
      ...entries.map((entry) => `==> ${entry.collection}/${entry.id} (${entry.source})\n${contentFile(entry)}`),
      `==> files: ${entries[0]?.files?.map(({ name }) => name).join(', ')}`,
      '==> lost',
      ...lost.map(({ what }) => what),
      '==> notes',
      ...notes,
    ].join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(`../../../../${folder}/harbour.txt`);
  });

  test('keeps the first paragraphs as an excerpt, with their footnotes, but without pictures from the other paragraphs', () => {
    const { entries, notes } = importText(harbour, { excerpt: 2 });
    const [entry] = entries;
    expect(entry?.frontmatter.extent).toBe('excerpt');
    expect(entry?.body).toMatch(/^The lamps[^]*piano in its case\.\n\n\[\^1\]: It was his father before him\.$/);
    expect(entry?.files).toEqual([]);
    expect(entry?.mdx).toBe(false);
    expect(notes.join()).toContain('2 of 4 paragraphs');
  });

  describe('keeps footnotes', () => {
    const long =
      'The keeper of the north light wrote down each ship that passed, with the hour, the wind and the colour of its hull, and at the end of the year he gave the book to a clerk, who thanked him, and never opened it.';
    const page = (marks: readonly string[], notes: string) =>
      `<!doctype html><html lang="en"><head><title>Lights</title></head><body><main><article><h1>Lights</h1>${marks.map((mark) => `<p>${long}${mark}</p>`).join('')}${notes}</article></main></body></html>`;
    const both = ['A sloop.', 'Ibid.'];
    test.each<[string, readonly string[], string, string[]]>([
      [
        'of a word processor, after the text',
        [1, 2].map((n) => `<a href="#_n${n}" name="_r${n}"><span><span lang="en">[${n}]</span></span></a>`),
        `</article></main><div><br clear="all"><hr>${both.map((text, n) => `<div id="n${n + 1}"><p><a href="#_r${n + 1}" name="_n${n + 1}">[${n + 1}]</a> ${text}</p></div>`).join('')}</div><main><article>`,
        both,
      ],
      [
        'of a newsletter',
        [1, 2].map((n) => `<a id="a-${n}" href="#b-${n}">${n}</a>`),
        both
          .map((text, n) => `<div><a id="b-${n + 1}" href="#a-${n + 1}">${n + 1}</a><div><p>${text}</p></div></div>`)
          .join(''),
        both,
      ],
      [
        'of a chapter of an EPUB file, without links back',
        [1, 2].map((n) => `<a epub:type="noteref" href="#fn${n}">${n}</a>`),
        both.map((text, n) => `<aside epub:type="footnote" id="fn${n + 1}"><p>${text}</p></aside>`).join(''),
        both,
      ],
      [
        'whose marks are headings',
        [1, 2].map((n) => `<a id="D${n}" href="#F${n}"><sup>${n}</sup></a>`),
        `<div><hr><h4>Footnotes</h4>${both.map((text, n) => `<h5><a id="F${n + 1}" href="#D${n + 1}">(${n + 1})</a></h5><p>${text}</p>`).join('')}</div>`,
        both,
      ],
      [
        'that a script shows',
        [1, 2].map((n) => `<span data-note="x${n}"><a href="#">*</a></span>`),
        both.map((text, n) => `<aside hidden id="x${n + 1}">${text}</aside>`).join(''),
        both,
      ],
      [
        'in the text, after their marks',
        both.map((text, n) => `<span><sup>${n + 1}</sup><span><span><sup>${n + 1}</sup>${text}</span></span></span>`),
        '',
        both,
      ],
    ])('%s', (_, marks, notes, texts) => {
      const { entries } = importText(page(marks, notes));
      expect(entries[0]?.body.trim()).toBe(
        [...texts.map((_text, n) => `${long}[^${n + 1}]`), ...texts.map((text, n) => `[^${n + 1}]: ${text}`)].join(
          '\n\n',
        ),
      );
    });

    test('to which only another note refers', () => {
      const notes =
        '<p id="n1"><a href="#r1">1</a> A sloop.<sup id="r2"><a href="#n2">2</a></sup></p><p id="n2"><a href="#r2">2</a> Or a ketch.</p>';
      const { entries, lost } = importText(page(['<sup id="r1"><a href="#n1">1</a></sup>', ''], notes));
      expect(entries[0]?.body).toContain('[^1]: A sloop.<sup>2</sup>\n\n    2 Or a ketch.');
      expect(lost).toEqual([]);
    });

    test('and the white space around their marks', () => {
      const list = '<ol><li id="n1">A sloop. <a href="#r1">↩</a></li></ol>';
      const { entries } = importText(page([' <sup><a id="r1" href="#n1">1</a></sup> ; end'], list));
      expect(entries[0]?.body).toContain('opened it. [^1] ; end');
    });

    test('but says so where the article refers to none of them', () => {
      const other =
        '<div><p>Read this<a id="r9" href="#n9">1</a></p></div><div><p><a id="n9" href="#r9">1</a> A sloop.</p></div>';
      const { lost } = importText(page(['', ''], `</article></main><footer>${other}</footer><main><article>`));
      expect(lost.map(({ what }) => what)).toContain('note that the article doesn’t refer to: “1 A sloop.”');
    });
  });

  test('takes the date of a byline', () => {
    const html = `<!doctype html><html lang="en"><head><title>Lights</title><meta name="author" content="Ann Keel, before 1900"></head><body><p>The keeper wrote down each ship.</p></body></html>`;
    expect(importText(html).entries[0]?.frontmatter).toMatchObject({
      authors: [{ family: 'Keel', given: 'Ann' }],
      source: { published: '[..1899]' },
    });
  });

  test('makes a draft from a page whose rights are not known', () => {
    const { entries } = importText(harbour.replace(/<link rel="license".*>/, ''));
    expect(entries[0]?.frontmatter).toMatchObject({ draft: true, rights: expect.stringMatching(/^\[/) });
  });

  test('prefers the rights that the editor gives', () => {
    const { entries } = importText(harbour, { rights: 'Printed with permission.' });
    expect(entries[0]?.frontmatter).toMatchObject({ rights: 'Printed with permission.' });
    expect(entries[0]?.frontmatter).not.toHaveProperty('licence');
  });

  test.each([
    ['a fragment', '<p>One paragraph, and <b>no</b> end tag', 'One paragraph, and **no** end tag'],
    ['a page without an article', '<html><body><div>Few words.</div></body></html>', 'Few words.'],
  ])('imports all of %s', (_, html, body) => expect(importText(html).entries[0]?.body.trim()).toBe(body));

  test('skips a page without words', () =>
    expect(importText('<html><body><script>1</script></body></html>')).toMatchObject({
      entries: [],
      skipped: [{ source: 'page.html', reason: 'the page has no words' }],
    }));

  test('ignores addresses on the editor’s computer and malformed metadata', () => {
    const html = harbour.replace(/<link rel="canonical"[^>]*>|<!-- saved[^>]*>/g, '').replace('"@context"', 'not JSON');
    const { entries, notes } = importText(html.replace('<head>', '<head><base href="file:///home/ann/">'));
    expect(entries[0]?.frontmatter.source).not.toHaveProperty('url');
    expect(notes[0]).toContain('fill in source.url');
  });
});

describe('readByline', () => {
  const wick = { family: 'Wick', given: 'Ann', particle: 'van der' };
  const keel = { family: 'Keel', given: 'Bob' };
  test.each([
    ['Ann van der Wick', [wick]],
    ['By Ann van der Wick and Bob Keel', [wick, keel]],
    ['Von Ann van der Wick, Bob Keel', [wick, keel]],
    ['Written by Bob Keel\n  March 25, 2015', [keel]],
    ['Bob Keel | 25.3.2015', [keel]],
    ['Posted by Ann van der Wick, Bob Keel on 2019-02-15', [wick, keel]],
    ['Keel, Bob', [keel]],
    ['Bob Keel (with the crew)', [keel]],
    ['The Porthaven Post', [{ literal: 'The Porthaven Post' }]],
    ['', []],
  ])('reads %j', (byline, authors) => expect(readByline(byline, 'The Porthaven Post').authors).toEqual(authors));

  test('tells editors from authors', () =>
    expect(readByline('Written by Bob Keel Edited by Ann van der Wick')).toMatchObject({
      authors: [keel],
      editors: [wick],
    }));

  test.each([
    ['Bob Keel, 29 Sept. 2014', '2014-09-29', ''],
    ['By Bob Keel on Monday, September 29, 2014 at 10:00', '2014-09-29', ''],
    ['Bob Keel, 29.9.2014 in News', '2014-09-29', 'in News'],
    ['Bob Keel, May/June 2014', '2014-05/2014-06', ''],
    ['Bob Keel', undefined, ''],
  ])('finds the date in %s', (byline, published, rest) =>
    expect(readByline(byline)).toEqual({ authors: [keel], editors: [], published, rest }),
  );

  test('returns what isn’t a name', () => expect(readByline('Bob Keel (with the crew)').rest).toBe('(with the crew)'));
});

test('keepParagraphs › counts paragraphs of words only, and keeps their footnotes', () => {
  const markdown = '## Heading\n\n![alt](a.png)\n\nOne.\n\n- item\n\nTwo.\n\nThree.\n';
  expect(keepParagraphs(markdown, 2, false)).toEqual({
    markdown: '## Heading\n\n![alt](a.png)\n\nOne.\n\n- item\n\nTwo.',
    paragraphs: 3,
    isShorter: true,
  });
  expect(keepParagraphs('One[^a].\n\nTwo[^b].\n\n[^a]: A.\n\n[^b]: B.\n', 1, false).markdown).toBe(
    'One[^a].\n\n[^a]: A.',
  );
  expect(keepParagraphs(markdown, 3, false)).toMatchObject({ markdown, isShorter: false });
});

test('compareWords › finds missing and added words, wherever they are', () =>
  expect(compareWords('The tide, the tide and the gulls 12', 'the Gulls and the tide: a heron')).toEqual({
    words: 8,
    missing: 2,
    added: 1,
    examples: ['tide', 'the'],
  }));

test.each<[name: string, fetched: string, head: string, fields: Record<string, unknown>]>([
  ['its own address', 'https://harbour.example/lamps', '', { source: { url: 'https://harbour.example/lamps' } }],
  [
    'that of another site',
    'https://copies.example/lamps',
    '<link rel="canonical" href="https://harbour.example/lamps">',
    {
      source: { url: 'https://harbour.example/lamps' },
      via: { publication: 'copies.example', url: 'https://copies.example/lamps' },
    },
  ],
  [
    'one for phones',
    'https://m.harbour.example/lamps',
    '<link rel="canonical" href="https://www.harbour.example/lamps">',
    { source: { url: 'https://www.harbour.example/lamps' } },
  ],
  [
    'a relative one',
    'https://harbour.example/lamps?from=feed',
    '<link rel="canonical" href="/lamps">',
    { source: { url: 'https://harbour.example/lamps' } },
  ],
  ['a private one', 'http://127.0.0.1/lamps', '', {}],
])('importPage › a page that was fetched has %s', (_, url, head, fields) => {
  const html = `<html><head><title>Lamps</title>${head}</head><body><p>The lamps of the harbour.</p></body></html>`;
  const page = {
    name: url,
    text: html,
    bytes: Buffer.from(html),
    readFile: () => undefined,
    fetched: { url, isNotToBeKept: false },
  };
  const { entries } = importPage(page, { ...optionsOf(), isReference: true }) as Imported;
  const { source, via } = entries[0]?.frontmatter ?? {};
  expect(JSON.parse(JSON.stringify({ source: { url: (source as { url?: string } | undefined)?.url }, via }))).toEqual({
    source: {},
    ...fields,
  });
});
