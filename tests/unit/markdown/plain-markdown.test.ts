import { globSync, readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { checkBody } from '../../../src/check/rules/body.ts';
import { env } from '../../../src/env.ts';
import { blockText, numberedBlocks } from '../../../src/markdown/blocks.ts';
import { readContent } from '../../../src/markdown/frontmatter.ts';
import { remarkInlineParagraphs } from '../../../src/markdown/inline-paragraphs.ts';
import { parseMarkdown } from '../../../src/markdown/parser.ts';
import { plainMarkdown } from '../../../src/markdown/plain-markdown.ts';
import { href } from '../../../src/schemas/paths.ts';

const address = 'https://here.example/articles/cells/';
const lines = (...all: string[]) => all.join('\n');
type Options = Partial<Parameters<typeof plainMarkdown>[2]> & { mdx?: boolean };

function plain(body: string, { mdx = false, ...options }: Options = {}): string {
  const tree = parseMarkdown(body, { mdx });
  remarkInlineParagraphs()(tree);
  return plainMarkdown(tree, body, { extent: 'full', address, ...options });
}

/** Parses Markdown as GFM, without our directives. */
const readElsewhere = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

describe('plainMarkdown', () => {
  test.each([
    ['numbers paragraphs', 'One.\n\n## Two\n\nThree.', '<!-- p1 -->\nOne.\n\n## Two\n\n<!-- p2 -->\nThree.'],
    ['keeps escapes, entities and spaces', '1\\. \\*A*  B &amp; C\\', '<!-- p1 -->\n1\\. \\*A*  B &amp; C\\'],
    ['removes comments', 'A <!-- note --> b.\n\n<!-- more -->\n\nC.', '<!-- p1 -->\nA  b.\n\n<!-- p2 -->\nC.'],
    ['keeps footnotes', 'A.[^1]\n\n[^1]: B.\n\n    C.', '<!-- p1 -->\nA.[^1]\n\n[^1]: B.\n\n    C.'],
    [
      "says which footnotes are the editor's",
      'A.[^ed-1]\n\n[^ed-1]: B *c*.',
      '<!-- p1 -->\nA.[^ed-1]\n\n[^ed-1]: **Editor’s note:** B *c*.',
    ],
    [
      'makes links absolute, and keeps their words',
      '[A *b* \\]](/related/c/ "T") [d](../e/) [f](#p1) [g](https://g.example/h) [i][j]\n\n[j]: /tags/k/',
      lines(
        '<!-- p1 -->',
        '[A *b* \\]](https://here.example/related/c/ "T") [d](https://here.example/articles/e/) [f](https://here.example/articles/cells/#p1) [g](https://g.example/h) [i][j]',
        '',
        '[j]: https://here.example/tags/k/',
      ),
    ],
    [
      'ends the lines of verse, and indents them',
      ':::verse\n  One *two\n      three*,  \nfour\\\n  five.\n\n  Six.\n:::',
      lines(
        '<!-- p1 -->',
        '\u2002\u2002One *two\\',
        '\u2002\u2002\u2002\u2002\u2002\u2002three*,\\',
        'four\\',
        '\u2002\u2002five.',
        '',
        '\u2002\u2002Six.',
      ),
    ],
    [
      'ends a quotation with its attribution',
      '> :::verse[Ann *W*]\n> One\n> two\n> :::\n\n:::epigraph[Ben]\nOne.\n\n- Two\n:::',
      lines(
        '<!-- p1 -->',
        '> > One\\',
        '> > two',
        '> >',
        '> > — Ann *W*',
        '',
        '<!-- p2 -->',
        '> One.',
        '>',
        '> - Two',
        '>',
        '> — Ben',
      ),
    ],
    [
      "sets an editor's note apart, with the constructs in it",
      '::::editors-note\nOne [two](/three/).\n\n:::verse\nFour\nfive\n:::\n::::',
      lines('> **Editor’s note:** One [two](https://here.example/three/).', '>', '> Four\\', '> five'),
    ],
    [
      'keeps the label of a construct without a form of its own',
      ':::colophon[A *b*]\nC.\n\nD.\n:::',
      'A *b*\n\nC.\n\nD.',
    ],
    [
      'moves constructs out of a quotation, and to the margin',
      lines('> :::editors-note', '> One', '> two', '>', '> - Three', '>   four', '> :::', '', '   - A', '   - B'),
      lines(
        '<!-- p1 -->',
        '> > **Editor’s note:** One',
        '> > two',
        '> >',
        '> > - Three',
        '> >   four',
        '',
        '<!-- p2 -->',
        '- A',
        '- B',
      ),
    ],
    [
      'puts a caption above its table',
      ':::table[A *b*]\n| c |\n| - |\n| d |\n:::',
      '<!-- p1 -->\nA *b*\n\n| c |\n| - |\n| d |',
    ],
    [
      'links to pictures on the page',
      '![A [b]](c.png "D")\n\n![](e.png "decorative")\n\n:::figure[F]{credit="G" link="https://g.example/"}\n![](h.png)\n:::\n\nI ![j](k.png) [![l](m.png)](n/)',
      lines(
        `[Image: A \\[b\\]](${address}#figure-1)`,
        '',
        'D',
        '',
        `[Image](${address}#figure-3)`,
        '',
        'F [G](<https://g.example/>)',
        '',
        '<!-- p1 -->',
        `I [Image: j](${address}) [Image: l](${address}n/)`,
      ),
    ],
    [
      'says what is left out',
      'A.\n\n::omission[two *b*]\n\n[…]\n\n- C […]',
      '<!-- p1 -->\nA.\n\n[…] (two *b*)\n\n[…]\n\n<!-- p2 -->\n- C […]',
    ],
    [
      'has the parts of a letter as paragraphs',
      '::salutation[*Dear* Ann,]\n\nA.\n\n> ::signature[B.]',
      '<!-- p1 -->\n*Dear* Ann,\n\n<!-- p2 -->\nA.\n\n<!-- p3 -->\n> B.',
    ],
    ['has nothing of an empty body', '\n', ''],
    ['ends lines as other programs do', 'A\r\nb.\r\n\r\n> C\r\n> d', '<!-- p1 -->\nA\nb.\n\n<!-- p2 -->\n> C\n> d'],
  ])('%s', (_what, body, expected) => {
    expect(plain(body)).toBe(expected);
  });

  test('keeps pinned numbers', () => {
    expect(plain('A.\n\nB.\n\nC.', { pins: { 2: ['p1a'], 3: ['p2', 'p3'] } })).toBe(
      '<!-- p1 -->\nA.\n\n<!-- p1a -->\nB.\n\n<!-- p2 p3 -->\nC.',
    );
  });

  test("does not number an editor's note on a reference", () => {
    expect(plain('A.', { extent: 'reference' })).toBe('A.');
  });

  test('says that an excerpt starts late', () => {
    for (const before of ['## A', '<!-- A -->'])
      expect(plain(`${before}\n\n[…]\n\nB, c`, { extent: 'excerpt' })).toContain(
        '[…] (The excerpt starts partway through the text.)',
      );
  });

  test('turns MDX into Markdown', () => {
    const body = '<MissingImage label="A *b*" />\n\n{/* c */}\n\n<small-caps>D</small-caps>\\{ e {/* f */}\n\ng';
    expect(plain(body, { mdx: true })).toBe(
      '**A \\*b\\*** (The source has an image here; this site does not.)\n\n<!-- p1 -->\n<small-caps>D</small-caps>\\{ e \n\n<!-- p2 -->\ng',
    );
  });
});

describe('the check of a body', () => {
  const home = new URL(href('/related/cells/'), env.siteUrl).href;
  const body = 'A.\n\n<!-- no -->\n\n[B](#p1)';
  const work = (data: object) => ({ collection: 'related' as const, id: 'cells', data });

  test.each([
    [
      'a text, with its numbers and the address of its page',
      body,
      work({ extent: 'full', anchors: { 2: ['p7'] } }),
      `<!-- p1 -->\nA.\n\n<!-- p7 -->\n[B](${home}#p1)`,
    ],
    ['the note on a reference', body, work({ title: 'C' }), `A.\n\n[B](${home}#p1)`],
    ['no tag or page', body, undefined, ''],
    ['nothing with errors', '<script>a()</script>', work({ extent: 'full' }), ''],
  ])('makes the Markdown of %s', (_what, source, of, expected) => {
    expect(checkBody(source, { mdx: false, pins: undefined, firstLine: 1, work: of }).markdown).toBe(expected);
  });
});

describe('the words of a text', () => {
  const files = globSync(
    'tests/fixtures/{constructs,demo,kinds,letters,relevance,sound}/{articles,related}/*.{md,mdx}',
  );
  const texts = files
    .map((file) => ({ file, mdx: file.endsWith('.mdx'), ...readContent(readFileSync(file, 'utf8')) }))
    .filter(({ data }) => data.extent !== undefined && data.extent !== 'reference');

  test.each(texts.map((text) => [text.file, text] as const))(
    'are the same to other parsers: %s',
    (_file, { body, mdx }) => {
      const written = readElsewhere(plain(body, { mdx })).children;
      for (const { node, anchor } of numberedBlocks(parseMarkdown(body, { mdx }))) {
        if (JSON.stringify(node).includes('containerDirective')) continue; // see the table above
        const index = written.findIndex((other) => other.type === 'html' && other.value === `<!-- ${anchor} -->`);
        const block = written[index + 1];
        const type = node.type === 'leafDirective' ? 'paragraph' : node.type; // a part of a letter
        expect(block && [anchor, block.type, blockText(block)]).toEqual([anchor, type, blockText(node)]);
      }
    },
  );
});
