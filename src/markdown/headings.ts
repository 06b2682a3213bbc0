import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { headingIds } from './anchors.ts';
import { textWithoutFootnotes } from './text.ts';

/** Rehype plugin: adds to each heading an id that is unique on its page. */
export const rehypeHeadings = () => (tree: Root) => {
  const idOf = headingIds();
  visit(tree, 'element', (node) => {
    if (/^h[2-6]$/.test(node.tagName) && node.properties.id === undefined)
      node.properties.id = idOf(textWithoutFootnotes(node));
  });
};
