/**
 * Converts HTML, and compares the Markdown and what is lost. The cases are in `packages/import/tests/fixtures/html.yaml`. The picture
 * `boat.png` is there, others are not.
 *
 * `UPDATE=1 vitest run --config tests/vitest.config.ts packages/import/tests/unit/html-to-markdown.test.ts` writes the current
 * results into all cases. Review them with `git diff`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { type ConvertedHtml, htmlToMarkdown, parseHtml } from '../../html-to-markdown.ts';
import { textOf } from '../../html/stringify.ts';
import { textContent } from '../../html/tree.ts';
import { checkBody, loadProcessor, parseMarkdown, seededRandom } from '../../site.ts';

interface HtmlCase {
  name: string;
  html: string;
  markdown: string;
  mdx?: boolean;
  lost?: string[];
}

const table = 'packages/import/tests/fixtures/html.yaml';
const isUpdate = process.env.UPDATE !== undefined;
const document = parseDocument(await readFile(table, 'utf8'));
const cases = document.toJS() as HtmlCase[];
const renderer = await (await loadProcessor()).createRenderer({ syntaxHighlight: false });

const convert = (html: string): ConvertedHtml =>
  htmlToMarkdown(html, {
    base: 'https://blog.example/post/',
    picture: ([address]) => (address === 'boat.png' ? { name: 'boat.png', bytes: new Uint8Array() } : undefined),
  });

/** Returns the diagnostics of a text. */
const problemsOf = ({ markdown: body, mdx }: ConvertedHtml): string[] =>
  checkBody(body, { mdx, pins: {}, firstLine: 1 }).problems.map(({ rule, message }) => `${rule}: ${message}`);

describe('htmlToMarkdown', () => {
  test.each(cases.map((htmlCase, index) => ({ ...htmlCase, index })))('$name', ({ html, index, ...expected }) => {
    const converted = convert(html);
    if (isUpdate) {
      document.setIn([index, 'markdown'], converted.markdown);
      if (converted.mdx) document.setIn([index, 'mdx'], true);
      if (converted.lost.length > 0) document.setIn([index, 'lost'], converted.lost);
    } else {
      expect(converted.markdown).toBe(expected.markdown);
      expect({ mdx: converted.mdx, lost: converted.lost }).toEqual({
        mdx: expected.mdx ?? false,
        lost: expected.lost ?? [],
      });
    }
    expect(problemsOf(converted)).toEqual([]);
  });

  afterAll(async () => {
    if (isUpdate) await writeFile(table, document.toString({ lineWidth: 0 }));
  });

  test('copies each picture once', () => {
    expect(convert('<img src="boat.png" alt="A"><img src="boat.png" alt="B">').files).toHaveLength(1);
  });

  test('throws a RangeError for elements that are nested too deeply', () => {
    expect(() => convert('<div>'.repeat(100_000))).toThrow(RangeError);
  });

  test('links to the pages that addresses became', () => {
    const { markdown: body } = htmlToMarkdown('<a href="/other#x">other</a>', {
      base: 'https://blog.example/',
      linkTo: (url) => (url.startsWith('https://blog.example/other') ? '../other/' : undefined),
    });
    expect(body).toBe('[other](../other/)\n');
  });
});

/** Pieces of text that Markdown, GFM, MDX or our directives give a meaning to. */
const pieces = [
  ...['*', '**', '_', '__', '`', '```', '~~', '#', '## ', '- ', '+ ', '1. ', '1) ', '> ', '|', '| a |', '---', '==='],
  ...['<b>', '<', '>', '&amp;', '&', '[', ']', '(', ')', '[^1]', '[^1]:', '![a](b)', '[[w]]', '](http', '^[n]', '<!--'],
  ...['https://x.example', 'www.x.example', 'a@b.example', ':::verse', '::omission[x]', ':name', '{', '}', '\\', '\\*'],
  ...[
    'import x',
    'export const a',
    '\n',
    '\n\n',
    ' ',
    '   ',
    '\t',
    'a',
    'word',
    'B',
    'é',
    '日本',
    '«',
    '”',
    '[…]',
    '—',
  ],
  ...['!', '$x$', '\u00A0', '1986.', '=', '"', "'", '&copy;', '&#35;', '<<<<<<< x', '</p>', 'x'.repeat(30)],
];
const inlineNames = ['b', 'em', 'del', 'sub', 'sup', 'code', 'a', 'mark', 'q', 'cite', 'small'];

/** Makes HTML of random words and elements. */
function randomHtml(random: () => number): string {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const many = (max: number, make: () => string) => Array.from({ length: 1 + Math.floor(random() * max) }, make);
  const words = () =>
    many(5, () => pick(pieces))
      .join(pick(['', ' ']))
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;');
  const inline = (depth = 0): string => {
    if (depth > 2 || random() < 0.5) return words();
    const name = pick(inlineNames);
    return `<${name}${name === 'a' ? ' href="https://x.example/a_(b)"' : ''}>${many(2, () => inline(depth + 1)).join('')}</${name}>`;
  };
  const block = (depth = 0): string => {
    const content = () => (depth < 2 && random() < 0.4 ? block(depth + 1) : inline());
    switch (pick(['p', 'h3', 'ul', 'blockquote', 'table', 'verse', 'pre', 'figure'])) {
      case 'h3':
        return `<h3>${inline()}</h3>`;
      case 'ul':
        return `<ul>${many(3, () => `<li>${content()}</li>`).join('')}</ul>`;
      case 'blockquote':
        return `<blockquote>${content()}</blockquote>`;
      case 'table':
        return `<table><caption>${inline()}</caption><tr><th>${inline()}</th><th>${inline()}</th></tr><tr><td>${inline()}</td></tr></table>`;
      case 'verse':
        return `<pre class="wp-block-verse">${many(3, () => `  ${inline(1)}`).join('\n')}</pre>`;
      case 'pre':
        return `<pre>${words()}</pre>`;
      case 'figure':
        return `<figure><img src="boat.png" alt="x"><figcaption>${inline()}</figcaption></figure>`;
      default:
        return `<p>${inline()}${inline()}</p>`;
    }
  };
  return block() + block();
}

/** The characters of a text that readers see. The site adds en spaces to verse. */
const visible = (text: string) => text.replace(/[\s\u2002]+/g, '');

describe('htmlToMarkdown, whatever the words', () => {
  test.each([1, 2, 3, 4, 5, 6])('keeps them, and the check accepts the result (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    for (let count = 0; count < 40; count += 1) {
      const html = randomHtml(random);
      const converted = convert(html);
      const { code } = await renderer.render(converted.markdown, { frontmatter: { extent: 'reference' } });
      expect(visible(textContent(parseHtml(code))), html).toBe(visible(textContent(parseHtml(html))));
      expect(problemsOf(converted), html).toEqual([]);
    }
  });

  test('keeps them in MDX', () => {
    const random = seededRandom(7);
    for (let count = 0; count < 100; count += 1) {
      const html = `${randomHtml(random)}<img src="gone.png" alt="Gone">`.replaceAll('boat.png', 'gone.png');
      const converted = convert(html.replaceAll(/<figure>.*?<\/figure>/gs, ''));
      const source = textContent(parseHtml(html.replaceAll(/<figure>.*?<\/figure>/gs, '')));
      expect(visible(textOf(parseMarkdown(converted.markdown, { mdx: true }))), html).toBe(visible(source));
      expect(problemsOf(converted), html).toEqual([]);
    }
  });
});
