/** Splits paragraphs at repeated line breaks, drops empty blocks, and moves pictures out of paragraphs. */
import type { Heading, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import { decorative } from '../../site.ts';
import { directive, textOf } from '../stringify.ts';
import { isEmptyText, isMissing } from './nodes.ts';

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective']);

/** Corrects the blocks of a tree. Changes the tree. */
export function tidyFlow(parent: Parents): void {
  if (!('children' in parent)) return;
  for (const child of parent.children) if ('children' in child) tidyFlow(child);
  if (!flowParents.has(parent.type)) {
    if (parent.type === 'list') parent.children = parent.children.filter((item) => item.children.length > 0);
    return;
  }
  parent.children = (parent.children as RootContent[]).flatMap((node): RootContent[] => {
    if (node.type === 'paragraph') {
      if ((node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel) return [node];
      const blocks = splitParagraph(node).flatMap(movePicturesOut);
      return parent.type === 'root' ? blocks : blocks.map(withVisibleCaption);
    }
    if (node.type === 'heading') return tidyHeading(node);
    if (node.type === 'html') return [];
    if ('children' in node && node.children.length === 0 && node.type !== 'mdxJsxFlowElement') return [];
    return [node];
  }) as never;
}

/** Starts a new paragraph at each pair of line breaks. */
function splitParagraph(node: Paragraph): Paragraph[] {
  const paragraphs: PhrasingContent[][] = [[]];
  node.children.forEach((child, index) => {
    const isRepeated = child.type === 'break' && nextSolid(node.children, index)?.type === 'break';
    const current = paragraphs.at(-1) ?? [];
    if (isRepeated) {
      if (current.length > 0) paragraphs.push([]);
    } else if (!(child.type === 'break' && current.length === 0)) current.push(child);
  });
  return paragraphs
    .map((children) => ({ ...node, children: trim(children) }))
    .filter(({ children }) => children.length > 0);
}

const nextSolid = (nodes: readonly PhrasingContent[], index: number) =>
  nodes.slice(index + 1).find((node) => !isEmptyText(node));

/** Removes spaces and line breaks at both ends, and the spaces around line breaks. */
function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const list = nodes.map((node) => ({ ...node }));
  const isSpace = (node: PhrasingContent | undefined) =>
    node !== undefined && (node.type === 'break' || (node.type === 'text' && /^[\s\u00A0]*$/.test(node.value)));
  while (isSpace(list[0])) list.shift();
  while (isSpace(list.at(-1))) list.pop();
  const first = list[0];
  const last = list.at(-1);
  if (first?.type === 'text') first.value = first.value.replace(/^\s+/, '');
  if (last?.type === 'text') last.value = last.value.trimEnd();
  list.forEach((node, index) => {
    if (node.type !== 'text') return;
    if (list[index - 1]?.type === 'break') node.value = node.value.replace(/^[ \t\n]+/, '');
    if (list[index + 1]?.type === 'break') node.value = node.value.replace(/[ \t\n]+$/, '');
  });
  const filled = list.filter((node) => !(node.type === 'text' && node.value === ''));
  return filled;
}

/**
 * Moves pictures out of a paragraph: missing ones, since their placeholders are blocks, and those at the start or the end,
 * since they are figures.
 */
function movePicturesOut(node: Paragraph): RootContent[] {
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  const take = (parent: { children: PhrasingContent[] }): void => {
    parent.children = parent.children.flatMap((child) => {
      if (isMissing(child)) {
        before.push({ ...child, type: 'mdxJsxFlowElement', children: [] } as RootContent);
        return [];
      }
      if ('children' in child) take(child as { children: PhrasingContent[] });
      return 'children' in child && child.children.length === 0 && !(child.type === 'mdxJsxTextElement') ? [] : [child];
    });
  };
  take(node);
  const figure = (image: PhrasingContent | undefined): RootContent[] =>
    image ? [{ type: 'paragraph', children: [image] }] : [];
  let children = trim(node.children);
  while (children.length > 1 && children[0]?.type === 'image') {
    before.push(...figure(children[0]));
    children = trim(children.slice(1));
  }
  while (children.length > 1 && children.at(-1)?.type === 'image') {
    after.unshift(...figure(children.at(-1)));
    children = trim(children.slice(0, -1));
  }
  return [...before, ...(children.length > 0 ? [{ ...node, children }] : []), ...after];
}

/**
 * Turns an image with a title inside another block into a figure, because only at the top level does a title become a
 * caption.
 */
function withVisibleCaption(node: RootContent): RootContent {
  const [image, ...others] = node.type === 'paragraph' ? node.children : [];
  if (others.length > 0 || image?.type !== 'image' || !image.title || image.title === decorative) return node;
  const { title, ...rest } = image;
  return directive(
    'figure',
    [{ type: 'text', value: title }],
    [{ type: 'paragraph', children: [rest] }],
  ) as RootContent;
}

/** Reduces a heading to one line of text, and moves its pictures after it. */
function tidyHeading(node: Heading): RootContent[] {
  const pictures: RootContent[] = [];
  const take = (children: readonly PhrasingContent[]): PhrasingContent[] =>
    children.flatMap((child): PhrasingContent[] => {
      if (child.type === 'image') pictures.push({ type: 'paragraph', children: [child] });
      else if (isMissing(child)) pictures.push({ ...child, type: 'mdxJsxFlowElement', children: [] } as RootContent);
      else if (child.type === 'break' || (child.type === 'mdxJsxTextElement' && child.name === 'br'))
        return [{ type: 'text', value: ' ' }];
      else if ('children' in child && child.children.length > 0) {
        const inner = take(child.children as PhrasingContent[]);
        return inner.length > 0 ? [{ ...child, children: inner } as PhrasingContent] : [];
      } else return [child];
      return [];
    });
  const heading: Heading = { ...node, children: trim(take(node.children)) };
  return [...(textOf(heading) === '' ? [] : [heading]), ...pictures];
}
