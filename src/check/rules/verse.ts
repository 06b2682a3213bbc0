import type { Paragraph, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type BodyContext, sourceOf } from '../body-context.ts';

/** The maximum length of a line of verse, in characters. Prose has longer lines, wherever an editor wraps it. */
const maxVerseLine = 60;

/**
 * Warns about verse that is typed as plain lines, the most frequent mistake with poems: Markdown joins them into one
 * paragraph.
 */
export function checkVerse(tree: Root, { source, report }: BodyContext): void {
  visit(tree, (node) => {
    if (node.type === 'containerDirective') return SKIP; // it may contain verse
    if (node.type !== 'paragraph' || !looksLikeVerse(node, source)) return undefined;
    report(
      node,
      'body/verse-without-breaks',
      `${linesOf(node, source).length} short lines that the page joins into one paragraph`,
      'if they are verse, put them between a :::verse line and a ::: line; if they are prose, write them on one line',
      'warning',
    );
    return SKIP;
  });
}

/** The lines of a paragraph without the marks of the quotation or list that contains it. */
const linesOf = (node: Paragraph, source: string): string[] =>
  sourceOf(node, source)
    .split('\n')
    .map((line) => line.replace(/^[ \t>]+/, '').trimEnd());

/**
 * Returns whether the lines of a paragraph end before they must: all are short, none has a hard break, and the first
 * word of the next line would mostly fit. An editor that wraps prose puts as many words on a line as fit.
 */
function looksLikeVerse(node: Paragraph, source: string): boolean {
  if (node.children.some(({ type }) => type === 'break')) return false;
  const lines = linesOf(node, source);
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  if (lines.length < 3 || longest > maxVerseLine) return false;
  const early = lines
    .slice(0, -1)
    .filter((line, index) => line.length + 1 + (lines[index + 1] ?? '').search(/\s|$/) <= longest);
  return early.length >= (lines.length - 1) / 2;
}
