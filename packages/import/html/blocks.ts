/** Puts a Markdown tree that was made from HTML into the form that our grammar and the content check ask for. */
import type { BlockContent, Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { visit } from 'unist-util-visit';
import { decodeEscapes, decorative, headingIds, isAllowedUrl } from '../site.ts';
import { directive, textOf } from './stringify.ts';

/** The nesting of lists and quotations that the check allows, with room for what is in them. */
const maxNesting = 6;
const maxWordLength = 200;

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective']);

/** Applies all corrections to a tree, in place. */
export function tidy(root: Root, lost: string[]): void {
  // nothing is above a rule at the start
  while (root.children[0]?.type === 'thematicBreak') root.children.shift();
  linkAddresses(root);
  // moving nodes out of a format may leave a space or a line break at its end
  for (let round = 0; round < 2; round += 1) {
    tidyInline(root, []);
    tidyFlow(root);
  }
  spreadItems(root);
  flattenNesting(root, 0, lost);
  tidyHeadings(root);
  breakLongWords(root);
  resolveAnchors(root, lost);
}

/**
 * Makes links of the addresses in the text, since our parser does so, with or without backslashes. Where that would be a
 * link that the check refuses, a place for a line break keeps the text from it.
 */
function linkAddresses(root: Root): void {
  const linkers = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? []);
  const existing = new Set<Nodes>();
  visit(root, 'link', (node) => void existing.add(node));
  for (let isDone = false; !isDone;) {
    isDone = true; // until an address is split, whose rest may have another
    for (const link of linkers) link(root);
    visit(root, 'link', (node, index, parent) => {
      if (existing.has(node) || isAllowedUrl(node.url) || !parent || index === undefined) return undefined;
      isDone = false;
      const words = textOf(node);
      const middle = /^www/i.test(words) ? 3 : Math.max(words.search(/[:@]/), 1);
      const parts = [words.slice(0, middle), words.slice(middle)].map((value) => ({ type: 'text', value }) as const);
      parent.children.splice(index, 1, ...([parts[0], lineBreakOpportunity(), parts[1]] as never[]));
      return index + 3;
    });
  }
}

const lineBreakOpportunity = (): PhrasingContent => ({
  type: 'mdxJsxTextElement',
  name: 'wbr',
  attributes: [],
  children: [],
});

const isEmptyText = (node: Nodes): boolean =>
  node.type === 'text' && node.value.trim() === '' && !node.value.includes('\u00A0');
const isMissing = (node: Nodes): boolean => node.type === 'mdxJsxTextElement' && node.name === 'MissingImage';

type Formatted = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' | 'link' }>;
const isFormatted = (node: Nodes): node is Formatted => ['emphasis', 'strong', 'delete', 'link'].includes(node.type);

/** Joins and moves inline nodes so that their marks are read as marks. */
function tidyInline(parent: Parents, around: readonly string[]): void {
  for (const child of parent.children) if ('children' in child) tidyInline(child, [...around, parent.type]);
  let children = (parent.children as Nodes[])
    .flatMap((node) => unwrapUseless(node, [...around, parent.type]))
    .flatMap(moveSpaceOut);
  children = joinAlike(children);
  children.forEach((node, index) => {
    if (isFormatted(node) && node.type !== 'link' && !isFlanked(node, children[index - 1], children[index + 1]))
      children[index] = {
        type: 'mdxJsxTextElement',
        name: { emphasis: 'em', strong: 'strong', delete: 'del' }[node.type],
        attributes: [],
        children: node.children,
      };
  });
  parent.children = children as never;
}

