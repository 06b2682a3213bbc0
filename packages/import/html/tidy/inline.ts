/** Joins and moves inline formatting so that the parser recognizes its marks. */
import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { isEmptyText, isMissing } from './nodes.ts';

type Formatted = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' | 'link' }>;
const isFormatted = (node: Nodes): node is Formatted => ['emphasis', 'strong', 'delete', 'link'].includes(node.type);

/** Corrects the inline formatting of a tree. Changes the tree. */
export function tidyInline(parent: Parents, around: readonly string[]): void {
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

/** Removes formatting without content, and formatting inside formatting of the same kind. */
function unwrapUseless(node: Nodes, around: readonly string[]): Nodes[] {
  if (node.type === 'text') return node.value === '' ? [] : [node];
  if (node.type === 'mdxJsxTextElement' && !['br', 'wbr', 'MissingImage'].includes(node.name ?? ''))
    return node.children.length === 0 ? [] : node.children.every(isEmptyText) ? node.children : [node];
  if (!isFormatted(node)) return [node];
  if (node.type === 'link') {
    // a footnote reference inside a link would be a link inside a link
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

/** Moves spaces and line breaks out of the start and the end of formatted text. */
function moveSpaceOut(node: Nodes): Nodes[] {
  if (!isFormatted(node) && !(node.type === 'mdxJsxTextElement' && node.children.length > 0)) return [node];
  const { taken: before, left } = takeSpace([...node.children] as PhrasingContent[], 'start');
  const { taken: after, left: children } = takeSpace(left, 'end');
  return [...before, ...(children.length > 0 ? [{ ...node, children } as Nodes] : []), ...after.toReversed()];
}

/** Takes spaces and line breaks from one side of nodes. Returns them, the outermost first, and the nodes that are left. */
function takeSpace(nodes: readonly PhrasingContent[], side: 'start' | 'end') {
  const space = side === 'start' ? /^\s+/ : /(?<!\s)\s+$/;
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

/** Joins adjacent nodes with the same formatting. */
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
 * Returns whether the parser recognizes the marks of formatted text, given the characters around them. See
 * https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 */
function isFlanked(node: Formatted, previous: Nodes | undefined, next: Nodes | undefined): boolean {
  const [before, first] = [edge(previous, 'end'), edge(node.children[0], 'start')];
  const [last, after] = [edge(node.children.at(-1), 'end'), edge(next, 'start')];
  // the check reports emphasis within a word as a possible mistake
  if (/[\p{L}\p{N}]/u.test(before)) return false;
  const isOpen = (character: string) => character === '' || /[\s\p{P}\p{S}]/u.test(character);
  const isMark = (character: string) => /[\p{P}\p{S}]/u.test(character);
  return (!isMark(first) || isOpen(before)) && (!isMark(last) || isOpen(after));
}

/** Returns the first or last character of a node in Markdown. */
function edge(node: Nodes | undefined, side: 'start' | 'end'): string {
  if (!node) return '';
  if (node.type === 'text') return [...node.value].at(side === 'start' ? 0 : -1) ?? '';
  return node.type === 'break' ? ' ' : '*';
}
