import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { headingIds } from '../../markdown/anchors.ts';
import { isOmission } from '../../markdown/directives.ts';
import { parseMarkdown } from '../../markdown/parser.ts';
import { type BodyContext, sourceOf, textOf, visitText } from '../body-context.ts';
import { type CheckedBody, emptyBody } from '../checked-file.ts';
import type { Problem } from '../diagnostic.ts';
import { checkDirectives } from './directives.ts';
import { checkFootnotes } from './footnotes.ts';
import { checkHtml } from './html.ts';
import { checkImages } from './images.ts';
import { checkLinks } from './links.ts';
import { checkMdx, describeMdxError } from './mdx.ts';

export interface BodyOptions {
  /** Whether to parse as MDX rather than Markdown. */
  mdx: boolean;
  /** Whether the paragraphs get numbers, as in the text of a work. */
  numbered: boolean;
  /** The line of the file on which the body starts. */
  firstLine: number;
}

/**
 * Checks the body of a content file for markup that could run code or hide text, and for syntax that would be lost or
 * published as plain text.
 */
export function checkBody(source: string, { mdx, numbered, firstLine }: BodyOptions): CheckedBody {
  const problems: Problem[] = [];
  let tree: Root;
  try {
    tree = parseMarkdown(source, { mdx });
  } catch (error) {
    const { line, ...problem } = describeMdxError(error);
    return { ...emptyBody, problems: [{ line: firstLine + line - 1, field: 'body', ...problem }], hasText: true };
  }
  const lineOf = (node: Nodes) => firstLine + (node.position?.start.line ?? 1) - 1;
  const context: BodyContext = {
    source,
    // The braces matter: a visitor that returned the result of push() would continue at that index.
    report: (node, rule, message, hint) => {
      problems.push({ line: lineOf(node), field: 'body', rule, message, hint });
    },
  };
  const withLine = (node: Nodes & { url: string }) => ({ url: node.url, line: lineOf(node) });

  const anchors = checkHeadings(tree, context);
  if (numbered) anchors.push(...paragraphAnchors(tree));
  const links = checkLinks(tree, context).map(withLine);
  const images = checkImages(tree, context).map(withLine);
  checkHtml(tree, context);
  checkMdx(tree, context);
  checkDirectives(tree, context);
  checkFootnotes(tree, context);
  checkNesting(tree, context);
  checkWordLength(tree, context);
  checkTables(tree, context);
  checkCodeFences(tree, context);
  checkDialects(tree, context);
  return { problems, links, images, anchors: new Set(anchors), hasText: textOf(tree).trim() !== '' };
}

/** Checks the outline, and returns the ids of the headings. */
function checkHeadings(tree: Root, { report }: BodyContext): string[] {
  const idOf = headingIds();
  const ids: string[] = [];
  let parentLevel = 1;
  visit(tree, 'heading', (heading) => {
    const text = textOf(heading);
    const { depth } = heading;
    if (depth === 1)
      report(heading, 'body/level-1-heading', 'level 1 heading', 'start with ##: the title is the level 1 heading');
    else if (depth > parentLevel + 1)
      report(
        heading,
        'body/skipped-heading-level',
        `level ${depth} heading after level ${parentLevel}`,
        `use ${'#'.repeat(parentLevel + 1)}`,
      );
    if (text.trim() === '') report(heading, 'body/empty-heading', 'empty heading', 'add text, or delete it');
    parentLevel = Math.max(depth, 2);
    ids.push(idOf(text));
  });
  return ids;
}

const paragraphAnchors = (tree: Root) => tree.children.filter(isNumbered).map((_, index) => `p${index + 1}`);

/** Returns whether the renderer numbers a node: a paragraph, unless it is only an image or only MDX components. */
function isNumbered(node: Nodes): boolean {
  if (node.type !== 'paragraph' || isOmission(node)) return false;
  const parts = node.children.filter((part) => part.type !== 'text' || part.value.trim() !== '');
  return !(parts.length === 1 && parts[0]?.type === 'image') && parts.some(({ type }) => type !== 'mdxJsxTextElement');
}

const maxNesting = 8;

function checkNesting(tree: Root, { report }: BodyContext): void {
  if (depthOf(tree) > maxNesting * 2)
    report(
      tree,
      'body/deep-nesting',
      'block quotes and lists are nested too deeply',
      `use at most ${maxNesting} levels`,
    );
}

const depthOf = (node: Nodes): number =>
  'children' in node && node.children.length > 0 ? 1 + Math.max(...node.children.map((child) => depthOf(child))) : 0;

const maxWordLength = 200;
/** White space, and letters of scripts written without spaces. */
const wordBoundary =
  /[\s\u200B\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}]+/u;

function checkWordLength(tree: Root, { report }: BodyContext): void {
  visit(tree, 'text', (node) => {
    const words = node.value.split(wordBoundary);
    const long = words.find((word) => [...word].length > maxWordLength && !/^https?:/.test(word));
    if (long) report(node, 'body/long-word', `word of ${[...long].length} characters`, `use at most ${maxWordLength}`);
  });
}

/** GFM drops the cells of a row that have no header. */
function checkTables(tree: Root, { report }: BodyContext): void {
  visit(tree, 'table', ({ children: [header, ...rows] }) => {
    const columns = header?.children.length ?? 0;
    for (const row of rows)
      if (row.children.length > columns)
        report(
          row,
          'body/extra-table-cells',
          'table row has more cells than the header',
          'add a header cell, or write \\| for a vertical bar in a cell',
        );
  });
}

/** An unclosed fence turns the rest of the text into code. */
function checkCodeFences(tree: Root, { source, report }: BodyContext): void {
  visit(tree, 'code', (node) => {
    const written = sourceOf(node, source);
    const isFenced = /^(?:```|~~~)/.test(written);
    if (isFenced && !/\n[ >]*(?:```|~~~)[`~]*\s*$/.test(written))
      report(node, 'body/unclosed-code', 'unclosed code block', 'close it with ``` on a separate line');
  });
}

/** Syntax of other Markdown dialects, and mistakes, that would be published as plain text. */
const dialects: readonly { rule: string; pattern: RegExp; message: string; hint: string }[] = [
  {
    rule: 'body/wiki-link',
    pattern: /(?<!\\)!?\[\[[^\]]+\]\]/,
    message: 'wiki link is not supported',
    hint: 'write [text](/related/an-id/)',
  },
  {
    rule: 'body/malformed-link',
    pattern: /(?<!\\)\]\((?:$|https?:|\.{0,2}\/|#)/,
    message: 'malformed link',
    hint: 'write [text](url), with spaces in the URL as %20',
  },
  {
    rule: 'body/malformed-image',
    pattern: /(?<!\\)!\[[^\]]*\]\(/,
    message: 'malformed image',
    hint: "write ![description](file.png 'Caption')",
  },
  {
    rule: 'body/inline-footnote',
    pattern: /(?<!\\)\^\[/,
    message: 'inline footnote is not supported',
    hint: 'write [^name] here, and [^name]: with the note below',
  },
  {
    rule: 'body/no-space-after-hash',
    pattern: /^#{2,6}(?=\p{L})/u,
    message: 'no space after # in a heading',
    hint: 'put a space after the #',
  },
  {
    rule: 'body/no-delimiter-row',
    pattern: /^\|.*\|/,
    message: 'table without a delimiter row',
    hint: 'put | --- | --- | below the header row',
  },
];

function checkDialects(tree: Root, context: BodyContext): void {
  visitText(tree, context, (text, node) => {
    for (const { rule, pattern, message, hint } of dialects)
      if (pattern.test(text)) context.report(node, rule, message, hint);
  });
}
