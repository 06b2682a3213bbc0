import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { headingIds } from './anchors.ts';
import { element } from './elements.ts';
import { textWithoutFootnotes } from './text.ts';

/**
 * Rehype plugin: adds to each heading an id that is unique on its page. An empty `a` in the heading has it, since reader modes
 * drop an element whose id has a word such as "related" or "share".
 */
export const rehypeHeadings = () => (tree: Root) => {
  const idOf = headingIds();
  visit(tree, 'element', (node) => {
    if (!/^h[2-6]$/.test(node.tagName) || node.properties.id !== undefined) return;
    node.children.unshift(element('a', { id: idOf(textWithoutFootnotes(node)) }, []));
    // Astro adds an id to headings without one. It finds this one, and nothing writes it
    Object.defineProperty(node.properties, 'id', { value: '', enumerable: false });
  });
};

/** Returns the id of a heading, which its first child has. */
export const headingId = ({ children: [first] }: Element): string =>
  first?.type === 'element' ? String(first.properties.id) : '';
