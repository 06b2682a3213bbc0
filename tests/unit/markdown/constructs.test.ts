import { unified } from '@astrojs/markdown-remark';
import type { Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

/** Renders a body up to the tree of HTML. */
async function render(body: string, { mdx = false, ...frontmatter }: Record<string, unknown> = {}): Promise<Root> {
  let result: Root | undefined;
  const capture = () => (tree: Root) => {
    result = structuredClone(tree);
  };
  const { options } = markdown;
  const capturing = unified({ ...options, rehypePlugins: [...options.rehypePlugins, capture] });
  const shared = { syntaxHighlight: false } as const;
  if (mdx) {
    const renderer = await capturing.createMdxRenderer?.(shared, { optimize: false, srcDir: new URL('file:///src/') });
    await renderer?.process(body, '/a.mdx', frontmatter);
  } else {
    const renderer = await capturing.createRenderer(shared);
    await renderer.render(body, { frontmatter });
  }
  if (!result) throw new Error('not rendered');
  return result;
}

/** Returns a tree as text: elements with their attributes, and their words. */
function serialize(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return `(${node.type})`;
  const inside = node.children.map(serialize).join('');
  if (node.type === 'root') return inside;
  const attributes = Object.entries(node.properties).map(
    ([name, value]) => ` ${name}=${value === true ? '' : String(value)}`,
  );
  return `<${node.tagName}${attributes.join('')}>${inside}</${node.tagName}>`;
}

/** Returns the elements with a class, with their attributes. */
async function classesAndAttributes(body: string, options: Record<string, unknown>, className: string) {
  const found: Record<string, unknown>[] = [];
  visit(await render(body, options), 'element', ({ properties }) => {
    if (Array.isArray(properties.className) && properties.className.includes(className)) found.push(properties);
  });
  return found;
}

describe('constructs', () => {
  test.each([
    '::::epigraph[Ann *Lens*]\n:::verse\n  A line\n      and *a step\nback*\n:::\n::::',
    '[…]\n\nWords.\n\n::omission[a *part*]',
    'Words.[^ed-1]\n\n:::editors-note\nA note.\n:::\n\n[^ed-1]: A footnote.',
    ':::table[Ships, *by year*]\n| a | b |\n| - | -: |\n| 1 | 2 |\n:::',
    ':::figure[A gate.]{credit="A {b}" link="https://a.example/?b={c}"}\n![A gate](gate.png)\n:::',
    '::dateline[Here, *May*]\n\n::salutation[Ann,]\n\nWords.\n\n::closing[Yours,]\n\n::signature[B.]',
    '    Indented words.',
  ])('are the same in MDX: %j', async (body) => {
    expect(serialize(await render(body, { mdx: true }))).toBe(serialize(await render(body)));
  });

  test('of MDX may have small capitals and ruby', async () => {
    const tree = await render('<small-caps lang="en">bbc</small-caps> on <ruby>漢字<rt>kanji</rt></ruby>', {
      mdx: true,
    });
    let text = '';
    visit(tree, 'text', ({ value }) => void (text += value));
    expect(text).toBe('bbc on 漢字 (kanji)');
    expect(JSON.stringify(tree)).toContain('{"type":"mdxJsxAttribute","name":"class","value":"small-caps"}');
  });

  test.each([
    ['a text in another language', { language: 'ta' }, { lang: 'en', dir: 'ltr' }],
    ['a text in the language of the site', { language: 'en' }, {}],
  ])('mark the language of the words that the site adds to %s', async (_name, options, expected) => {
    for (const [body, className] of [
      [':::editors-note\nA note.\n:::', 'editors-note'],
      ['[…]', 'omission'],
    ] as const) {
      const [{ lang, dir } = {}] = await classesAndAttributes(body, options, className);
      expect({ ...(lang !== undefined && { lang }), ...(dir !== undefined && { dir }) }).toEqual(expected);
    }
  });

  test.each([
    [{ extent: 'excerpt' }, '[…]\n\nWords.', 'starts partway through the text'],
    [{ extent: 'excerpt' }, '::omission[the preface]\n\nWords.', 'the preface'],
  ])('say that an excerpt starts late: %j, %j', async (options, body, expected) => {
    expect(JSON.stringify((await render(body, options)).children[0])).toContain(expected);
  });

  test.each([
    [{ extent: 'full' }, '[…]\n\nWords.'],
    [{ extent: 'excerpt' }, 'Words.\n\n[…]'],
  ])('do not say that other texts start late: %j, %j', async (options, body) => {
    expect(JSON.stringify(await render(body, options))).not.toContain('beginning');
  });

  test.each([':::note[Heads *up*]\nWords.\n:::', '::video[Heads *up* Words.]', ':::table[Heads *up*]\nWords.\n:::'])(
    'keep the words of a directive that is not valid: %j',
    async (body) => {
      const text = JSON.stringify(await render(body));
      for (const word of ['Heads', 'up', 'Words']) expect(text).toContain(word);
    },
  );
});
