import type { Blockquote, Nodes, Paragraph, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type BodyContext, sourceOf, textOf } from '../body-context.ts';
import { reportSecondFrontmatter } from './headings.ts';
import { isAllowedMarkup } from './html.ts';

/** Finds blocks whose words, lines or borders would differ from what their source shows. */
export function checkBlocks(tree: Root, context: BodyContext): void {
  checkNesting(tree, context);
  checkIndentation(tree, context);
  visit(tree, 'paragraph', (node) => {
    if (!isLabel(node)) checkEmptyParagraph(node, context);
  });
  visit(tree, 'blockquote', (node) => {
    checkLazyLines(node, context);
    return SKIP;
  });
  checkSecondFrontmatter(tree, context);
}

/** Returns whether a paragraph is the label of a directive, in brackets after its name. */
const isLabel = ({ data }: Nodes): boolean => data !== undefined && 'directiveLabel' in data;

const maxNesting = 8;

function checkNesting(tree: Root, { report }: BodyContext): void {
  const stack: { node: Nodes; depth: number; inline: number }[] = [{ node: tree, depth: 0, inline: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth, inline } = next;
    if (depth > maxNesting * 2) {
      const what = inline > maxNesting ? 'emphasis and links are' : 'block quotes and lists are';
      report(node, 'body/deep-nesting', `${what} nested too deeply`, `use at most ${maxNesting} levels`);
      return;
    }
    const isInline = ['emphasis', 'strong', 'delete', 'link', 'linkReference', 'mdxJsxTextElement'].includes(node.type);
    if ('children' in node)
      for (const child of node.children)
        stack.push({ node: child, depth: depth + 1, inline: inline + Number(isInline) });
  }
}

/** The indentation, in columns, that most Markdown reads as code, and that this site's grammar drops. */
const codeIndent = 4;
const indentable = ['paragraph', 'heading', 'blockquote', 'table', 'thematicBreak'];

/** Finds indentation that the page would not show. Only `:::verse` keeps it. */
function checkIndentation(tree: Root, context: BodyContext): void {
  visit(tree, (node, _index, parent) => {
    if (node.type === 'containerDirective' && node.name === 'verse') return SKIP;
    if (!parent || !indentable.includes(node.type) || isLabel(node)) return undefined;
    const isIndented = columnOf(node) - contentColumn(parent, node) >= codeIndent;
    if (isIndented || (node.type === 'paragraph' && hasIndentedLine(node, parent, context)))
      context.report(
        node,
        'body/indented-text',
        'indentation is not shown',
        'use :::verse for verse or ``` for code, or delete the indentation',
      );
    return node.type === 'paragraph' ? SKIP : undefined;
  });
}

const columnOf = (node: Nodes): number => node.position?.start.column ?? 1;

function contentColumn(parent: Parents, child: Nodes): number {
  switch (parent.type) {
    case 'blockquote':
      return columnOf(parent) + '> '.length;
    case 'containerDirective':
      return columnOf(parent);
    case 'listItem':
      return columnOf(parent.children[0] ?? child); // the first child follows the marker
    case 'footnoteDefinition':
      return child === parent.children[0] ? columnOf(child) : columnOf(parent) + codeIndent;
    default:
      return 1;
  }
}

/** Returns whether a line of a paragraph is indented: by two columns after a line break, or by four elsewhere. */
function hasIndentedLine(paragraph: Paragraph, parent: Parents, { source }: BodyContext): boolean {
  let found = false;
  visit(paragraph, 'break', (_node, index, parentOfBreak) => {
    const next = parentOfBreak?.children[(index ?? 0) + 1];
    if (next && columnOf(next) - columnOf(paragraph) >= 2) found = true;
  });
  return found || (parent.type === 'root' && /\n(?: {4}| {0,3}\t)\s*\S/.test(sourceOf(paragraph, source)));
}

/** A character that readers can see. */
const visible = /[^\s\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]/u;
const shownInline = ['image', 'imageReference', 'footnoteReference', 'mdxJsxTextElement', 'mdxTextExpression'];

/** A paragraph of only invisible characters would get a number. */
function checkEmptyParagraph(paragraph: Paragraph, { report }: BodyContext): void {
  let isShown = false;
  visit(paragraph, (node) => {
    if (node.type === 'html' ? !isAllowedMarkup(node.value) : shownInline.includes(node.type)) isShown = true;
  });
  if (isShown || visible.test(textOf(paragraph))) return;
  report(paragraph, 'body/empty-paragraph', 'paragraph without words', 'delete it: pages have their own spacing');
}

/** A line right below a quotation belongs to it, although it doesn't start with `>`. */
function checkLazyLines(quotation: Blockquote, { source, report }: BodyContext): void {
  const [, ...lines] = sourceOf(quotation, source).split('\n');
  const index = lines.findIndex((line) => !/^\s*>/.test(line));
  if (index >= 0)
    report(
      { line: (quotation.position?.start.line ?? 1) + index + 1 },
      'body/lazy-quotation',
      'a line without > continues the quotation above it',
      'start it with >, or leave a blank line before it',
    );
}

/** Finds a YAML document in the body that starts with `---`. If it ends in a field, it is reported as a heading. */
function checkSecondFrontmatter(tree: Root, { source, report }: BodyContext): void {
  tree.children.forEach((node, index) => {
    const next = tree.children[index + 1];
    if (node.type !== 'thematicBreak' || !next || next.type === 'heading') return;
    const isAdjacent = next.position?.start.line === (node.position?.end.line ?? 0) + 1;
    if (isAdjacent && /^[\w-]+:(?:\s|$)/.test(sourceOf(next, source))) reportSecondFrontmatter(next, report);
  });
}
