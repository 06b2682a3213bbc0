import { parse } from 'ultrahtml';
import { describe, expect, test } from 'vitest';
import { checkBody } from '../../../src/check/rules/body.ts';
import { remarkBasePath } from '../../../src/markdown/base-path.ts';
import { parseMarkdown } from '../../../src/markdown/parser.ts';
import { renderBody } from '../../support/render-body.ts';
import { seededRandom } from '../../../scripts/support/random.ts';

/** Renders a body without the permalinks of its paragraphs. */
const render = async (body: string, options = {}) =>
  (await renderBody(body, options)).replace(/<a class="paragraph-number"[^>]*><\/a>/g, '').trim();

const check = (body: string, mdx: boolean) => checkBody(body, { mdx, pins: {}, firstLine: 8 });

describe.each([
  ['Markdown', false],
  ['MDX', true],
])('words of %s', (_name, mdx) => {
  test.each([
    ['a paragraph of one element', '<span>Words.</span>', '<p id="p1"><span>Words.</span></p>'],
    ['a paragraph of elements', '<b>A</b> <i>B</i><u>C</u>', '<p id="p1"><b>A</b> <i>B</i><u>C</u></p>'],
    ['paragraphs of elements', '<b>A</b>\n\n<i>B</i>', '<p id="p1"><b>A</b></p>\n<p id="p2"><i>B</i></p>'],
    ['an element in a quotation', '> <i>Words.</i>', '<p><i>Words.</i></p>'],
    ['a year at the start of a line', 'It was in\n1986. A year.', '<p id="p1">It was in\n1986. A year.</p>'],
    ['escaped characters', '1986\\. 5\\*3\\*2 \\[a]\\[b]', '<p id="p1">1986. 5*3*2 [a][b]</p>'],
    ['nested quotations', '>>>>>>> Words.', '<p>Words.</p>'],
    ['directional isolates', 'A <bdi>word</bdi>.', '<p id="p1">A <bdi>word</bdi>.</p>'],
  ])('keeps %s', async (_case, body, html) => {
    expect(check(body, mdx).problems).toEqual([]);
    expect(await render(body, { mdx })).toContain(html);
  });

  test('keeps a note in a paragraph of one element next to it', async () => {
    const html = await render('<span>Words.[^1]</span>\n\n[^1]: The note.', { mdx });
    expect(html).toMatch(/^<section class="with-notes"><p id="p1"><span>Words\.<sup>/);
    expect(html).toMatch(
      /<p class="note mark-1" role="doc-footnote"><a id="fn-1"><\/a><b [^>]*>Note 1:<\/b> The note\. /,
    );
  });

  test('drops comments', async () => {
    const comment = mdx ? '{/* hidden */}' : '<!-- hidden -->';
    const html = await render(`One ${comment}two.\n\n${comment}\n\n- Three${comment}`, { mdx });
    expect(html).not.toContain('hidden');
    expect(html).toContain('<p id="p1">One two.</p>');
    expect(html).toContain('<li>Three</li>');
  });
});

describe('remarkBasePath', () => {
  test.each([
    ['[a](/related/b/)', '/reading/related/b/'],
    ['[a](/)', '/reading/'],
    ['[a](/articles/b/#p2)', '/reading/articles/b/#p2'],
    ['[a]: /tags/b/', '/reading/tags/b/'],
    ['[a](../b/)', '../b/'],
    ['[a](#p1)', '#p1'],
    ['[a](https://example.org/)', 'https://example.org/'],
  ])('%s', (body, url) => {
    const tree = parseMarkdown(body);
    remarkBasePath('/reading')(tree);
    expect(JSON.stringify(tree)).toContain(`"url":"${url}"`);
  });
});

/** Syntax, right and wrong. Each W becomes another word. */
const fragments = [
  ...['W', 'W', 'W', 'W', ' ', ' ', ' ', '.', ',', '"', "'", '「', '」', '$', '^', '=', '5', 'e.g.', '&nbsp;', '&amp;'],
  ...['\n', '\n', '\n\n', '\n\n', '\n\n', '    ', '  ', '\t', '\\\n', '\\', '*', '**', '_', '`', '``', '~~', '=='],
  ...[
    '[',
    ']',
    '(',
    ')',
    '!',
    '<',
    '>',
    '> ',
    '#',
    '## ',
    '- ',
    '+ ',
    '1. ',
    '2) ',
    '1986. ',
    '|',
    '| - |',
    '---',
    '===',
  ],
  ...[
    '::',
    ':::',
    '\n:::verse\n',
    '\n:::epigraph[W]\n',
    '\n:::\n',
    '\n::omission[W]\n',
    '<ruby>',
    '<rt>',
    '</rt>',
    '</ruby>',
  ],
  ...['```', '~~~', '[^1]', '\n\n[^1]: ', '[a]', '\n\n[a]: https://x.example/ ', '[x](https://x.example/)'],
  ...[
    'https://x.example/',
    'www.W.example',
    '<span>',
    '</span>',
    '<br>',
    '<q>',
    '</q>',
    '<b',
    ' title="',
    '<!--',
    '-->',
  ],
];

/** Returns a body of up to 15 fragments. */
function randomBody(random: () => number): string {
  let words = 0;
  return Array.from({ length: 3 + Math.floor(random() * 13) }, () =>
    (fragments[Math.floor(random() * fragments.length)] ?? '').replaceAll('W', () => `w${(words += 1)}w`),
  ).join('');
}

const wordsIn = (text: string) => (text.match(/w\d+w/g) ?? []).toSorted();

/** Returns the text of HTML. */
function textIn(node: ReturnType<typeof parse>): string {
  const { value = '', children = [] } = node as { value?: string; children?: (typeof node)[] };
  return node.type === 2 ? value : children.map(textIn).join('');
}

describe.each([
  ['Markdown', false],
  ['MDX', true],
])('random bodies of %s', (_name, mdx) => {
  test('lose no word unless the check reports a problem', async () => {
    const random = seededRandom(1);
    let rendered = 0;
    for (let index = 0; index < 1000; index += 1) {
      const body = randomBody(random);
      if (check(body, mdx).problems.length > 0) continue;
      const html = await render(body, { mdx });
      expect({ body, words: wordsIn(textIn(parse(html))) }).toEqual({ body, words: wordsIn(body) });
      rendered += 1;
    }
    expect(rendered).toBeGreaterThan(100);
  });
});
