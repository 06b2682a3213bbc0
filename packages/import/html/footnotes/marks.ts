/** The marks of footnotes in a page: what they look like, and where they lead. */
import type { Element, Parents, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { decodeEscapes } from '../../site.ts';
import { attribute, elementsIn, isElement } from '../tree.ts';

/** The text of a mark: a number, a letter or a symbol, perhaps in brackets. */
export const labelText =
  /^[\s\u00A0]*[[(]?\s*(?:(?:note|nb|n)\s*)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\s\u00A0]*[\])]?\.?[\s\u00A0]*$/i;

/** The label of a note as a word: a number, a letter or a small Roman numeral. */
export const noteLabel = /^(?:\d{1,3}|[a-z]|[ivx]{2,5})$/;

/** Attributes of a mark in which scripts store the id of its note. */
const noteAttributes = /^(?:data[A-Z].*|ariaDescribedBy|ariaControls|ariaDetails|popoverTarget)$/;

/** An index of a tree: its elements by id, with their parents and their order. */
export interface Index {
  order: Map<Element, number>;
  parents: Map<Element, Parents>;
  byId: Map<string, Element>;
}

/** Indexes a tree. If two elements have the same id, the first one counts. */
export function indexTree(root: Root): Index {
  const index: Index = { order: new Map(), parents: new Map(), byId: new Map() };
  visit(root, 'element', (node, _index, parent) => {
    index.order.set(node, index.order.size);
    if (parent) index.parents.set(node, parent);
    for (const id of [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : ''])
      if (id && !index.byId.has(id)) index.byId.set(id, node);
  });
  return index;
}

/** Returns the id of the place that a link leads to. */
export const fragmentOf = (link: Element): string | undefined => {
  const hash = attribute(link, 'href').indexOf('#');
  if (hash < 0) return undefined;
  const fragment = attribute(link, 'href').slice(hash + 1);
  return decodeEscapes(fragment) ?? fragment;
};

/** Returns the ids to which links and marks in a tree lead. */
export function placesNamedIn(root: Root): ReadonlySet<string> {
  const ids = elementsIn(root).flatMap((node) => [
    ...(node.tagName === 'a' ? [fragmentOf(node) ?? ''] : []),
    ...Object.entries(node.properties).flatMap(([name, id]) =>
      noteAttributes.test(name) ? [[id].flat().join(' ').replace(/^#/, '')] : [],
    ),
  ]);
  return new Set(ids.filter(Boolean));
}

/**
 * Returns the note whose id is in an attribute of a mark: an aside, or an element that is hidden until the mark opens it.
 */
function noteByAttribute(mark: Element, { byId, parents }: Index): Element | undefined {
  const around = [mark, parents.get(mark)].filter((node) => isElement(node));
  return around
    .flatMap(({ properties }) => Object.entries(properties).filter(([name]) => noteAttributes.test(name)))
    .map(([, id]) => byId.get([id].flat().join(' ').replace(/^#/, '')))
    .find((node) => node !== undefined && isSetApart(node));
}

/** Returns whether an element is set apart from the running text. */
export const isSetApart = (node: Element): boolean =>
  node.tagName === 'aside' ||
  node.properties.hidden !== undefined ||
  node.properties.popover !== undefined ||
  /display:\s*none/i.test(attribute(node, 'style')) ||
  /(?:^|\s)(?:note|tooltip|doc-footnote|doc-endnote)(?:\s|$)/.test(attribute(node, 'role')) ||
  /(?:^|\s)(?:foot|end|rear)?note(?:\s|$)/.test(attribute(node, 'epub:type'));

/** Returns the place that a mark leads to. Ignores comments in Google Docs, which have the same markup as notes. */
export function targetOf(mark: Element, index: Index): Element | undefined {
  const fragment = fragmentOf(mark) ?? '';
  return fragment.startsWith('cmnt') ? undefined : (index.byId.get(fragment) ?? noteByAttribute(mark, index));
}

/** Returns the position of an element in the document. */
export const order = ({ order: positions }: Index, node: Element) => positions.get(node) ?? 0;

/** Returns the elements around an element, from the inside out. */
export function ancestors(node: Element, { parents }: Index): Element[] {
  const list: Element[] = [];
  for (let parent = parents.get(node); isElement(parent); parent = parents.get(parent)) list.push(parent);
  return list;
}

/**
 * The ids by which a note may link back to a reference: those of the link, and of the elements around, inside and just
 * before it.
 */
export const idsOf = (link: Element, index: Index): string[] =>
  [link, ...ancestors(link, index).slice(0, 2), ...elementsIn(link), ...markBefore(link, index)].flatMap((node) =>
    [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : ''].filter(Boolean),
  );

/** Returns the empty element before a reference that carries the reference's id, as in texts from Project Gutenberg. */
function markBefore(link: Element, { parents }: Index): Element[] {
  const siblings = parents.get(link)?.children ?? [];
  const before = siblings[siblings.indexOf(link) - 1];
  return isElement(before, 'a', 'span') && before.children.length === 0 ? [before] : [];
}
