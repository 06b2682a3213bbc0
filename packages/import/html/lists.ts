import type { ElementContent } from 'hast';
import { element, isBlank, isElement } from './tree.ts';

/**
 * Returns the items of a list. A list directly inside it becomes part of the item before, and any other content between
 * items becomes an item itself.
 */
export function nestLists(children: readonly ElementContent[]): ElementContent[] {
  const items: ElementContent[] = [];
  let stray: ElementContent[] = [];
  const flush = () => {
    if (stray.some((child) => !isBlank(child))) items.push(element('li', {}, stray));
    stray = [];
  };
  for (const child of children) {
    if (!isElement(child, 'ul', 'ol', 'li')) {
      stray.push(child);
      continue;
    }
    flush();
    const item = items.at(-1);
    if (isElement(child, 'li')) items.push(child);
    else if (isElement(item, 'li')) item.children.push(child);
    else items.push(element('li', {}, [child]));
  }
  flush();
  return items;
}
