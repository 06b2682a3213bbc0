/** Corrects a Markdown tree that was made from HTML, so that it follows our grammar and passes the content check. */
import type { BlockContent, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { visit } from 'unist-util-visit';
import { isAllowedUrl } from '../../site.ts';
import { textOf } from '../stringify.ts';
import { resolveAnchors, tidyHeadings } from './headings.ts';
import { tidyInline } from './inline.ts';
import { lineBreakOpportunity } from './nodes.ts';
import { tidyFlow } from './paragraphs.ts';

/** The maximum depth of lists and quotations: a little less than the check allows, for blocks inside them. */
const maxNesting = 6;
const maxWordLength = 200;

/** Applies all corrections to a tree, in place. */
export function tidy(root: Root, lost: string[]): void {
  // a rule at the start separates nothing
  while (root.children[0]?.type === 'thematicBreak') root.children.shift();
  linkAddresses(root);
  // twice, because moving nodes out of formatting may leave a space or a line break at its end
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
 * Makes links from the addresses in the text, because our parser does so even if characters are escaped. If the check would
 * reject the link, a `<wbr>` inside the address keeps it plain text.
 */
function linkAddresses(root: Root): void {
  const linkers = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? []);
  const existing = new Set<Nodes>();
  visit(root, 'link', (node) => void existing.add(node));
  for (let isDone = false; !isDone;) {
    isDone = true; // unless an address is split: the rest may contain another
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

/** Moves the content of lists and quotations that are nested too deeply one level up. */
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

/**
 * Leaves empty lines between the blocks of an item, except before a nested list of several items, which the check never
 * reports as a mistake.
 */
function spreadItems(root: Root): void {
  visit(root, 'listItem', (item) => {
    item.spread = item.children.slice(1).some((child) => child.type !== 'list' || child.children.length < 2);
  });
}

/** Adds line break opportunities to very long words. */
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
