/** Finds verse in a page by its class, or by lines that begin with spaces that don't collapse. */
import type { Element, ElementContent } from 'hast';
import { styleOf } from './styles.ts';
import { attribute, element, elementsIn, hasBlock, isBlank, isBlock, isElement, text, textContent } from './tree.ts';

const verseName = /(?:^|\s)(?:wp-block-verse|verse|(?:\w+-)?poem|poetry(?:-container)?|stanza|linegroup|lg)(?:\s|$)/;

/** Whether the class of an element says that it is verse. */
export const isVerse = (node: Element): boolean => verseName.test(attribute(node, 'className'));

/** A line of a poem, or the end of a stanza. */
type Line = ElementContent[] | 'end';

/**
 * Converts verse that isn't preformatted into preformatted text, with a line feed after each line, an empty line after each
 * stanza, and spaces for indentation. Returns `undefined` if an element isn't verse, or has only one line.
 */
export function verseOf(node: Element): Element | undefined {
  if (!isElement(node, 'div', 'p', 'blockquote', 'section', 'figure')) return undefined;
  const isLeaf = !node.children.some((child) => hasBlock(child));
  if (!isVerse(node) && !(isLeaf && hasIndentedLine(node))) return undefined;
  if (elementsIn(node).some(({ tagName }) => ['table', 'ul', 'ol', 'pre', 'img', 'h1', 'h2', 'h3'].includes(tagName)))
    return undefined;
  const lines = linesOf(node);
  if (lines.filter((line) => line !== 'end').length < 2) return undefined;
  return element(
    'pre',
    {},
    lines.flatMap((line) => (line === 'end' ? [text('\n')] : [...line, text('\n')])),
  );
}

/** Whether a line after the first begins with two spaces that don't collapse. */
const hasIndentedLine = (node: Element): boolean => /\n[\u00A0\u2002\u2003]{2,}\S/.test(brokenText(node));

const brokenText = (node: Element): string =>
  node.children
    .map((child) =>
      isElement(child, 'br')
        ? '\n'
        : isElement(child)
          ? brokenText(child)
          : textContent(child).replace(/[ \t\n]+/g, ''),
    )
    .join('');

/** Splits verse into lines, at line breaks and between blocks. A block of several lines or blocks is a stanza. */
function linesOf(node: Element): Line[] {
  const lines: Line[] = [];
  let line: ElementContent[] = [];
  const end = () => {
    if (line.some((child) => !isBlank(child))) lines.push(indented(line));
    line = [];
  };
  for (const child of node.children) {
    if (isElement(child, 'br')) end();
    else if (isElement(child) && (isBlock(child) || isLineElement(child))) {
      end();
      const inner = linesOf(child);
      const [first] = inner;
      if (inner.length === 1 && first && first !== 'end') lines.push(withIndent(first, indentOf(child)));
      else lines.push(...inner, 'end');
    } else line.push(child.type === 'text' ? text(child.value.replace(/[ \t\n]+/g, ' ')) : child);
  }
  end();
  return lines.filter(
    (part, index) => part !== 'end' || (index > 0 && index < lines.length - 1 && lines[index - 1] !== 'end'),
  );
}

/** Whether an inline element is a line of its own. */
const isLineElement = (node: Element): boolean =>
  styleOf(node, 'display') === 'block' ||
  /(?:^|\s)(?:line|i\d+)(?:\s|$)/.test(attribute(node, 'className')) ||
  endsInBreak(node);

const endsInBreak = (node: Element): boolean => {
  const last = node.children.findLast((child) => !isBlank(child));
  return isElement(last, 'br');
};

/** Replaces the white space at the start of a line with one space for each character that doesn't collapse. */
function indented(line: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = line;
  if (first?.type !== 'text') return [...line];
  const [space = ''] = /^[\s\u00A0]*/.exec(first.value) ?? [];
  const width = space.replace(/[^\u00A0\u2002\u2003]/g, '').length;
  return [text(' '.repeat(width) + first.value.slice(space.length)), ...rest];
}

const withIndent = (line: readonly ElementContent[], width: number): ElementContent[] =>
  width > 0 ? [text(' '.repeat(width)), ...line] : [...line];

/** Returns the indentation of a line by its class or its style, in spaces. */
function indentOf(node: Element): number {
  const [, digits = ''] = /(?:^|\s)(?:i|indent)(\d{1,2})(?:\s|$)/.exec(attribute(node, 'className')) ?? [];
  const [, size = ''] = /^([\d.]+)em/.exec(styleOf(node, '(?:margin-left|padding-left|text-indent)')) ?? [];
  return Math.min(Math.round(Number(digits || size || 0)), 20);
}
