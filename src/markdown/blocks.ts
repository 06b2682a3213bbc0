import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-mdx';
import { SKIP, visit } from 'unist-util-visit';
import type { AnchorPins } from '../schemas/anchors.ts';
import { isOmission, letterParts } from './directives.ts';

/** A block of a text that can be cited by its number. */
export interface NumberedBlock {
  node: RootContent;
  /** The block's place among the numbered blocks of the text, from 1. */
  position: number;
  /** The id, `p` and the number: `p3`, or `p2a` for a block that was inserted later. */
  anchor: string;
  /** Further ids that lead to the block, such as those of blocks that were merged into it. */
  aliases: string[];
}

/**
 * Returns the numbered blocks of a text: the blocks at its top level that contain the work's own words. Paragraphs,
 * lists, quotations, tables, code, verse, epigraphs and the parts of a letter are numbered; headings, images, omissions
 * and the editor's additions are not. `pins` sets the numbers of some blocks; every other block has the number that
 * follows the previous block's.
 */
export function numberedBlocks(tree: Root, pins: AnchorPins = {}): NumberedBlock[] {
  let number = 0;
  return tree.children.filter(isNumbered).map((node, index) => {
    const position = index + 1;
    const [anchor = `p${number + 1}`, ...aliases] = pins[position] ?? [];
    number = anchorNumber(anchor);
    return { node, position, anchor, aliases };
  });
}

/** Returns the number in an anchor without its letters: 2 for `p2a`. */
export const anchorNumber = (anchor: string): number => Number(/\d+/.exec(anchor)?.[0] ?? 0);

/** Returns the figures at the top level of a text, whose ids are `figure-1`, `figure-2` and so on. */
export const figures = (tree: Root): RootContent[] =>
  tree.children.filter(
    (node) =>
      (node.type === 'containerDirective' && node.name === 'figure') ||
      (node.type === 'paragraph' && isSingleImage(node)),
  );

/** The directives that contain the work's own words. */
const numberedDirectives = new Set(['verse', 'epigraph', 'table']);

function isNumbered(node: RootContent): boolean {
  switch (node.type) {
    case 'paragraph':
      return hasWords(node) && !isOmission(node);
    case 'list':
    case 'blockquote':
    case 'table':
    case 'code':
      return hasWords(node);
    case 'leafDirective':
      return letterParts.has(node.name) && hasWords(node);
    case 'containerDirective':
      return numberedDirectives.has(node.name) && hasWords(node);
    default:
      return false;
  }
}

/** Spaces, and characters that are never visible. */
const invisible = /[\s\p{Cf}\p{Cc}]+/gu;

const hasWords = (node: Nodes) => blockText(node).replace(invisible, '') !== '';

function isSingleImage(paragraph: Paragraph): boolean {
  const [first, ...others] = paragraph.children.filter((part) => part.type !== 'text' || part.value.trim() !== '');
  return first?.type === 'image' && others.length === 0;
}

/** The nodes whose text does not continue the previous node's text. */
const separate = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'code', 'break', 'leafDirective']);

/** Returns the words of a block as plain text on one line, without HTML, notes and the placeholders of images. */
export function blockText(block: Nodes): string {
  let text = '';
  visit(block, (node) => {
    if (node.type === 'html' || node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression')
      return undefined;
    if ((node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') && /^[A-Z]/.test(node.name ?? ''))
      return SKIP;
    if (separate.has(node.type)) text += ' ';
    if ('value' in node) text += node.value;
    return undefined;
  });
  return text.replace(/\s+/g, ' ').trim();
}
