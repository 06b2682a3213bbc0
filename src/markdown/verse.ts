import type { Element, ElementContent } from 'hast';
import type { Raw } from 'mdast-util-to-hast';
import { isVoid, readTags } from '../values/html.ts';
import { element, text } from './elements.ts';

/** A line of verse. */
export interface VerseLine {
  content: ElementContent[];
  /** The number of its line in the source, from 1. */
  sourceLine: number;
}

/**
 * Splits the content of a paragraph into the lines of its source. Elements that span several lines are divided.
 * `firstLine` is the line of the source on which the paragraph starts.
 */
export function splitIntoLines(nodes: readonly ElementContent[], firstLine: number): VerseLine[] {
  let line: VerseLine = { content: [], sourceLine: firstLine };
  const lines = [line];
  let openTags: Raw[] = []; // raw HTML has no tree yet
  let position = firstLine; // text around a bare URL has no position of its own
  for (const node of nodes) {
    const start = node.position?.start.line ?? position;
    if (node.type === 'element' && node.tagName === 'br') {
      position = start;
      continue; // the line break after it is text
    }
    position = node.position?.end.line ?? position;
    if (node.type === 'raw') openTags = updateOpenTags(openTags, node);
    for (const [index, part] of divide(node, start).entries()) {
      if (index > 0) {
        line.content.push(...openTags.toReversed().map(endTag));
        line = { content: [...openTags], sourceLine: part.sourceLine };
        lines.push(line);
      }
      line.content.push(...part.content);
    }
  }
  return lines;
}

function divide(node: ElementContent, firstLine: number): VerseLine[] {
  if (node.type === 'text')
    return node.value
      .replace(/ {2,}/g, ({ length }) => gap(length))
      .split('\n')
      .map((value, index) => ({ content: value ? [{ ...node, value }] : [], sourceLine: firstLine + index }));
  if (!('children' in node)) return [{ content: [node], sourceLine: firstLine }];
  return splitIntoLines(node.children, firstLine).map(({ content, sourceLine }) => ({
    content: [{ ...node, children: content }],
    sourceLine,
  }));
}

function updateOpenTags(open: readonly Raw[], node: Raw): Raw[] {
  const [tag] = readTags(node.value);
  if (!tag || isVoid(tag.name)) return [...open];
  return tag.isEnd ? open.slice(0, -1) : [...open, node];
}

const endTag = ({ value }: Raw): Raw => ({ type: 'raw', value: `</${readTags(value)[0]?.name}>` });

const tabWidth = 4;

/** Returns the width of the white space before the text of a source line, without the marks of block quotes. */
export function indentation(sourceLine: string): number {
  const [, space = ''] = /^(?:[ \t]*> ?)*([ \t]*)/.exec(sourceLine) ?? [];
  return [...space].reduce((width, char) => (char === '\t' ? width - (width % tabWidth) + tabWidth : width + 1), 0);
}

/** Returns white space of a width in spaces. Every program keeps en spaces, which are half as wide as the letters high. */
export const gap = (width: number): string => '\u2002'.repeat(width);

/**
 * Returns a stanza. Each line is a block of its own on the page, and ends in a line break for programs that don't load
 * the styles. `margin` is the indentation that all lines share.
 */
export const stanza = (lines: readonly (VerseLine & { indent: number })[], margin: number): Element =>
  element(
    'p',
    {},
    lines.flatMap(({ content, indent }, index): ElementContent[] => [
      ...(index > 0 ? [element('br', {}, []), text('\n')] : []),
      element('span', {}, [...(indent > margin ? [text(gap(indent - margin))] : []), ...content]),
    ]),
  );
