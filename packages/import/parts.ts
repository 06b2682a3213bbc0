/** Finds the parts of texts to which links may lead. */
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseText } from './page/excerpt.ts';
import { wordsOf } from './page/words.ts';
import { blockText, headingIds, numberedBlocks } from './site.ts';

/**
 * The ids of the parts of a text, by their words in the form of `keyOf`. If several have the same words, the first one
 * counts.
 */
export interface Parts {
  headings: ReadonlyMap<string, string>;
  /** The blocks that have numbers, such as paragraphs and lists. */
  blocks: ReadonlyMap<string, string>;
}

/** Returns the parts of a text in Markdown. */
export function partsOf(markdown: string, mdx: boolean): Parts {
  const tree = parseText(markdown, mdx);
  const headings = new Map<string, string>();
  const idOf = headingIds();
  visit(tree, 'heading', (heading) => {
    const words = textOf(heading);
    const id = idOf(words);
    if (!headings.has(keyOf(words))) headings.set(keyOf(words), id);
  });
  const blocks = new Map<string, string>();
  for (const { node, anchor } of numberedBlocks(tree)) {
    const key = keyOf(blockText(node));
    if (!blocks.has(key)) blocks.set(key, anchor);
  }
  return { headings, blocks };
}

/** Returns the text of a heading from which its id is made, with all spaces unchanged. */
function textOf(node: Nodes): string {
  let text = '';
  visit(node, (part) => {
    if ('value' in part && part.type !== 'html') text += part.value;
  });
  return text;
}

/** Returns only the letters and digits of a part, since conversion may change the characters between them. */
export const keyOf = (words: string): string => wordsOf(words).join('');
