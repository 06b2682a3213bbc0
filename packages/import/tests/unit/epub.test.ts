import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../entry.ts';
import { importEpub } from '../../epub/index.ts';
import { detectKind } from '../../kinds.ts';
import { idAllotter } from '../../ids.ts';
import { env, related } from '../../site.ts';
import { testOptions } from '../support/test-options.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

interface Parts {
  /** The bodies of the texts, by file. */
  texts: Record<string, string>;
  /** The table of contents, as `file#fragment` and title. */
  contents?: [address: string, title: string][];
  metadata?: string;
  files?: Record<string, string | Uint8Array>;
  /** The list of the table of contents, instead of `contents`. */
  list?: string;
}

/** Makes a book. */
const epub = ({ texts, contents = [], metadata = '<dc:title>The Salt Road</dc:title>', files = {}, list }: Parts) => {
  const names = Object.keys(texts);
  const items = contents.map(([address, title]) => `<li><a href="${address}">${title}</a></li>`).join('');
  const all: Record<string, string | Uint8Array> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><metadata>${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${names.map((name, index) => `<item id="t${index}" href="${name}" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine>${names.map((_, index) => `<itemref idref="t${index}"/>`).join('')}</spine></package>`,
    'OEBPS/nav.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><nav epub:type="toc"><ol>${list ?? items}</ol></nav></body></html>`,
    ...Object.fromEntries(
      Object.entries(texts).map(([name, body]) => [
        `OEBPS/${name}`,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title><script src="a.js"/></head>${body.startsWith('<body') ? body : `<body>${body}</body>`}</html>`,
      ]),
    ),
    ...files,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { level: 0 },
  );
};

const read = (bytes: Uint8Array, changes: Partial<ImportOptions> = {}) => {
  const { entries, skipped, lost, notes } = importEpub(
    { name: 'salt.epub', bytes, text: '', readFile: () => undefined },
    testOptions(changes),
  );
  return { entries, skipped, lost: lost.map(({ what }) => what), notes };
};

const bodies = (parts: Parts, changes: Partial<ImportOptions> = {}) =>
  read(epub(parts), changes).entries.map(({ body }) => body.trim());

const two: Parts = {
  texts: {
    'one.xhtml': '<h1 id="top">The Upper Mill</h1><p>A wheel.</p><h2 id="race">The Race</h2><p>Water.</p>',
    'two.xhtml':
      '<h1>The Lower Mill</h1><p>As in <a href="one.xhtml#race">the race</a> of <a href="one.xhtml">the other</a>.</p>',
  },
  contents: [
    ['one.xhtml', 'The Upper Mill'],
    ['two.xhtml', 'The Lower Mill'],
  ],
};

const metadata = `<dc:title id="t1">The Salt Road</dc:title><dc:title id="t2">A Journey</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
<dc:creator id="c1">Hanne van der Quist</dc:creator><meta refines="#c1" property="file-as">Quist, Hanne van der</meta>
<dc:creator opf:role="trl">Ann Wick</dc:creator><dc:contributor opf:role="edt">Ida Reed</dc:contributor><dc:contributor opf:role="pht">Jo Lamb</dc:contributor>
<dc:language>nl</dc:language><dc:publisher>Pier Press</dc:publisher><dc:date opf:event="modification">2024-01-01</dc:date><dc:date>1998-09-01T00:00:00Z</dc:date>
<dc:identifier>urn:uuid:00000000-0000-0000-0000-000000000000</dc:identifier><dc:identifier>urn:isbn:9780306406157</dc:identifier><dc:identifier>https://books.example/1</dc:identifier>
<dc:subject>Salt</dc:subject><dc:subject>Roads</dc:subject><dc:rights>Free to copy.</dc:rights>`;

describe('importEpub', () => {
  test('is for files that are recognized as books', () =>
    expect(detectKind({ bytes: epub(two), text: '' })).toEqual({ kind: 'epub' }));

  test('makes a series from the chapters, with the facts of the book', () => {
    const { entries, lost } = read(epub({ ...two, metadata }));
    expect(entries.map(({ id }) => id)).toEqual([
      'the-salt-road-a-journey-the-upper-mill',
      'the-salt-road-a-journey-the-lower-mill',
    ]);
    expect(entries[1]?.frontmatter).toEqual({
      title: 'The Lower Mill',
      type: 'book chapter',
      authors: [{ family: 'Quist', given: 'Hanne', particle: 'van der' }],
      translators: [{ family: 'Wick', given: 'Ann' }],
      language: 'nl',
      source: {
        publication: 'The Salt Road: A Journey',
        editors: [{ family: 'Reed', given: 'Ida' }],
        publisher: 'Pier Press',
        published: '1998-09-01',
        isbn: '9780306406157',
      },
      series: { title: 'The Salt Road: A Journey', part: 2, of: 2 },
      taggedBy: 'source',
      tags: ['salt'],
      rights: '© Ann Wick',
      extent: 'full',
    });
    expect(lost).toEqual([
      'contributor Jo Lamb',
      'rights: Free to copy.',
      'keyword without a tag: Roads',
      'identifier: https://books.example/1',
    ]);
  });

  test('links chapters to each other, and to the headings in them', () =>
    expect(bodies(two)).toEqual([
      'A wheel.\n\n## The Race\n\nWater.',
      'As in [the race](../the-salt-road-the-upper-mill/#the-race) of [the other](../the-salt-road-the-upper-mill/).',
    ]));

  test('makes one article from a book if asked to', () => {
    const { entries } = read(epub({ ...two, metadata }), { oneArticle: true });
    expect(entries.map(({ body }) => body.trim())).toEqual([
      '## The Upper Mill\n\nA wheel.\n\n### The Race\n\nWater.\n\n## The Lower Mill\n\nAs in [the race](#the-race) of [the other](#the-upper-mill).',
    ]);
    expect(entries[0]?.frontmatter).toMatchObject({
      title: 'The Salt Road: A Journey',
      type: 'book',
      editors: [{ family: 'Reed', given: 'Ida' }],
      source: { publisher: 'Pier Press', published: '1998-09-01', isbn: '9780306406157' },
      via: { publication: 'books.example', url: 'https://books.example/1' },
    });
    expect(entries[0]?.frontmatter).not.toHaveProperty('series');
  });

  test('makes a reference from a book without its text', () => {
    const [entry] = read(epub({ ...two, metadata }), { isReference: true }).entries;
    expect(entry).toMatchObject({ collection: 'related', id: 'quist-the-salt-road-a-journey', body: '' });
    expect(related.safeParse({ ...entry?.frontmatter, added: '2020-01-01' }).error).toBeUndefined();
  });

  test.each<[name: string, parts: Parts, expected: string[]]>([
    [
      'several chapters in one text',
      {
        texts: {
          'a.xhtml': '<section><h2><a id="c1"/>One</h2><p>First.</p><h2 id="c2">Two</h2><p>Second.</p></section>',
        },
        contents: [
          ['a.xhtml#c1', 'One'],
          ['a.xhtml#c2', 'Two'],
        ],
      },
      ['First.', 'Second.'],
    ],
    [
      'a chapter in several texts',
      {
        texts: {
          'a.xhtml': '<h1>One</h1><p>First.</p>',
          'b.xhtml': '<p>Still first.</p>',
          'c.xhtml': '<h1>Two</h1><p>Second.</p>',
        },
        contents: [
          ['a.xhtml', 'One'],
          ['c.xhtml', 'Two'],
        ],
      },
      ['First.\n\nStill first.', 'Second.'],
    ],
    [
      'the chapters of a part, but not the sections of a chapter',
      {
        texts: {
          'p.xhtml': '<h1>Part One</h1>',
          'a.xhtml': '<h1>One</h1><p>First.</p><h2 id="s">More</h2><p>Rest.</p>',
          'b.xhtml': '<p>Second.</p>',
        },
        list: '<li><a href="p.xhtml">Part One</a><ol><li><a href="a.xhtml">One</a><ol><li><a href="a.xhtml#s">More</a></li></ol></li><li><a href="b.xhtml">Two</a></li></ol></li>',
      },
      ['First.\n\n## More\n\nRest.', 'Second.'],
    ],
    [
      'each text of a book without a table of contents',
      { texts: { 'a.xhtml': '<h1>One</h1><p>First.</p>', 'b.xhtml': '<h1>Two</h1><p>Second.</p>' } },
      ['First.', 'Second.'],
    ],
    [
      'no marks of pages, and no words of scripts',
      {
        texts: {
          'a.xhtml':
            '<p>First<span epub:type="pagebreak" id="p3">3</span>.<span class="pagenum"><a id="p4"/>4</span></p><script>x()</script>',
        },
      },
      ['First.'],
    ],
    [
      'notes in a text of their own',
      {
        texts: {
          'a.xhtml': '<h1>One</h1><p>First<a id="r1" epub:type="noteref" href="n.xhtml#n1">1</a>.</p>',
          'b.xhtml':
            '<h1>Two</h1><p>Second<sup><a id="r2" href="n.xhtml#n2">2</a></sup>, again<sup><a href="n.xhtml#n2">2</a></sup>.</p>',
          'n.xhtml':
            '<h1>Notes</h1><ol><li id="n1" epub:type="endnote"><p>Of salt. <a href="a.xhtml#r1">↩</a></p></li></ol><p id="n2"><a href="b.xhtml#r2">2.</a> Of roads.</p>',
        },
        contents: [
          ['a.xhtml', 'One'],
          ['b.xhtml', 'Two'],
          ['n.xhtml', 'Notes'],
        ],
      },
      ['First[^1].\n\n[^1]: Of salt.', 'Second[^1], again[^1].\n\n[^1]: Of roads.'],
    ],
    [
      'notes at the end of the text',
      {
        texts: {
          'a.xhtml':
            '<p>First<a epub:type="noteref" href="#n1">*</a>.</p><aside epub:type="footnote" id="n1"><p>Of salt.</p></aside>',
        },
      },
      ['First[^1].\n\n[^1]: Of salt.'],
    ],
  ])('keeps %s', (_, parts, expected) => expect(bodies(parts)).toEqual(expected));

  test('reads the table of contents for older programs', () => {
    const files = {
      'OEBPS/book.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Salt</dc:title></metadata><manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine toc="n"><itemref idref="a"/></spine></package>`,
      'OEBPS/toc.ncx': `<?xml version="1.0"?><ncx><navMap>${['One', 'Two'].map((title, index) => `<navPoint id="${title}"><navLabel><text>${title}</text></navLabel><content src="a.xhtml#c${index}"/></navPoint>`).join('')}</navMap></ncx>`,
    };
    const { entries } = read(epub({ texts: { 'a.xhtml': '<p id="c0">First.</p><p id="c1">Second.</p>' }, files }));
    expect(entries.map(({ frontmatter, body }) => [frontmatter.title, body.trim()])).toEqual([
      ['One', 'First.'],
      ['Two', 'Second.'],
    ]);
  });

  test('copies pictures from the archive, also from covers', () => {
    const { entries } = read(
      epub({
        texts: {
          'text/a.xhtml':
            '<p>One.</p><p><img src="../images/a%20mast.png" alt="A mast"/></p><svg><image xlink:href="../images/buoy.png"/></svg>',
        },
        files: { 'OEBPS/images/a mast.png': pixel, 'OEBPS/images/buoy.png': pixel },
      }),
    );
    expect(entries[0]?.body).toContain('![A mast](the-salt-road-a-mast.png)');
    expect(entries[0]?.files?.map(({ name }) => name)).toEqual(['the-salt-road-a-mast.png', 'the-salt-road-buoy.png']);
  });

  test('skips what isn’t a chapter, and quotes it', () => {
    const { entries, skipped } = read(
      epub({
        texts: {
          'cover.xhtml': '<body epub:type="cover"><p>The Salt Road</p></body>',
          'title.xhtml': '<p>By Ann Wick</p>',
          'half.xhtml': '<h1>The Salt Road</h1><p>by</p>',
          ...two.texts,
        },
        contents: [['title.xhtml', 'Title Page'], ['half.xhtml', 'The Salt Road'], ...(two.contents ?? [])],
      }),
    );
    expect(entries).toHaveLength(2);
    expect(skipped).toEqual([
      {
        source: 'salt.epub: the start',
        reason: 'it is before the first chapter in the table of contents: “The Salt Road”',
      },
      {
        source: 'salt.epub: Title Page',
        reason: 'a cover, title page, imprint or index, not a chapter: “By Ann Wick”',
      },
      {
        source: 'salt.epub: The Salt Road',
        reason: 'a cover, title page, imprint or index, not a chapter: “The Salt Road by”',
      },
    ]);
  });

  test('keeps texts outside of the reading order apart from the last chapter', () => {
    const files = {
      'OEBPS/book.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Salt</dc:title></metadata><manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${['cover', 'a', 'notes'].map((name) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine><itemref idref="cover" linear="no"/><itemref idref="a"/><itemref idref="notes" linear="no"/></spine></package>`,
    };
    const { entries, skipped } = read(
      epub({
        texts: {
          'cover.xhtml': '<img src="cover.png"/>',
          'a.xhtml': '<p>First<a id="r" epub:type="noteref" href="notes.xhtml#n">1</a>.</p>',
          'notes.xhtml': '<h2>Notes</h2><p id="n">1. Of salt. <a href="a.xhtml#r">Back</a></p>',
        },
        contents: [['a.xhtml', 'One']],
        files,
      }),
    );
    expect(entries.map(({ body }) => body.trim())).toEqual(['First[^1].\n\n[^1]: Of salt.']);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'it has no words',
      'its notes are in the chapters that refer to them',
    ]);
  });

  test('turns links to what is not imported into their words', () => {
    const { entries, lost } = read(
      epub({
        texts: {
          'a.xhtml': '<p>See <a href="t.xhtml">the *title*</a>.</p>',
          't.xhtml': '<body epub:type="titlepage"><p>Salt</p></body>',
        },
      }),
    );
    expect(entries[0]?.body.trim()).toBe('See the \\*title\\*.');
    expect(lost.join()).toContain('link to a part of the book that is not imported');
  });

  const encrypted = (algorithm: string) => ({
    'META-INF/encryption.xml': `<encryption xmlns:enc="x"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
  });

  test('reads a book whose fonts are scrambled', () =>
    expect(bodies({ ...two, files: encrypted('http://www.idpf.org/2008/embedding') })).toHaveLength(2));

  test.each<[name: string, bytes: Uint8Array, message: string]>([
    [
      'a protected book',
      epub({ ...two, files: encrypted('http://www.w3.org/2001/04/xmlenc#aes128-cbc') }),
      'protected against copying (DRM)',
    ],
    ['a book that is cut off', epub(two).subarray(0, 900), 'the file is damaged'],
    [
      'a book without its list of texts',
      epub({ ...two, files: { 'META-INF/container.xml': '<container/>' } }),
      'no file that lists its texts',
    ],
    ['broken XML', epub({ ...two, files: { 'OEBPS/book.opf': '<package>' } }), 'the book is damaged (OEBPS/book.opf)'],
    ['deep nesting', epub({ texts: { 'a.xhtml': `${'<div>'.repeat(9000)}x` } }), 'nested too deeply'],
  ])('refuses %s', (_, bytes, message) => expect(() => read(bytes)).toThrow(message));

  test('leaves paths out of the archive alone', () => {
    const { entries, lost } = read(
      epub({ texts: { 'a.xhtml': '<p>One.</p><p><img src="../../../etc/passwd.png"/></p>' } }),
    );
    expect(entries[0]?.files).toEqual([]);
    expect(lost.join()).toContain('image');
  });
});

describe('importEpub of a book that Commonplace made', () => {
  const page = (id: string, { title = 'The Lamp', tag = `https://quay.example/tags/salt/`, more = '' } = {}) =>
    `<section epub:type="chapter" aria-labelledby="work-title">
<header><p class="label">Full text</p><h1 id="work-title">${title}</h1><p class="byline">By Käthe Wick</p><p class="publication">Quay, 2016</p></header>
<div class="prose">
<p id="p1" data-number="1">The lamp went out.<sup><a href="#fn-1" id="fnref-1" epub:type="noteref" role="doc-noteref">1</a></sup></p>
<aside class="note mark-1" epub:type="footnote" role="doc-footnote" id="fn-1"><p><b>Note 1:</b> At four. <a href="#fnref-1" role="doc-backlink">↩︎</a></p></aside>
<figure><img alt="A tower" src="a.png"/><figcaption>The tower. <small>Ann Wick, CC BY</small></figcaption></figure>${more}
</div>
<section id="work-facts"><h2>About this text</h2><p class="address">From Quay: <a href="https://quay.example/articles/${id}/">x</a></p>
<dl><dt>Rights</dt><dd>© Ann Wick</dd><dt>Tags</dt><dd><a href="${tag}">Salt</a></dd></dl></section>
<section id="work-cite"><h2>Cite</h2><p>Wick, Käthe. “${title}.”</p></section></section>`;
  const body =
    'The lamp went out.[^1]\n\n:::figure[The tower.]{credit="Ann Wick, CC BY"}\n![A tower](lamp-a.png)\n:::\n\n[^1]: At four.';
  const files = { 'OEBPS/a.png': pixel };
  const one = epub({
    texts: { 'articles-lamp.xhtml': page('lamp') },
    contents: [
      ['articles-lamp.xhtml', 'The Lamp'],
      ['articles-lamp.xhtml#work-cite', 'Cite'],
    ],
    metadata:
      '<dc:title>The Lamp</dc:title><dc:creator>Käthe Wick</dc:creator><dc:identifier>https://quay.example/articles/lamp/</dc:identifier>',
    files,
  });

  test('makes one article from the text of a work', () => {
    const { entries, lost, skipped } = read(one);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      id: 'lamp',
      frontmatter: {
        title: 'The Lamp',
        authors: [{ family: 'Wick', given: 'Käthe' }],
        via: { publication: 'quay.example', url: 'https://quay.example/articles/lamp/' },
        tags: ['salt'],
        extent: 'full',
      },
    });
    expect(entries[0]?.frontmatter).not.toHaveProperty('series');
    expect(entries[0]?.body.trim()).toBe(body);
    expect({ lost, skipped }).toEqual({ lost: ['Rights: © Ann Wick'], skipped: [] });
  });

  test('makes an article from each work of a library, and none from its lists and indexes', () => {
    const more =
      '<div class="omission muted"><span>[…]</span> Two lines on salt.</div><p>See <a href="articles-lamp.xhtml">the lamp</a>.</p>';
    const { entries, lost } = read(
      epub({
        texts: {
          'title.xhtml': '<h1>Quay</h1>',
          'lists.xhtml': '<h1>Reading lists</h1><p>For the harbour.</p>',
          'articles-lamp.xhtml': page('lamp'),
          'articles-rope.xhtml': page('rope', { title: 'The Rope', tag: 'tags.xhtml#tag-salt', more }).replace(
            '<section id="work-facts">',
            '<aside class="ending"><p>The excerpt ends here.</p></aside>$&',
          ),
          'tags.xhtml': '<h1>Tags</h1><h2 id="tag-salt">Salt</h2>',
        },
        files,
      }),
    );
    expect(entries.map(({ id, frontmatter: { extent, tags } }) => ({ id, extent, tags }))).toEqual([
      { id: 'lamp', extent: 'full', tags: ['salt'] },
      { id: 'rope', extent: 'excerpt', tags: ['salt'] },
    ]);
    expect(entries[1]?.body).toContain('\\[…]\n\nSee [the lamp](../lamp/).');
    expect(lost).toContain('words of an omission: “Two lines on salt.”');
  });

  test('recognizes a work whose page is on this site', () => {
    const address = new URL('articles/old-lamp/', env.siteUrl).href;
    const existing = { collection: 'articles', id: 'old-lamp', file: 'old-lamp.md', fields: {}, body: '' } as const;
    const allotId = idAllotter({ tags: [], entries: [existing], formerIds: { works: [], tags: [] } });
    const bytes = epub({
      texts: { 'a.xhtml': page('lamp').replace('https://quay.example/articles/lamp/', address) },
      files,
    });
    const [entry] = read(bytes, { allotId }).entries;
    expect(entry?.id).toBe('old-lamp');
    expect(entry?.frontmatter).not.toHaveProperty('via');
  });
});
