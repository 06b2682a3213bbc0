import type { Element, ElementContent, Root } from 'hast';
import { decorative } from './decorative.ts';

/**
 * Rehype plugin: turns an image that is the only content of its paragraph into a figure with the image's title as its
 * caption. A decorative image has no caption; its empty `alt` tells screen readers to skip it.
 */
export const rehypeFigures = () => (tree: Root) => {
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'p') continue;
    const [image, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
    if (others.length > 0 || image?.type !== 'element' || image.tagName !== 'img') continue;
    const { title, alt } = image.properties;
    delete image.properties.title;
    const isCaption = title && !(title === decorative && !alt);
    node.tagName = 'figure';
    node.children = [image, ...(isCaption ? [figcaption(String(title))] : [])];
  }
};

const figcaption = (text: string): ElementContent =>
  ({
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: text }],
  }) satisfies Element;
