import type { Nodes } from 'hast';
import { removeHidden } from '../site.ts';
import { isInlineNote } from './footnotes/names.ts';
import { unread } from './elements.ts';
import { styleOf } from './styles.ts';
import { isElement, isSeparate, textContent } from './tree.ts';

/** Returns the visible text of a page, to compare its words with those of the converted text. */
export function readableText(node: Nodes): string {
  if (isElement(node) && unread.has(node.tagName)) return ' ';
  if (!('children' in node)) return removeHidden(textContent(node).replace(/[\f\v]/g, ' '));
  const words = node.children.map((child) => readableText(child)).join('');
  const isApart = isSeparate(node) || isInlineNote(node) || (isElement(node) && styleOf(node, 'display') === 'block');
  return isApart ? ` ${words} ` : words;
}
