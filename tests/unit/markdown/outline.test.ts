import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

const renderer = await markdown.createRenderer({ syntaxHighlight: false });

describe('rehypeOutline', () => {
  test.each([
    ['One. *Two*.\n\nThree.', { opening: 'One. Two.', breaksOff: false, words: 3 }],
    ['# A heading\n\nIt stops in', { opening: 'It stops in', breaksOff: true, words: 5, rich: true }],
    ['He said: “Enough.”', { opening: 'He said: “Enough.”', breaksOff: false, words: 3 }],
    ['A claim.[^1]\n\n[^1]: A note that stops in', { opening: 'A claim.', breaksOff: false, words: 2, rich: true }],
    [
      ':::epigraph[Ann]\nAn epigraph\n:::\n\n:::verse\nA line,\n    and a step\n:::\n\n:::editors-note\nNo end\n:::',
      { opening: 'A line, and a step', breaksOff: false, words: 12, rich: true },
    ],
    [
      '[…]\n\nIt stops in\n\n::omission[the end]',
      { opening: 'It stops in', breaksOff: true, words: 5, omissions: 2, rich: true },
    ],
    [
      '::dateline[Quay, May]\n\n::salutation[Ann,]\n\nThe fog\n\n::signature[Ben]',
      { opening: 'The fog', breaksOff: false, words: 6, rich: true },
    ],
    ['', { opening: '', breaksOff: false, words: 0 }],
  ])('summarizes %j', async (body, expected) => {
    const { metadata } = await renderer.render(body);
    const isEmpty = body === '';
    expect(metadata.frontmatter.outline).toEqual({
      contents: [],
      dropCap: false,
      exampleNumber: '',
      missingImages: [],
      omissions: 0,
      rich: false,
      wordless: isEmpty,
      empty: isEmpty,
      ...expected,
    });
  });

  test.each([
    ['a long first paragraph', `${'Long. '.repeat(50)}\n\nTwo.`, true],
    ['a short first paragraph', 'One.\n\nTwo.', false],
    ['a heading', `## One\n\n${'Long. '.repeat(50)}`, false],
  ])('says whether a text that starts with %s has a drop cap', async (_name, body, dropCap) => {
    const { metadata } = await renderer.render(body, { frontmatter: { extent: 'full' } });
    expect(metadata.frontmatter.outline).toHaveProperty('dropCap', dropCap);
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

  test.each([
    ['paragraphs', 'One.\n\n*Two* [three](https://a.example) **four**.', false],
    ['a heading', '## One', true],
    ['a quotation', '> One', true],
    ['a list', '- One', true],
    ['emphasis from right to left', '*שלום*', true],
    ['a table', '| One |\n| --- |\n| Two |', true],
    ['code', 'One `two`.', true],
    ['an image', '![One](one.png)', true],
    ['a footnote', 'One.[^1]\n\n[^1]: Two.', true],
    ['verse', ':::verse\nOne\n:::', true],
    ['a rule', 'One.\n\n---\n\nTwo.', true],
  ])('says whether %s need more styles', async (_name, body, rich) => {
    const { metadata } = await renderer.render(body, { frontmatter: { extent: 'full' } });
    expect(metadata.frontmatter.outline).toHaveProperty('rich', rich);
  });

  test.each([
    ['en', 'It isn’t 3,000 well-known words.', 6],
    ['ja', '吾輩は猫である。', 5],
    ['th', 'ฉันรักเธอ', 3],
  ])('counts words in %s', async (language, body, words) => {
    const { metadata } = await renderer.render(body, { frontmatter: { language } });
    expect(metadata.frontmatter.outline).toHaveProperty('words', words);
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
