import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { messages } from '../messages/index.ts';
import { textWithoutFootnotes } from './text.ts';

/**
 * Rehype plugin: wraps each table in a scrollable region that is named after its caption, and aligns cells by class, because the `align` attribute is
 * obsolete and the content security policy blocks inline styles.
 */
export const rehypeTables = () => (tree: Root) => {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
    visit(node, 'element', replaceAlign);
    const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'caption');
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: {
        className: ['scroll'],
        role: 'group',
        ariaLabel: caption ? textWithoutFootnotes(caption) : messages.text.table,
        tabIndex: 0,
      },
      children: [node],
    };
    return SKIP;
  });
};

function replaceAlign({ properties }: Element): void {
  if (typeof properties.align !== 'string') return;
  properties.className = [`align-${properties.align}`];
  delete properties.align;
}
