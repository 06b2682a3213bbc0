import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from './diagnostic.ts';

/** Passed to every rule that looks at a body. */
export interface BodyContext {
  /** The Markdown source. */
  source: string;
  /** Adds a URL in raw HTML to the links that the link rules check. */
  addLink: (place: Nodes, url: string) => void;
  /** Records a problem at a node, or on a line of the body, from 1. It is an error unless `level` says otherwise. */
  report: (
    place: Nodes | { line: number },
    rule: string,
    message: string,
    hint: string,
    level?: Diagnostic['level'],
  ) => void;
}

/** Returns the source of a node, or its value if it has no position, such as text split around a bare URL. */
export function sourceOf(node: Nodes, source: string): string {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return 'value' in node ? node.value : '';
  return source.slice(start.offset, end.offset);
}

/** Calls a function with the source of each text node, and with the node or, if that has no position, its parent. */
export function visitText(tree: Nodes, { source }: BodyContext, visitor: (text: string, node: Nodes) => void): void {
  visit(tree, 'text', (node, _index, parent) =>
    visitor(sourceOf(node, source), node.position || !parent ? node : parent),
  );
}

/** Returns the text of a node, without HTML. */
export function textOf(node: Nodes): string {
  let text = '';
  visit(node, (part) => {
    if ('value' in part && part.type !== 'html') text += part.value;
  });
  return text;
}

/** Shortens a text to 40 characters on one line. */
export function truncate(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
