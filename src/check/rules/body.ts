import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { blockText, figures, numberedBlocks } from '../../markdown/blocks.ts';
import { linksToSite } from '../../markdown/links-to-site.ts';
import { parseMarkdown } from '../../markdown/parser.ts';
import { markdownOfWork } from '../../markdown/plain-markdown.ts';
import type { AnchorPins } from '../../schemas/anchors.ts';
import { type BodyContext, textOf } from '../body-context.ts';
import { type CheckedBlock, type CheckedBody, emptyBody } from '../checked-file.ts';
import type { Problem } from '../diagnostic.ts';
import { blockFingerprint } from '../published.ts';
import { checkBlocks } from './blocks.ts';
import { checkCharacterReferences } from './encoding.ts';
import { checkCode } from './code.ts';
import { checkDialects } from './dialects.ts';
import { checkEmphasis } from './emphasis.ts';
import { checkDirectives } from './directives.ts';
import { checkFootnotes } from './footnotes.ts';
import { checkHeadings } from './headings.ts';
import { checkHtml } from './html.ts';
import { checkImages } from './images.ts';
import { checkLinks, isExternal } from './links.ts';
import { checkLists } from './lists.ts';
import { checkMdx, describeMdxError } from './mdx.ts';
import { checkTables } from './tables.ts';
import { checkVerse } from './verse.ts';

export interface BodyOptions {
  /** Whether to parse as MDX rather than Markdown. */
  mdx: boolean;
  /** The `anchors` field if the blocks are numbered, as in the text of a work; `undefined` if they are not. */
  pins: AnchorPins | undefined;
  /** The line of the file on which the body starts. */
  firstLine: number;
  /** The work whose body it is; `undefined` in a tag or a page. */
  work?: Parameters<typeof markdownOfWork>[2] | undefined;
  afterParsing?: AfterParsing | undefined;
}

/** Called with a body and its tree, which must not be changed. */
export type AfterParsing = (body: string, tree: Root, syntax: { mdx: boolean }) => void;

/**
 * Checks the body of a content file for markup that could run code or hide text, and for syntax that would be lost or
 * published as plain text.
 */
export function checkBody(source: string, { mdx, pins, firstLine, work, afterParsing }: BodyOptions): CheckedBody {
  const problems: Problem[] = [];
  let tree: Root;
  try {
    tree = parseMarkdown(source, { mdx });
  } catch (error) {
    const { line, ...problem } = describeMdxError(error);
    return { ...emptyBody, problems: [{ line: firstLine + line - 1, field: 'body', ...problem }], hasText: true };
  }
  afterParsing?.(source, tree, { mdx });
  const lineOf = (place: Nodes | { line: number }) =>
    firstLine + ('line' in place ? place.line : (place.position?.start.line ?? 1)) - 1;
  const links: CheckedBody['links'] = [];
  const context: BodyContext = {
    source,
    addLink: (node, url) => void (isExternal(url) || links.push({ url, line: lineOf(node) })),
    // The braces matter: a visitor that returned the result of push() would continue at that index.
    report: (place, rule, message, hint, level = 'error') => {
      if (rule === 'body/second-frontmatter' && firstLine === 1) return; // the file has no other frontmatter
      problems.push({ line: lineOf(place), field: 'body', rule, level, message, hint });
    },
  };
  const withLine = (node: Nodes & { url: string }) => ({ url: node.url, line: lineOf(node) });

  const blocks = (pins ? numberedBlocks(tree, pins) : []).map(({ node, anchor, aliases }): CheckedBlock => {
    const text = blockText(node);
    return { anchors: [anchor, ...aliases], line: lineOf(node), fingerprint: blockFingerprint(text) };
  });
  const anchors = [
    ...checkHeadings(tree, context),
    ...blocks.flatMap((block) => block.anchors),
    ...(pins ? figures(tree) : []).map((_, index) => `figure-${index + 1}`),
  ];
  for (const link of checkLinks(tree, context)) links.push(withLine(link));
  const images = checkImages(tree, context).map(withLine);
  checkHtml(tree, context);
  checkMdx(tree, context);
  checkDirectives(tree, context);
  for (const anchor of checkFootnotes(tree, context)) anchors.push(anchor);
  checkBlocks(tree, context);
  checkLists(tree, context);
  checkVerse(tree, context);
  checkTables(tree, context);
  checkCode(tree, context);
  checkEmphasis(tree, context);
  checkDialects(tree, context);
  checkCharacterReferences(tree, context);
  checkWordLength(tree, context);
  const hasText = textOf(tree).trim() !== '';
  const hasErrors = problems.some(({ level = 'error' }) => level === 'error');
  const internalLinks = linksToSite(tree);
  const markdown = work && !hasErrors ? markdownOfWork(tree, source, work) : ''; // last, since it changes the tree
  return { problems, links, internalLinks, images, anchors: new Set(anchors), blocks, hasText, markdown };
}

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
