import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { messages, say } from '../messages/index.ts';
import { textWithoutFootnotes } from './text.ts';

/** The length in characters from which a first paragraph fills three lines on any screen, as its drop cap does. */
const dropCapMinLength = 250;

/**
 * Rehype plugin: numbers the paragraphs of a work's text (`id="p3"`) and adds a permalink to each. Quotations, lists and
 * footnotes are not numbered, nor are editor's notes. Marks a long first paragraph for a drop cap.
 */
export const rehypeNumberedParagraphs = () => (tree: Root, file: VFile) => {
  const extent: unknown = file.data.astro?.frontmatter?.extent;
  if (extent !== 'excerpt' && extent !== 'full') return;
  let number = 0;
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'p') continue;
    number += 1;
    node.properties.id = `p${number}`;
    if (node === tree.children[0] && textWithoutFootnotes(node).length >= dropCapMinLength)
      node.properties.className = ['drop-cap'];
    node.children.push(permalink(number));
  }
};

/** Returns the permalink of a paragraph. It is empty: CSS generates the number, so copied text doesn't contain it. */
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
