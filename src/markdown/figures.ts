import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { decorative } from './decorative.ts';

/**
 * Rehype plugin: turns an image that is the only content of its paragraph into a figure with the image's title as its
 * caption. A decorative image, in a line of text or not, has neither caption nor title; its empty `alt` tells screen
 * readers to skip it.
 */
export const rehypeFigures = () => (tree: Root) => {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && properties.title === decorative && !properties.alt) delete properties.title;
  });
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'p') continue;
    const [image, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
    if (others.length > 0 || image?.type !== 'element' || image.tagName !== 'img') continue;
    const { title } = image.properties;
    delete image.properties.title;
    node.tagName = 'figure';
    node.children = [image, ...(title ? [figcaption(String(title))] : [])];
  }
};

const figcaption = (text: string): ElementContent =>
  ({
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: text }],
  }) satisfies Element;
