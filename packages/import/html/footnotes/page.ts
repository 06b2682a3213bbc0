/** Saves the footnotes of a page while the article is extracted. */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { attribute, elementsIn, isElement, plainText } from '../tree.ts';
import { removeElements } from './content.ts';
import { findNotes, gatherHeadedNotes, leadsBack } from './find.ts';
import { fragmentOf, indexTree, isSetApart, labelText, placesNamedIn } from './marks.ts';

/**
 * Removes the footnotes from a page before its article is extracted, which would drop them as short blocks with links. Only
 * notes that link back to their references, or that the page sets apart, count: others may be parts of the article.
 *
 * @param html A page in which no tag is missing.
 * @returns The elements of the notes, and the page without the notes, the heading above them and their lists.
 */
export function detachNotes(html: string) {
  const root = fromHtml(html);
  gatherHeadedNotes(root);
  const index = indexTree(root);
  const found = findNotes(root, index).filter(
    ({ target, container, references }) =>
      isSetApart(target) || references.some((link) => leadsBack(container, link, index)),
  );
  const lost: string[] = [];
  const before = elementsIn(root);
  removeElements(root, new Set(found.map(({ container }) => container)), lost);
  const after = new Set(elementsIn(root));
  let kept = '';
  let end = 0;
  for (const { position } of before.filter((node) => !after.has(node))) {
    if ((position?.start.offset ?? 0) < end) continue;
    kept += html.slice(end, position?.start.offset);
    end = position?.end.offset ?? end;
  }
  return { html: kept + html.slice(end), notes: found.map(({ container }) => container), lost };
}

/**
 * Adds notes that were removed from a page to the end of its article, so that its references lead to them.
 *
 * @returns The notes that the article doesn't refer to, which are not added.
 */
export function attachNotes(root: Root, notes: readonly Element[]): Element[] {
  const apart = new Set(notes);
  let named = placesNamedIn(root);
  while (named.size > 0) {
    const found = [...apart].filter((note) =>
      [note, ...elementsIn(note)].some(
        (node) => named.has(attribute(node, 'id')) || named.has(attribute(node, 'name')),
      ),
    );
    for (const note of found) apart.delete(note);
    root.children.push(...found.map((note) => structuredClone(note)));
    // a note may refer to others
    named = found.length > 0 ? placesNamedIn({ type: 'root', children: found }) : new Set();
  }
  return [...apart];
}

/** Returns the words of notes, without their numbers and the links back to the text. */
export const wordsOfNotes = (notes: readonly Element[]): string =>
  notes.map((note) => plainText([withoutLabels(note)])).join(' ');

function withoutLabels(parent: Element): Element {
  const isLabel = (node: ElementContent) =>
    isElement(node, 'a') && fragmentOf(node) !== undefined && labelText.test(plainText([node]));
  const children = parent.children
    .filter((child) => !isLabel(child))
    .map((child) => (isElement(child) ? withoutLabels(child) : child));
  return { ...parent, children };
}
