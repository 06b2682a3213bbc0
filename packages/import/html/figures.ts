/** Converts figures, images with captions, and table captions. */
import type { Element, ElementContent } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { BlockContent, Nodes, PhrasingContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { decorative } from '../site.ts';
import { missingName } from './media.ts';
import { directive } from './stringify.ts';
import { inlineContent, isPlainText } from './tables.ts';
import { attribute, element, isBlank, isElement, plainText } from './tree.ts';

/** Creates an MDX attribute. Escapes `&` and `|`, because the serializer escapes only quotation marks. */
export const jsxAttribute = (name: string, value: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value: value.replaceAll('&', '&amp;').replaceAll('|', '&#124;'),
});

/** Creates the placeholder for a picture that is not available. */
export const missingImage = (label: string): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name: 'MissingImage',
  attributes: [jsxAttribute('label', label || '…')],
  children: [],
});

/** The start of a loss that names an image without a description. */
export const undescribed = 'image without a description: ';

/**
 * Creates an image whose title is its caption as plain text. An image without any words is marked as decorative, and
 * reported unless the source marks it as decorative with an empty description.
 */
export function image(node: Element, caption: readonly ElementContent[], lost: string[]): PhrasingContent {
  const title = plainText(caption);
  const alt = attribute(node, 'alt') || title || attribute(node, 'title');
  if (attribute(node, 'alt') === '' && alt !== '')
    lost.push(`no alternative text for the image ${attribute(node, 'src')}: its caption is used instead`);
  if (alt === '' && node.properties.dataUndescribed === true)
    lost.push(`${undescribed}${attribute(node, 'dataFile') || attribute(node, 'src')}`);
  return { type: 'image', url: attribute(node, 'src'), alt, title: alt === '' ? decorative : title || null };
}

/** Adds a caption to blocks: inside the directive if they are one table, or else as a paragraph before or after them. */
export function captioned(
  state: State,
  blocks: BlockContent[],
  caption: readonly ElementContent[],
  side: 'before' | 'after' = 'after',
): BlockContent[] {
  if (plainText(caption) === '') return blocks;
  const flow = state.toFlow(state.all(element('div', {}, caption))) as BlockContent[];
  const [table, ...others] = blocks;
  if (table?.type === 'table' && others.length === 0)
    return [directive('table', inlineContent(flow), [table]) as unknown as BlockContent];
  return side === 'before' ? [...flow, ...blocks] : [...blocks, ...flow];
}

/** Converts a figure: a picture, a table, a quotation or a gallery, each with or without a caption. */
export function figure(state: State, node: Element, lost: string[]): Nodes[] {
  const isCaption = (child: ElementContent): child is Element => isElement(child, 'figcaption');
  const all = node.children
    .filter(isCaption)
    .flatMap(({ children }, index) => (index > 0 ? [element('br', {}, []), ...children] : children));
  const content = node.children.filter((child) => !isCaption(child));
  const only = onlyPicture(content);
  const { credit, captions } = only?.picture.tagName === 'img' ? splitCredit(all) : { captions: all };
  if (!only)
    return captioned(state, state.toFlow(state.all({ ...node, children: content })) as BlockContent[], captions);
  const { picture, link } = only;
  if (link) lost.push(`link from the image ${attribute(picture, 'file') || attribute(picture, 'src')} to ${link}`);
  const words = plainText(captions);
  const isPlain = isPlainText(captions);
  const flow = state.toFlow(state.all(element('div', {}, captions))) as BlockContent[];
  if (picture.tagName === missingName) {
    const alt = attribute(picture, 'alt');
    const label = alt && alt !== words ? alt : isPlain && words !== '' ? words : attribute(picture, 'file') || words;
    const missing: Nodes = { type: 'paragraph', children: [missingImage(label)] };
    return label === words ? [missing] : [missing, ...flow];
  }
  if (!credit && (isPlain || words === '')) return [{ type: 'paragraph', children: [image(picture, captions, lost)] }];
  const { alt } = picture.properties;
  const shown = image({ ...picture, properties: { ...picture.properties, alt: alt || words } }, [], lost);
  return [directive('figure', inlineContent(flow), [{ type: 'paragraph', children: [shown] }], credit)];
}

/** Splits off the credit at the end of a caption: small print, which may be one link. */
function splitCredit(captions: readonly ElementContent[]): {
  credit?: Record<string, string>;
  captions: ElementContent[];
} {
  const nodes = [...captions];
  while (nodes.length > 0 && isBlank(nodes.at(-1) as ElementContent)) nodes.pop();
  const last = nodes.pop();
  if (!isElement(last, 'small')) return { captions: [...captions] };
  const [first] = last.children;
  const link = last.children.length === 1 && isElement(first, 'a') ? first : undefined;
  const words = plainText([last]);
  const href = link && attribute(link, 'href');
  if (
    words === '' ||
    (href !== undefined && !/^https?:/.test(href)) ||
    !(link ?? last).children.every((child) => child.type === 'text')
  )
    return { captions: [...captions] };
  const before = nodes.at(-1);
  if (before?.type === 'text') nodes.splice(-1, 1, { ...before, value: before.value.trimEnd() });
  return { credit: { credit: words, ...(href === undefined ? {} : { link: href }) }, captions: nodes };
}

/** Whether an element has neither words nor pictures. */
const isEmpty = (node: ElementContent): boolean =>
  isElement(node) &&
  !isElement(node, 'img', missingName) &&
  node.children.every((child) => isBlank(child) || isEmpty(child));

/** Returns the picture that nodes consist of, and the address it links to. */
function onlyPicture(nodes: readonly ElementContent[]): { picture: Element; link: string } | undefined {
  const [first, ...others] = nodes.filter((node) => !isBlank(node) && !isElement(node, 'br') && !isEmpty(node));
  if (others.length > 0 || !isElement(first)) return undefined;
  if (isElement(first, 'img', missingName)) return { picture: first, link: '' };
  if (!['a', 'p', 'div', 'span', 'figure'].includes(first.tagName)) return undefined;
  if (first.children.some((child) => isElement(child, 'figcaption'))) return undefined;
  const inner = onlyPicture(first.children);
  return (
    inner && { picture: inner.picture, link: inner.link || (first.tagName === 'a' ? attribute(first, 'href') : '') }
  );
}
