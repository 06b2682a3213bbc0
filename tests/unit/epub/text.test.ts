import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { readText, writeText } from '../../../src/epub/text.ts';
import { idsIn, replaceLinks } from '../../../src/epub/xhtml.ts';
import { renderBody } from '../../support/render-body.ts';

const pageOf = (prose: string) =>
  `<main><p>No.</p><article><header>No.</header><aside>No.</aside><h2 class="label">No.</h2>${prose}<section class="excerpt-end">No.</section></article></main>`;
const options = { link: (href: string) => href, picture: (source: string) => `picture-${source}` };

/** Writes the text of a page. Throws if it is not well-formed XML. */
function write(prose: string): string {
  const xhtml = `<div xmlns:epub="http://www.idpf.org/2007/ops">${writeText(readText(pageOf(prose)).blocks, options)}</div>`;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xhtml).close();
  return xhtml;
}

describe('writeText', () => {
  const fixtures = readdirSync('tests/fixtures/markdown').flatMap((name) =>
    readdirSync(`tests/fixtures/markdown/${name}`)
      .filter((file) => /^input\.mdx?$/.test(file))
      .map((file) => `${name}/${file}`),
  );
  test('has fixtures', () => expect(fixtures.length).toBeGreaterThan(10));

  test.each(fixtures)('writes well-formed XML with the words of the page: %s', async (file) => {
    const body = readFileSync(`tests/fixtures/markdown/${file}`, 'utf8');
    const html = await renderBody(body, { mdx: file.endsWith('x') });
    const letters = (text: string) => text.replace(/\s+/g, '');
    expect(letters(load(write(html), { xml: true }).text())).toBe(letters(load(html).text()));
  });

  test.each([
    ['an entity of HTML', '<p>A&nbsp;&amp;&hellip;</p>', '<p>A\u00a0&amp;…</p>'],
    ['elements that end by themselves', '<p>One<br>two<wbr>three</p>', '<p>One<br/>two<wbr/>three</p>'],
    ['elements without an end', '<ul><li>One<li>Two</ul>', '<ul><li>One</li><li>Two</li></ul>'],
    ['a control character', '<p>A\u0007</p>', '<p>A\ufffd</p>'],
    ['attributes for browsers', '<p style="color: red" data-x="1" tabindex="0">A</p>', '<p>A</p>'],
    ['a language', '<p lang="he" dir="rtl">A</p>', '<p lang="he" xml:lang="he" dir="rtl">A</p>'],
    ['a scrolling table', '<div class="scroll" tabindex="0"><table></table></div>', '<table></table>'],
    ['a picture', '<p><img src="a.png" srcset="b.png" alt="A"></p>', '<p><img src="picture-a.png" alt="A"/></p>'],
    ['a heading that begins with a digit', '<h2 id="2014-é">A</h2>', '<h2 id="id-2014-é">A</h2>'],
    ['a heading that links to itself', '<h2><a id="b"></a><a href="#b">B</a></h2>', '<h2><a id="b"></a>B</h2>'],
    [
      'the number of a paragraph',
      '<p id="p1">A<a class="paragraph-number" href="#p1" data-number="1"></a></p>',
      '<p id="p1" data-number="1">A</p>',
    ],
    [
      'a note after its block, as reading systems know notes',
      '<section class="with-notes"><p>A<sup><a href="#fn-1" id="fnref-1" data-footnote-ref>1</a></sup></p><p class="note" role="doc-footnote"><a id="fn-1"></a><b data-pagefind-ignore>Note 1:</b> B <a href="#fnref-1" data-footnote-backref>↩</a></p></section>',
      '<p>A<sup><a href="#fn-1" id="fnref-1" epub:type="noteref" role="doc-noteref">1</a></sup></p><aside class="note" epub:type="footnote" role="doc-footnote" id="fn-1"><p><b>Note 1:</b> B <a href="#fnref-1" role="doc-backlink">↩</a></p></aside>',
    ],
    [
      'a note with several blocks',
      '<section class="with-notes"><p>A</p><div class="note" role="doc-footnote"><p><a id="fn-1"></a>B</p><p>C</p></div></section>',
      '<p>A</p><aside class="note" epub:type="footnote" role="doc-footnote" id="fn-1"><p>B</p><p>C</p></aside>',
    ],
  ])('writes %s', (_what, html, xhtml) => {
    expect(write(html)).toBe(`<div xmlns:epub="http://www.idpf.org/2007/ops">${xhtml}</div>`);
  });
});

describe('readText', () => {
  test('finds headings, without the numbers of notes', () => {
    const text = readText(pageOf('<p id="p1">A</p><h3><a id="x"></a>B<sup><a data-footnote-ref>1</a></sup></h3>'));
    expect(text.pictures).toEqual([]);
    expect(text.headings).toEqual([{ level: 3, id: 'x', text: 'B' }]);
  });

  test('finds the citations in the first style', () => {
    const style = (words: string) =>
      `<details class="citations"><ul><li><span class="muted">L</span><br><span class="citation">${words}</span></ul></details>`;
    const { citations } = readText(`<article></article>${style('A <i>B</i>.')}${style('C')}`);
    expect(citations.map((line) => writeText([line], options))).toEqual([
      '<span class="muted">L</span>',
      '<span class="citation">A <i>B</i>.</span>',
    ]);
  });

  test('finds nothing on a page without a text', () => {
    expect(readText('<article><header><p>No.</p></header></article>')).toMatchObject({ blocks: [], headings: [] });
  });
});

describe('replaceLinks', () => {
  const replace = (target: string) => `${target}?a&b`;
  test.each([
    ['each link', '<a href="x">A</a><a href="y">B</a>', '<a href="x?a&amp;b">A</a><a href="y?a&amp;b">B</a>'],
    ['an address with an ampersand', '<a href="x&amp;y">A</a>', '<a href="x&amp;y?a&amp;b">A</a>'],
  ])('replaces %s', (_case, html, expected) => expect(replaceLinks(html, replace)).toBe(expected));
  test('doesn’t replace words of a text that look like a link or an id', () => {
    const page = readText(pageOf(`<p title=' href="x"'> href="x" id="y"</p>`));
    const xhtml = writeText(page.blocks, options);
    expect(replaceLinks(xhtml, replace)).toBe(xhtml);
    expect(idsIn(xhtml)).toEqual(new Set());
  });
});
