import type { ElementContent } from 'hast';
import { element, isElement } from './tree.ts';

/** Puts a list that is directly in another into the item before it, or into one of its own. */
export function nestLists(children: readonly ElementContent[]): ElementContent[] {
  const items: ElementContent[] = [];
  for (const child of children) {
    const item = items.findLast((other) => isElement(other));
    if (!isElement(child, 'ul', 'ol')) items.push(child);
    else if (isElement(item, 'li')) item.children.push(child);
    else items.push(element('li', {}, [child]));
  }
  return items;
}
