import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Rehype plugin: says how a table's cell is aligned by a class, as `align` is obsolete and inline style is not allowed. */
export const rehypeCellAlignment = () => (tree: Root) => {
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties.align !== 'string') return;
    properties.className = [`align-${properties.align}`];
    delete properties.align;
  });
};
