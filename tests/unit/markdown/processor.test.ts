import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

const fixtures = 'tests/fixtures/markdown';
const renderer = await markdown.createRenderer({ syntaxHighlight: false });

describe('Markdown', async () => {
  test.each(await readdir(fixtures))('%s', async (name) => {
    const frontmatter = { extent: name.startsWith('numbered') ? 'full' : 'reference' };
    const { code } = await renderer.render(await readFile(`${fixtures}/${name}/input.md`, 'utf8'), { frontmatter });
    expect(code.trim()).toBe((await readFile(`${fixtures}/${name}/output.html`, 'utf8')).trim());
  });
});

describe('the outline of a text', () => {
  test.each([
    ['One. *Two*.\n\nThree.', { opening: 'One. Two.', breaksOff: false }],
    ['# A heading\n\nIt stops in', { opening: 'It stops in', breaksOff: true }],
    ['He said: “Enough.”', { opening: 'He said: “Enough.”', breaksOff: false }],
    ['A claim.[^1]\n\n[^1]: A note that stops in', { opening: 'A claim.', breaksOff: false }],
    ['', { opening: '', breaksOff: false }],
  ])('%j', async (text, outline) => {
    const { metadata } = await renderer.render(text);
    expect(metadata.frontmatter.outline).toEqual({
      ...outline,
      missingImages: [],
      wordless: text === '',
      empty: text === '',
      paragraphs: expect.any(Number) as number,
    });
  });
});
