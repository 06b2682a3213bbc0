import type { ElementContent } from 'hast';
import { element, isBlank, isElement } from './tree.ts';

/**
 * Returns the items of a list. A list that is directly in it goes into the item before it, and what else is between items becomes
 * an item.
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
