import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { messages } from '../messages/index.ts';
import { textWithoutFootnotes } from './text.ts';

/**
 * Rehype plugin: turns each block of code into a scrollable region that the keyboard can reach, and wraps each table in
 * such a region, named after its caption. Aligns cells by class, because the `align` attribute is obsolete and the
 * content security policy blocks inline styles.
 */
export const rehypeScrollRegions = () => (tree: Root) => {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'pre') Object.assign(node.properties, region(messages.text.code));
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
    visit(node, 'element', replaceAlign);
    const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'caption');
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: {
        className: ['scroll'],
        ...region(caption ? textWithoutFootnotes(caption) : messages.text.table),
      },
      children: [node],
    };
    return SKIP;
  });
};

const region = (ariaLabel: string) => ({ role: 'group', ariaLabel, tabIndex: 0 });

function replaceAlign({ properties }: Element): void {
  if (typeof properties.align !== 'string') return;
  properties.className = [`align-${properties.align}`];
  delete properties.align;
}
