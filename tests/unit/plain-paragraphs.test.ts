import { readdir, readFile } from 'node:fs/promises';
import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { remarkPlainParagraphs, setAside } from '../../src/markdown/plain-paragraphs.ts';

test.each([
  ['a sentence', 'Words, and more of them: “so” (it’s said).', true],
  ['two lines', 'One line\nand another.', true],
  ['a hard break', 'One line  \nand another.', false],
  ['emphasis', 'One *line*.', false],
  ['a link', 'See www.example.org for it.', false],
  ['a head that is underlined', 'One line\n---', false],
  ['a list', '- One line', false],
  ['a character reference', 'One &amp; two.', false],
  ['an import of MDX', "import a from 'a'", false],
  ['an indented line', '    One line', false],
])('%s', (_what, text, isPlain) => {
  expect(setAside(`${text}\n\n*More.*\n`).paragraphs).toEqual(isPlain ? [text] : []);
});

describe('a text is rendered as without the plugin', async () => {
  const plugins = { gfm: false, smartypants: false };
  const [slow, fast] = await Promise.all(
    [[remarkGfm], [remarkPlainParagraphs, remarkGfm]].map((remarkPlugins) =>
      unified({ ...plugins, remarkPlugins }).createRenderer({ syntaxHighlight: false }),
    ),
  );
  const files = await Promise.all(
    ['tests/fixtures/texts', 'tests/fixtures/relevance/articles', 'tests/fixtures/hostile'].map(async (folder) =>
      (await readdir(folder, { recursive: true }))
        .filter((name) => /\.mdx?$/.test(name))
        .map((name) => `${folder}/${name}`),
    ),
  );
  const texts: [string, string][] = [
    ['plain text in a fence', 'Words.\n\n```\nPlain\n\nWords\nand more\n\nPlain\n```\n\nWords.'],
    ['plain text in HTML', '<pre>\n\nPlain\n\n</pre>\n\n<!--\n\nPlain\n\n-->'],
    [
      'plain text after a list and a note',
      '- One\n\nPlain\n\n  Not of it[^1]\n\n[^1]: Note\n\nPlain\n\n    more of it',
    ],
    ['a definition around plain text', '[a]\n\nPlain\n\n[a]: /b\n\nPlain'],
    ['nothing but plain text', '\nPlain.\n\n\nMore\nof it.\n'],
    ['digits alone', '\n12\n\nPlain\n\n3\n'],
    ['nothing at all', '\n'],
    ['the mark itself', '\uE0000\n\nPlain\n\n\uE000'],
  ];
  test.each(texts)('%s', async (_what, text) => {
    expect((await fast?.render(text))?.code).toBe((await slow?.render(text))?.code);
  });
  test('all texts of the fixtures', async () => {
    expect(files.flat().length).toBeGreaterThan(300);
    for (const file of files.flat()) {
      const text = (await readFile(file, 'utf8')).replace(/^---\n.*?\n---\n/s, '');
      expect((await fast?.render(text))?.code, file).toBe((await slow?.render(text))?.code);
    }
  }, 60_000);
});