/** Removes formats around nothing, and those within the same format. */
function unwrapUseless(node: Nodes, around: readonly string[]): Nodes[] {
  if (node.type === 'text') return node.value === '' ? [] : [node];
  if (node.type === 'mdxJsxTextElement' && !['br', 'wbr', 'MissingImage'].includes(node.name ?? ''))
    return node.children.length === 0 ? [] : node.children.every(isEmptyText) ? node.children : [node];
  if (!isFormatted(node)) return [node];
  if (node.type === 'link') {
    // a footnote in a link would be a link in a link
    const notes = node.children.filter(({ type }) => type === 'footnoteReference');
    if (notes.length > 0)
      return [{ ...node, children: node.children.filter((child) => !notes.includes(child)) }, ...notes];
    return node.children.length === 0 ? [] : [node];
  }
  if (
    node.children.every(
      (child) => isEmptyText(child) || child.type === 'break' || isMissing(child) || child.type === 'image',
    )
  )
    return node.children;
  if (around.includes(node.type)) return node.children;
  return [
    {
      ...node,
      children: node.children.flatMap((child) => (child.type === node.type ? child.children : [child])),
    } as Nodes,
  ];
}

/** Moves spaces and line breaks at the ends of a format out of it. */
function moveSpaceOut(node: Nodes): Nodes[] {
  if (!isFormatted(node) && !(node.type === 'mdxJsxTextElement' && node.children.length > 0)) return [node];
  const { taken: before, left } = takeSpace([...node.children] as PhrasingContent[], 'start');
  const { taken: after, left: children } = takeSpace(left, 'end');
  return [...before, ...(children.length > 0 ? [{ ...node, children } as Nodes] : []), ...after.toReversed()];
}

/** Takes spaces and line breaks from one side of nodes. Returns them from that side on, and what is left. */
function takeSpace(nodes: readonly PhrasingContent[], side: 'start' | 'end') {
  const space = side === 'start' ? /^\s+/ : /\s+$/;
  const taken: Nodes[] = [];
  let left = [...nodes];
  for (;;) {
    const edge = left.at(side === 'start' ? 0 : -1);
    const [found] = (edge?.type === 'text' && space.exec(edge.value)) || [];
    if (edge?.type === 'break') taken.push(edge);
    else if (found !== undefined) taken.push({ type: 'text', value: found });
    else return { taken, left };
    const shorter =
      edge?.type === 'text' && edge.value !== found ? [{ ...edge, value: edge.value.replace(space, '') }] : [];
    left = side === 'start' ? [...shorter, ...left.slice(1)] : [...left.slice(0, -1), ...shorter];
  }
}

