import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { messages } from '../messages/index.ts';

/**
 * Rehype plugin: puts each table into a part of the page that scrolls by itself, and says how a cell is aligned by a
 * class, as the attribute `align` is obsolete and inline style is not allowed.
 */
export const rehypeTables = () => (tree: Root) => {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
    visit(node, 'element', alignCell);
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['scroll'], role: 'group', ariaLabel: messages.text.table, tabIndex: 0 },
      children: [node],
    };
    return SKIP;
  });
};

function alignCell({ properties }: Element): void {
  if (typeof properties.align !== 'string') return;
  properties.className = [`align-${properties.align}`];
  delete properties.align;
}
