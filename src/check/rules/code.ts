import type { Code, InlineCode, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, sourceOf, truncate } from '../body-context.ts';

/** Finds code blocks that would contain or hide other text. */
export function checkCode(tree: Root, context: BodyContext): void {
  visit(tree, 'code', (node) => {
    const [opening = '', ...lines] = sourceOf(node, context.source).split('\n');
    const [fence] = /^(?:`{3,}|~{3,})/.exec(opening) ?? [];
    if (fence === undefined) return;
    checkClosing(node, fence, lines, context);
    checkInfo(node, context);
  });
  visit(tree, 'inlineCode', (node) => checkQuotes(node, context));
}

/** Returns whether a line is a fence that can close another: of the same character and at least as long. */
const isClosing = (line: string, fence: string) =>
  line.startsWith(fence) && line.replaceAll(fence[0] ?? '', '').trim() === '';

/** An unclosed fence turns the text below it into code, up to the next fence that can close it, or to the end. */
function checkClosing(node: Code, fence: string, lines: readonly string[], { report }: BodyContext): void {
  if (!isClosing(lines.at(-1)?.replace(/^[ >\t]*/, '') ?? '', fence))
    report(node, 'body/unclosed-code', 'unclosed code block', `close it with ${fence} on a separate line`);
  else if (node.value.split('\n').some((line) => line.trimStart().startsWith(fence)))
    report(
      node,
      'body/fence-in-code',
      'code block contains the start of another',
      `close it with ${fence} before the next one, or fence it with ${fence}${fence[0]}`,
    );
}

/** Only the first word after a fence means something: the language of the code. */
function checkInfo(node: Code, { report }: BodyContext): void {
  const { lang, meta } = node;
  if (meta || (lang && !/^[\w+#.-]+$/.test(lang)))
    report(
      node,
      'body/code-info',
      `text after the fence is not shown: ${truncate([lang, meta].filter(Boolean).join(' '))}`,
      'put it on a separate line',
    );
}

/** Backticks that open quotations, as in \`so' and \`so', mark what is between them as code, with a space at one end. */
function checkQuotes(node: InlineCode, { report }: BodyContext): void {
  if (/^\s/.test(node.value) === /\s$/.test(node.value)) return;
  report(
    node,
    'body/quotation-marks-as-code',
    `backticks mark code: ${truncate(node.value)}`,
    'write ‘…’ for a quotation, or \\` for a literal backtick',
  );
}
