import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

const renderer = await markdown.createRenderer({ syntaxHighlight: false });

describe('rehypeOutline', () => {
  test.each([
    ['One. *Two*.\n\nThree.', { opening: 'One. Two.', breaksOff: false, paragraphs: 2 }],
    ['# A heading\n\nIt stops in', { opening: 'It stops in', breaksOff: true, paragraphs: 1 }],
    ['He said: “Enough.”', { opening: 'He said: “Enough.”', breaksOff: false, paragraphs: 1 }],
    ['A claim.[^1]\n\n[^1]: A note that stops in', { opening: 'A claim.', breaksOff: false, paragraphs: 1 }],
    ['', { opening: '', breaksOff: false, paragraphs: 0 }],
  ])('summarizes %j', async (body, expected) => {
    const { metadata } = await renderer.render(body);
    const isEmpty = body === '';
    expect(metadata.frontmatter.outline).toEqual({
      ...expected,
      missingImages: [],
      wordless: isEmpty,
      empty: isEmpty,
    });
  });

  test('distinguishes a body of images from an empty body', async () => {
    const { metadata } = await renderer.render('![A gate](gate.png)');
    expect(metadata.frontmatter.outline).toMatchObject({ wordless: true, empty: false });
  });
});
