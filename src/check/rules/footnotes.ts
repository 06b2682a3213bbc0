import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, visitText } from '../body-context.ts';

/** Finds footnotes that would be lost, or whose references would be published as plain text. */
export function checkFootnotes(tree: Root, context: BodyContext): void {
  const { report } = context;
  const referenced = new Set<string>();
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteReference', ({ identifier }) => void referenced.add(identifier));
  visit(tree, 'footnoteDefinition', (node) => {
    const { identifier } = node;
    if (definitions.has(identifier))
      report(node, 'footnotes/duplicate', `footnote ${identifier} is defined twice`, 'rename one of them');
    if (node.children.length === 0)
      report(node, 'footnotes/empty', `footnote ${identifier} is empty`, `put its text after [^${identifier}]:`);
    visit(node, 'footnoteReference', (inner) =>
      report(
        inner,
        'footnotes/nested',
        `footnote ${inner.identifier} is referenced within footnote ${identifier}`,
        'merge the two',
      ),
    );
    definitions.set(identifier, node);
  });
  for (const [identifier, node] of definitions)
    if (!referenced.has(identifier))
      report(
        node,
        'footnotes/unused',
        `footnote ${identifier} is never referenced`,
        `put [^${identifier}] where it belongs`,
      );
  // A reference without a definition is parsed as text.
  visitText(tree, context, (text, node) => {
    for (const [, identifier = ''] of text.matchAll(/(?<!\\)\[\^([^\]\s\\]+)\]/g))
      report(
        node,
        'footnotes/undefined',
        `footnote ${identifier} is not defined`,
        `add a paragraph that starts with [^${identifier}]:, or write \\[ for a plain bracket`,
      );
  });
}
