import type { Nodes } from 'hast';
import { removeHidden } from '../site.ts';
import { unread } from './elements.ts';
import { isElement, isSeparate, textContent } from './tree.ts';

/** Returns the words of a page, to compare them with those of the result. */
export function readableText(node: Nodes): string {
  if (isElement(node) && unread.has(node.tagName)) return ' ';
  if (!('children' in node)) return removeHidden(textContent(node).replace(/[\f\v]/g, ' '));
  const words = node.children.map((child) => readableText(child)).join('');
  return isSeparate(node) ? ` ${words} ` : words;
}
