import type { Element, ElementContent, Root } from 'hast';
import { decorative } from './decorative.ts';

/**
 * Rehype plugin: a picture that stands alone becomes a figure, with its title as the caption. The title that marks it
 * as decorative is taken away: without words it is passed over in speech.
 */
export const rehypeFigures = () => (tree: Root) => {
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'p') continue;
    const [picture, ...more] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
    if (more.length > 0 || picture?.type !== 'element' || picture.tagName !== 'img') continue;
    const { title, alt } = picture.properties;
    delete picture.properties.title;
    const isCaption = title && !(title === decorative && !alt);
    node.tagName = 'figure';
    node.children = [picture, ...(isCaption ? [caption(String(title))] : [])];
  }
};

const caption = (words: string): ElementContent =>
  ({
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: words }],
  }) satisfies Element;
