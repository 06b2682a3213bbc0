import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

const renderer = await markdown.createRenderer({ syntaxHighlight: false });

describe('rehypeOutline', () => {
  test.each([
    ['One. *Two*.\n\nThree.', { opening: 'One. Two.', breaksOff: false }],
    ['# A heading\n\nIt stops in', { opening: 'It stops in', breaksOff: true }],
    ['He said: “Enough.”', { opening: 'He said: “Enough.”', breaksOff: false }],
    ['A claim.[^1]\n\n[^1]: A note that stops in', { opening: 'A claim.', breaksOff: false }],
    [
      ':::epigraph[Ann]\nAn epigraph\n:::\n\n:::verse\nA line,\n    and a step\n:::\n\n:::editors-note\nNo end\n:::',
      { opening: 'A line, and a step', breaksOff: false },
    ],
    ['[…]\n\nIt stops in\n\n::omission[the end]', { opening: 'It stops in', breaksOff: true, omissions: 2 }],
    ['', { opening: '', breaksOff: false }],
  ])('summarizes %j', async (body, expected) => {
    const { metadata } = await renderer.render(body);
    const isEmpty = body === '';
    expect(metadata.frontmatter.outline).toEqual({
      contents: [],
      exampleNumber: '',
      missingImages: [],
      omissions: 0,
      wordless: isEmpty,
      empty: isEmpty,
      ...expected,
    });
  });

  test.each([
    ['the third block', 'One.\n\n> Two.\n\n- Three\n\nFour.', {}, '3'],
    ['the last block of a short text', 'One.\n\n> Two.', {}, '2'],
    ['a number that is pinned', 'One.\n\n> Two.', { 2: 'p1a' }, '1a'],
    ['nothing in a text of images', '![A gate](gate.png)', {}, ''],
  ])('names %s as an example for citations', async (_name, body, anchors, expected) => {
    const { metadata } = await renderer.render(body, { frontmatter: { extent: 'full', anchors } });
    expect(metadata.frontmatter.outline).toHaveProperty('exampleNumber', expected);
  });

  const entry = (id: string, text: string, parts: object[] = []) => ({ id, text, parts });
  test.each([
    [
      'nested by level',
      '## One\n\nA.\n\n### *Two*[^1]\n\nB.\n\n## One\n\nC.\n\n[^1]: A note.',
      [entry('one', 'One', [entry('two', 'Two')]), entry('one-1', 'One')],
    ],
    ['for three headings or more', '## One\n\nA.\n\n## Two\n\nB.', []],
    ['without lower levels', '## One\n\n### Two\n\n#### Three\n\nA.', []],
    ['without headings in quotations', '## One\n\n## Two\n\n> ## Three', []],
  ])('lists the contents %s', async (_name, body, expected) => {
    const { metadata } = await renderer.render(body);
    expect(metadata.frontmatter.outline).toHaveProperty('contents', expected);
  });

  test('distinguishes a body of images from an empty body', async () => {
    const { metadata } = await renderer.render('![A gate](gate.png)');
    expect(metadata.frontmatter.outline).toMatchObject({ wordless: true, empty: false });
  });
});
