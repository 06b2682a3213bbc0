import { unified } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parser.ts';
import { markdown } from '../../../src/markdown/processor.ts';

const nodeTypes = (body: string, options = {}) => {
  const types = new Set<string>();
  visit(parseMarkdown(body, options), (node) => void types.add(node.type));
  return types;
};

describe('parseMarkdown', () => {
  test('requires two tildes for strikethrough, as the renderer does', () => {
    expect(nodeTypes('About ~50~ people.')).not.toContain('delete');
    expect(nodeTypes('About ~~50~~ people.')).toContain('delete');
  });

  test('parses JSX in MDX only', () => {
    const body = '<MissingImage label="A" />';
    expect(nodeTypes(body, { mdx: true })).toContain('mdxJsxFlowElement');
    expect(nodeTypes(body)).toContain('html');
  });

  test.each([true, false])('parses directives on their own lines only, with mdx: %s', (mdx) => {
    expect(nodeTypes(':::verse\nA line\n:::\n\n::omission[two lines]', { mdx })).toEqual(
      new Set(['root', 'containerDirective', 'paragraph', 'text', 'leafDirective']),
    );
    expect(nodeTypes('At 10:30, a :name[x] in\n::omission and\n\n::omission more, or 5::30.', { mdx })).toEqual(
      new Set(['root', 'paragraph', 'text']),
    );
  });

  test.each([true, false])('keeps the attributes of a directive, with mdx: %s', (mdx) => {
    const [figure] = parseMarkdown(':::figure[A *b*]{credit="A, CC BY" link="https://a.example/?b={c}"}\n:::', {
      mdx,
    }).children;
    expect(figure).toMatchObject({ attributes: { credit: 'A, CC BY', link: 'https://a.example/?b={c}' } });
  });

  test.each([true, false])('reads indented text as text, with mdx: %s', (mdx) => {
    expect(nodeTypes('    A line\n\n- item\n\n          Far in', { mdx })).not.toContain('code');
  });

  test('throws on invalid MDX', () => expect(() => parseMarkdown('{', { mdx: true })).toThrow());
});

/** Parses a body with the renderer itself. */
async function renderedTree(body: string, mdx: boolean): Promise<unknown> {
  let tree: unknown;
  const capture = () => (root: Root) => {
    visit(root, ['mdxJsxTextElement', 'mdxJsxFlowElement'], (node) => delete node.data); // a mark of the compiler
    tree = structuredClone(root);
  };
  const { options } = markdown;
  const capturing = unified({ ...options, remarkPlugins: [...options.remarkPlugins, capture] });
  if (mdx) {
    const shared = { syntaxHighlight: false } as const;
    const renderer = await capturing.createMdxRenderer?.(shared, {
      optimize: false,
      srcDir: new URL('file:///src/'),
    });
    await renderer?.process(body, '/a.mdx', {});
  } else {
    const renderer = await capturing.createRenderer({ syntaxHighlight: false });
    await renderer.render(body);
  }
  return tree;
}

describe('the renderer', () => {
  test.each([
    'Words with *emphasis*, a [link](https://a.example/), `code` and a note.[^1]\n\n[^1]: The note.',
    '| a | b |\n| - | - |\n| 1 | ~~2~~ and ~3~ |',
    'See www.a.example and https://b.example/.',
    '- one\n    - two\n\n        in two\n\n    Indented.\n\n```\ncode\n```',
    '::::epigraph[Ann *Lens*]\n:::verse\nA line\n    and a step\n:::\n::::',
    ':::figure[A gate]{credit="Ann" link="https://a.example/"}\n![A gate](gate.png)\n:::',
    '> :::verse\n> Quoted\n>   lines\n> :::\n\n::omission[two lines]\n\n[…]',
    ':::verse\nNever closed',
    '::: note\n\n:name and ::name and 10:30',
    '<small-caps>BBC</small-caps> and <ruby>漢<rt>kan</rt></ruby>.',
  ])('parses as parseMarkdown does: %j', async (body) => {
    expect(await renderedTree(body, false)).toEqual(parseMarkdown(body));
    expect(await renderedTree(body, true)).toEqual(parseMarkdown(body, { mdx: true }));
  });
});
