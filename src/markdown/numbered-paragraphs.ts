import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { messages, say } from '../messages/index.ts';
import { textWithoutNotes } from './text.ts';

/** How long a first paragraph must be to have room for an initial of three lines on any screen, in characters. */
const shortest = 250;

/**
 * Rehype plugin: numbers the paragraphs of a work's own words (`id="p3"`), each with a link to itself. Only paragraphs
 * of the text itself count, not those in quotations, lists or notes, and nothing that this site says. The first one, where
 * the text begins with it, is marked for its initial.
 */
export const rehypeNumberedParagraphs = () => (tree: Root, file: VFile) => {
  const extent: unknown = file.data.astro?.frontmatter?.extent;
  if (extent !== 'excerpt' && extent !== 'full') return;
  let number = 0;
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'p') continue;
    number += 1;
    node.properties.id = `p${number}`;
    if (node === tree.children[0] && textWithoutNotes(node).length >= shortest)
      node.properties.className = ['drop-cap'];
    node.children.push(permalink(number));
  }
};

/** The link to a paragraph. Its number is written by the style, so that it is no part of the words. */
const permalink = (number: number): Element => ({
  type: 'element',
  tagName: 'a',
  properties: {
    className: ['paragraph-number'],
    href: `#p${number}`,
    ariaLabel: say(messages.text.permalink, { number }),
  },
  children: [],
});
