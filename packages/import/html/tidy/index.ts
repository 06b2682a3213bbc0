/** Puts a Markdown tree that was made from HTML into the form that our grammar and the content check ask for. */
import type { BlockContent, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { visit } from 'unist-util-visit';
import { isAllowedUrl } from '../../site.ts';
import { textOf } from '../stringify.ts';
import { resolveAnchors, tidyHeadings } from './headings.ts';
import { tidyInline } from './inline.ts';
import { lineBreakOpportunity } from './nodes.ts';
import { tidyFlow } from './paragraphs.ts';

/** The nesting of lists and quotations that the check allows, with room for what is in them. */
const maxNesting = 6;
const maxWordLength = 200;

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
 * Makes links from the addresses in the text, since our parser does so, with or without backslashes. Where that would be a
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

/** Leaves empty lines between the blocks of an item, except before a list that can't be a mistake. */
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
