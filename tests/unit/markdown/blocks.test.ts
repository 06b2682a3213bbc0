import { describe, expect, test } from 'vitest';
import { blockText, figures, numberedBlocks } from '../../../src/markdown/blocks.ts';
import { parseMarkdown } from '../../../src/markdown/parser.ts';
import { markdown } from '../../../src/markdown/processor.ts';

const renderer = await markdown.createRenderer({ syntaxHighlight: false });

/** Returns the number of each block with the start of its words. */
const numbersOf = (body: string, options: { mdx?: boolean; pins?: Record<string, string[]> } = {}) =>
  numberedBlocks(parseMarkdown(body, options), options.pins).map(
    ({ node, anchor, aliases }) => `${[anchor, ...aliases].join(' ')}: ${blockText(node).slice(0, 12)}`,
  );

describe('numberedBlocks', () => {
  test.each([
    ['paragraphs', 'One.\n\nTwo.', ['p1: One.', 'p2: Two.']],
    ['quotations', '> One.\n>\n> Two.\n\nThree.', ['p1: One. Two.', 'p2: Three.']],
    ['lists as a whole', '- One\n- Two\n\n1. Three', ['p1: One Two', 'p2: Three']],
    ['tables', '| A | B |\n| - | - |\n| C | D |', ['p1: A B C D']],
    ['code', '```\nlet x;\n```', ['p1: let x;']],
    ['verse', ':::verse[Ann Poet]\nA line,\na line.\n:::', ['p1: Ann Poet A l']],
    ['epigraphs', ':::epigraph[Ann Poet]\nKnow.\n:::\n\nOne.', ['p1: Ann Poet Kno', 'p2: One.']],
    [
      'the parts of a letter',
      '::salutation[Dear Ann,]\n\nOne.\n\n::signature[B.]',
      ['p1: Dear Ann,', 'p2: One.', 'p3: B.'],
    ],
    ['tables with a caption', ':::table[Sums]\n| A |\n| - |\n| C |\n:::', ['p1: Sums A C']],
    ['a paragraph of emphasis', '*One.*', ['p1: One.']],
    ['a paragraph with an image in it', 'One ![A gate](gate.png) two.', ['p1: One two.']],
    ['a bracket with words', '[… and so on]', ['p1: [… and so on']],
    ['an HTML element', '<span>One.</span>', ['p1: One.']],
  ])('numbers %s', (_name, body, expected) => expect(numbersOf(body)).toEqual(expected));

  test.each([
    ['headings', '## One'],
    ['a figure', "![A gate](gate.png 'The gate')"],
    ['a paragraph of images', '![A gate](gate.png) ![A door](door.png)'],
    ['an omission', '[…]'],
    ['an omission with three full stops', '[...]'],
    ['an omission with its reason', '::omission[A letter]'],
    ["an editor's note", ':::editors-note\nA note.\n:::'],
    ['a figure with a caption', ':::figure[The gate]\n![A gate](gate.png)\n:::'],
    ['a thematic break', '---'],
    ['spaces', '&nbsp;'],
    ['footnotes', '[^1]: A note.'],
    ['definitions', '[one]: https://one.example/'],
    ['comments', '<!-- One. -->'],
  ])('does not number %s', (_name, body) => expect(numbersOf(body)).toEqual([]));

  test.each([
    ['an element in MDX', '<span>One.</span>', ['p1: One.']],
    ['no component', '<MissingImage label="One" />', []],
    ['no component next to another', '<MissingImage label="One" /> <MissingImage label="Two" />', []],
  ])('numbers %s', (_name, body, expected) => expect(numbersOf(body, { mdx: true })).toEqual(expected));

  test.each([
    ['a block that was inserted', { 3: ['p2a'] }, ['p1', 'p2', 'p2a', 'p3', 'p4']],
    ['blocks that were inserted in one place', { 2: ['p1a'], 3: ['p1b'] }, ['p1', 'p1a', 'p1b', 'p2', 'p3']],
    ['a first block', { 1: ['p0a'] }, ['p0a', 'p1', 'p2', 'p3', 'p4']],
    ['a block after one that was deleted', { 3: ['p4', 'p3'] }, ['p1', 'p2', 'p4 p3', 'p5', 'p6']],
    ['blocks that changed places', { 1: ['p2'], 2: ['p1'], 3: ['p3'] }, ['p2', 'p1', 'p3', 'p4', 'p5']],
  ])('lets pins name %s', (_name, pins, expected) => {
    const numbers = numbersOf('a\n\nb\n\nc\n\nd\n\ne', { pins });
    expect(numbers.map((line) => line.replace(/:.*/, ''))).toEqual(expected);
  });

  test.each([
    [
      'every kind of block',
      'One.\n\n> Two.\n\n- Three\n\n| Four |\n| - |\n\n```\nfive\n```\n\n[…]\n\n![A gate](gate.png)\n\nSix.',
    ],
    ['directives', ':::epigraph\nOne.\n:::\n\n:::verse\nTwo.\n:::\n\n:::editors-note\nNote.\n:::\n\nThree.'],
    ['a letter', '::dateline[Here, May]\n\n::salutation[Ann,[^1]]\n\nOne.\n\n[^1]: N.'],
    ['pins', 'One.\n\n> Two.\n\nThree.', { 2: 'p1a', 3: ['p3', 'p2'] }],
  ])('numbers as the renderer does: %s', async (_name, body, anchors: Record<string, string | string[]> = {}) => {
    const { code } = await renderer.render(body, { frontmatter: { extent: 'full', anchors } });
    const ids = [...code.matchAll(/ id="(p\d[^"]*|figure-[^"]*)"/g)].map(([, id]) => id);
    const tree = parseMarkdown(body);
    const pins = Object.fromEntries(Object.entries(anchors).map(([key, value]) => [key, [value].flat()]));
    const blocks = numberedBlocks(tree, pins).flatMap(({ anchor, aliases }) => [anchor, ...aliases]);
    expect(ids.sort()).toEqual([...blocks, ...figures(tree).map((_, index) => `figure-${index + 1}`)].sort());
    expect(ids.length).toBeGreaterThan(2);
    // each number is shown once, next to its block
    expect([...code.matchAll(/class="paragraph-number"/g)]).toHaveLength(numberedBlocks(tree).length);
  });
});

describe('blockText', () => {
  test.each([
    ['keeps the words of cells, items and lines apart', '- One\n- Two\n  three', 'One Two three'],
    ['joins words across markup', 'One **t**wo.', 'One two.'],
    ['leaves out notes', 'One.[^1]\n\n[^1]: A note.', 'One.'],
    ['leaves out HTML, but not its words', 'One <b>two</b>.', 'One two.'],
  ])('%s', (_behaviour, body, expected) => {
    const [block] = parseMarkdown(body).children;
    expect(block && blockText(block)).toBe(expected);
  });
});
