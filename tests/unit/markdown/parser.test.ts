import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parser.ts';

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

  test('throws on invalid MDX', () => expect(() => parseMarkdown('{', { mdx: true })).toThrow());
});
