/** Helpers for trees of HTML. */
import type { Element, ElementContent, Nodes, Parents } from 'hast';

/** Creates an element. */
export const element = (
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[],
): Element => ({ type: 'element', tagName, properties, children: [...children] });

/** Creates a text node. */
export const text = (value: string): ElementContent => ({ type: 'text', value });

/** Returns an attribute as text, or an empty text if there is none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Returns the text inside a node, without markup. */
export function textContent(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textContent(child)).join('') : '';
}

/** Returns the text inside nodes on one line, with spaces between blocks. */
export const plainText = (nodes: readonly Nodes[]): string =>
  nodes
    .map((node) => spacedText(node))
    .join('')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim();

function spacedText(node: Nodes): string {
  if (!('children' in node)) return textContent(node);
  const text = node.children.map((child) => spacedText(child)).join('');
  return isSeparate(node) ? ` ${text} ` : text;
}

/** Whether the words of a node are separated from the words around it. */
export const isSeparate = (node: Nodes): boolean =>
  isBlock(node) || isElement(node, 'br', 'td', 'th', 'tr', 'caption', 'option', 'select', 'textarea', 'button');

/** Whether a node is only white space between elements. */
export const isBlank = (node: Nodes): boolean =>
  node.type === 'comment' || (node.type === 'text' && /^[\s\u00A0]*$/.test(node.value));

/** Whether a node is an element; if names are passed, one with any of these names. */
export function isElement(node: Nodes | undefined): node is Element;
export function isElement<Name extends string>(
  node: Nodes | undefined,
  ...names: readonly Name[]
): node is Element & { tagName: Name };
export function isElement(node: Nodes | undefined, ...names: readonly string[]): boolean {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Returns all elements inside a node, in the order of the document. */
export function elementsIn(node: Parents): Element[] {
  const found: Element[] = [];
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    found.push(child, ...elementsIn(child));
  }
  return found;
}

/** Block elements, in pages and in cleaned trees. */
const blockNames = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt'],
  ...['fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup'],
  ...['hr', 'legend', 'li', 'listing', 'main', 'menu', 'nav', 'ol', 'p', 'plaintext', 'pre', 'search', 'section'],
  ...['summary', 'table', 'ul', 'xmp'],
]);

/** Whether a node is a block, or contains one. */
export const hasBlock = (node: Nodes): boolean =>
  node.type === 'element' && (blockNames.has(node.tagName) || node.children.some((child) => hasBlock(child)));

/** Whether a node itself is a block. */
export const isBlock = (node: Nodes): boolean => node.type === 'element' && blockNames.has(node.tagName);
