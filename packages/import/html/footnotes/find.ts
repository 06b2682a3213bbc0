/**
 * Finds the footnotes of a page, whichever editor, word processor or plugin made them. A reference is a link, with a number
 * or a symbol as its text, to a note further down that links back to it.
 */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { attribute, element, elementsIn, isBlock, isElement, plainText } from '../tree.ts';
import {
  ancestors,
  fragmentOf,
  idsOf,
  type Index,
  indexTree,
  isSetApart,
  labelText,
  order,
  targetOf,
} from './marks.ts';

const noteHint = /foot|note|\bfn|_?ftn|_?edn|cite|\bref|\bmfn/i;
const containers = ['li', 'p', 'tr', 'div', 'dd', 'section', 'aside', 'blockquote'];

/** A note that a reference leads to. */
export interface Note {
  label: string;
  /** The element that the references link to. */
  target: Element;
  /** The element that contains the whole note, and is removed from the tree. */
  container: Element;
  references: Element[];
}

/** Finds the notes of a page with their references. */
export function findNotes(root: Root, index: Index): Note[] {
  const notes = new Map<Element, Note>();
  const links = elementsIn(root).filter((node) => ['a', 'button'].includes(node.tagName));
  for (const link of links) {
    const target = targetOf(link, index);
    if (!target || target === link || order(index, target) < order(index, link)) continue;
    if (
      !labelText.test(plainText([link])) &&
      !(plainText([link]) === '' && noteHint.test(attribute(link, 'className')))
    )
      continue;
    const known = notes.get(target);
    if (known) {
      known.references.push(link);
      continue;
    }
    const container = containerOf(target, index);
    if (!container || contains(container, link)) continue;
    const isInSuperscript = ancestors(link, index)
      .slice(0, 3)
      .some(({ tagName }) => tagName === 'sup');
    const hints = [link, target, container].map((node) => `${attribute(node, 'id')} ${attribute(node, 'className')}`);
    if (
      isInSuperscript ||
      /[[(*†‡]/.test(plainText([link])) ||
      noteHint.test(hints.join(' ')) ||
      leadsBack(container, link, index) ||
      isSetApart(target)
    )
      notes.set(target, { label: '', target, container, references: [link] });
  }
  // an element that contains several notes is the list, not a note
  return [...notes.values()].filter(
    ({ container }) => [...notes.values()].filter((other) => other.container === container).length === 1,
  );
}

const contains = (container: Element, node: Element): boolean =>
  container === node || elementsIn(container).includes(node);

/** Returns whether a note has a link to its reference. */
export function leadsBack(container: Element, link: Element, index: Index): boolean {
  const ids = idsOf(link, index);
  return elementsIn(container).some((node) => node.tagName === 'a' && ids.includes(fragmentOf(node) ?? ''));
}

/** Returns the element whose content is the note: the target itself if it is a block, or the block around it. */
function containerOf(target: Element, index: Index): Element | undefined {
  const around = [target, ...ancestors(target, index)];
  const block = around.find(({ tagName }) => containers.includes(tagName));
  if (!block) return undefined;
  // Word and Substack put each note into a division, whose first paragraph has the target.
  const parent = index.parents.get(block);
  const isOwn = (node: Element) =>
    node.tagName === 'li' ||
    (node.tagName === 'div' && noteHint.test(`${attribute(node, 'id')} ${attribute(node, 'className')}`));
  const isSingle = (node: Element) =>
    elementsIn(node).filter((inner) => inner.tagName === 'a' && labelText.test(plainText([inner])) && fragmentOf(inner))
      .length <= 1;
  // an element with a heading or a rule contains all notes, not one
  const isHeaded = (node: Element) => node.children.some((child) => isElement(child, 'hr', 'h1', 'h2', 'h3', 'h4'));
  const isWhole = isElement(parent) && block !== target && isOwn(parent) && isSingle(parent) && !isHeaded(parent);
  return isWhole ? parent : block;
}

/**
 * Wraps each note whose mark is a separate block, such as a heading, in one element together with the blocks after the
 * mark.
 */
export function gatherHeadedNotes(root: Root): void {
  const index = indexTree(root);
  const targets = new Set(
    elementsIn(root).flatMap((link) => {
      const target = link.tagName === 'a' ? index.byId.get(fragmentOf(link) ?? '') : undefined;
      return target && order(index, target) > order(index, link) && labelText.test(plainText([link])) ? [target] : [];
    }),
  );
  const isMark = (node: ElementContent): node is Element =>
    isElement(node) &&
    isBlock(node) &&
    labelText.test(plainText([node])) &&
    [node, ...elementsIn(node)].some((inner) => targets.has(inner)) &&
    elementsIn(node).some((inner) => inner.tagName === 'a' && index.byId.has(fragmentOf(inner) ?? ''));
  const walk = (parent: Parents): void => {
    const children: ElementContent[] = [];
    let note: Element | undefined;
    for (const child of parent.children as ElementContent[]) {
      if (isMark(child)) {
        note = { ...element('div', {}, [child]), position: child.position } as Element;
        children.push(note);
      } else if (note && !isElement(child, 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
        note.children.push(child);
        if (note.position && child.position) note.position = { start: note.position.start, end: child.position.end };
      } else {
        note = undefined;
        children.push(child);
      }
      if (isElement(child)) walk(child);
    }
    parent.children = children;
  };
  walk(root);
}
