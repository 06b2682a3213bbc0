import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { decorative } from '../lib/pictures.ts';

/** Rehype plugin: a picture that is marked as decorative shows no title; it has no words, so it is passed over in speech. */
export const rehypePictures = () => (tree: Root) => {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && !properties.alt && properties.title === decorative) delete properties.title;
  });
};
