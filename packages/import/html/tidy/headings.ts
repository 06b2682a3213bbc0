/** Numbers the levels of headings, and points links to them. */
import type { Heading, Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { decodeEscapes, headingIds } from '../../site.ts';

/** Makes headings start at level 2, without skipping a level. Changes the tree. */
export function tidyHeadings(root: Root): void {
  const open: number[] = [];
  visit(root, 'heading', (heading) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= heading.depth) open.pop();
    open.push(heading.depth);
    heading.depth = Math.min(open.length + 1, 6) as Heading['depth'];
  });
}

/** Updates links within the page to the new ids of headings, and removes links to anything else. */
export function resolveAnchors(root: Root, lost: string[]): void {
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
