import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

const renderer = await markdown.createRenderer({ syntaxHighlight: false });

describe('rehypeOutline', () => {
  test.each([
    ['One. *Two*.\n\nThree.', { opening: 'One. Two.', breaksOff: false, paragraphs: 2 }],
    ['# A heading\n\nIt stops in', { opening: 'It stops in', breaksOff: true, paragraphs: 1 }],
    ['He said: “Enough.”', { opening: 'He said: “Enough.”', breaksOff: false, paragraphs: 1 }],
    ['A claim.[^1]\n\n[^1]: A note that stops in', { opening: 'A claim.', breaksOff: false, paragraphs: 1 }],
    [
      ':::epigraph[Ann]\nAn epigraph\n:::\n\n:::verse\nA line,\n    and a step\n:::\n\n:::editors-note\nNo end\n:::',
      { opening: 'A line, and a step', breaksOff: false, paragraphs: 0 },
    ],
    [
      '[…]\n\nIt stops in\n\n::omission[the end]',
      { opening: 'It stops in', breaksOff: true, paragraphs: 1, omissions: 2 },
    ],
    ['', { opening: '', breaksOff: false, paragraphs: 0 }],
  ])('summarizes %j', async (body, expected) => {
    const { metadata } = await renderer.render(body);
    const isEmpty = body === '';
    expect(metadata.frontmatter.outline).toEqual({
      missingImages: [],
      omissions: 0,
      wordless: isEmpty,
      empty: isEmpty,
      ...expected,
    });
  });

  test('distinguishes a body of images from an empty body', async () => {
    const { metadata } = await renderer.render('![A gate](gate.png)');
    expect(metadata.frontmatter.outline).toMatchObject({ wordless: true, empty: false });
  });
});
