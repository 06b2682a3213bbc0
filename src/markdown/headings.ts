import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { headingIds } from './anchors.ts';
import { textWithoutNotes } from './text.ts';

/** Rehype plugin: gives each heading of a text an id after its words, which the page has nowhere else. */
export const rehypeHeadings = () => (tree: Root) => {
  const idOf = headingIds();
  visit(tree, 'element', (node) => {
    if (/^h[2-6]$/.test(node.tagName) && node.properties.id === undefined)
      node.properties.id = idOf(textWithoutNotes(node));
  });
};