/** Joins neighbours of the same format. */
function joinAlike(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { ...last, value: (last.value + node.value).replace(/ {2,}/g, ' ') };
    else if ((node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') && last?.type === node.type)
      result[result.length - 1] = { ...last, children: joinAlike([...last.children, ...node.children]) } as Nodes;
    else if (node.type === 'inlineCode' && last?.type === 'inlineCode')
      result[result.length - 1] = { ...last, value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

/**
 * Returns whether the marks of a format are read as marks between the characters around them. See
 * https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 */
function isFlanked(node: Formatted, previous: Nodes | undefined, next: Nodes | undefined): boolean {
  const [before, first] = [edge(previous, 'end'), edge(node.children[0], 'start')];
  const [last, after] = [edge(node.children.at(-1), 'end'), edge(next, 'start')];
  // emphasis within a word may be a mistake, says the check
  if (/[\p{L}\p{N}]/u.test(before)) return false;
  const isOpen = (character: string) => character === '' || /[\s\p{P}\p{S}]/u.test(character);
  const isMark = (character: string) => /[\p{P}\p{S}]/u.test(character);
  return (!isMark(first) || isOpen(before)) && (!isMark(last) || isOpen(after));
}

/** The first or last character that a node is written with. */
function edge(node: Nodes | undefined, side: 'start' | 'end'): string {
  if (!node) return '';
  if (node.type === 'text') return [...node.value].at(side === 'start' ? 0 : -1) ?? '';
  return node.type === 'break' ? ' ' : '*';
}

/** Splits and drops paragraphs, and moves pictures out of them. */
function tidyFlow(parent: Parents): void {
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

/** Two line breaks are a new paragraph. */
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
  if (last?.type === 'text') last.value = last.value.replace(/\s+$/, '');
  list.forEach((node, index) => {
    if (node.type !== 'text') return;
    if (list[index - 1]?.type === 'break') node.value = node.value.replace(/^[ \t\n]+/, '');
    if (list[index + 1]?.type === 'break') node.value = node.value.replace(/[ \t\n]+$/, '');
  });
  const filled = list.filter((node) => !(node.type === 'text' && node.value === ''));
  return filled;
}

/**
 * Moves pictures that are not available out of a paragraph, since they are blocks, and pictures at its start or end, since
 * they are figures.
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

/** Within other blocks, a title is no caption, but a figure has one. */
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

/** A heading is one line of words. */
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

/** Headings begin at level 2 and leave out no level. */
function tidyHeadings(root: Root): void {
  const open: number[] = [];
  visit(root, 'heading', (heading) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= heading.depth) open.pop();
    open.push(heading.depth);
    heading.depth = Math.min(open.length + 1, 6) as Heading['depth'];
  });
}

/** Lists and quotations that are nested too deeply continue one level up. */
function flattenNesting(parent: Parents, depth: number, lost: string[]): void {
  parent.children = (parent.children as RootContent[]).flatMap((node): RootContent[] => {
    if (node.type !== 'list' && node.type !== 'blockquote') {
      if ('children' in node) flattenNesting(node, depth, lost);
      return [node];
    }
    flattenNesting(node, depth + 1, lost);
    if (depth < maxNesting) return [node];
    const line = `the nesting of ${node.type === 'list' ? 'lists' : 'quotations'} beyond ${maxNesting} levels`;
    if (!lost.includes(line)) lost.push(line);
    return node.type === 'list'
      ? node.children.flatMap((item) => item.children as RootContent[])
      : (node.children as BlockContent[]);
  }) as never;
}

/** Leaves empty lines between the blocks of an item, except before a list that is nobody's idea of a mistake. */
function spreadItems(root: Root): void {
  visit(root, 'listItem', (item) => {
    item.spread = item.children.slice(1).some((child) => child.type !== 'list' || child.children.length < 2);
  });
}

/** Lets a line break within a very long word. */
function breakLongWords(root: Root): void {
  visit(root, 'text', (node, index, parent) => {
    if (!parent || index === undefined || node.value.length <= maxWordLength) return undefined;
    const pieces = node.value.split(/(\S{150})(?=\S{50})/u).filter(Boolean);
    if (pieces.length === 1) return undefined;
    const parts = pieces.flatMap((value, position): PhrasingContent[] => {
      const isInside = position > 0 && !/^\s/.test(value) && !/\s$/.test(pieces[position - 1] ?? '');
      return [...(isInside ? [lineBreakOpportunity()] : []), { type: 'text', value }];
    });
    parent.children.splice(index, 1, ...(parts as never[]));
    return index + parts.length;
  });
}

/** Points links within the page to the ids that headings get here, and removes other ones. */
function resolveAnchors(root: Root, lost: string[]): void {
  const ids = new Map<string, string>();
  const idOf = headingIds();
  visit(root, 'heading', (heading) => {
    const id = idOf(headingText(heading));
    const { sourceId } = (heading.data ?? {}) as { sourceId?: string };
    if (sourceId) ids.set(sourceId, id);
  });
  const walk = (parent: Parents): void => {
    parent.children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
      if ('children' in node) walk(node);
      if (node.type !== 'link' || !node.url.startsWith('#')) return [node];
      const id = ids.get(decode(node.url.slice(1)));
      if (id) return [{ ...node, url: `#${id}` }];
      lost.push(`link to ${node.url} on the same page`);
      return node.children;
    }) as never;
  };
  walk(root);
}

const decode = (fragment: string): string => decodeEscapes(fragment) ?? fragment;

/** The text of a heading as the check and the renderer see it. */
function headingText(node: Nodes): string {
  let text = '';
  visit(node, (part) => {
    if ('value' in part && part.type !== 'html') text += part.value;
  });
  return text;
}
