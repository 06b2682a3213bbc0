import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, sourceOf, visitText } from '../body-context.ts';

/**
 * Finds footnotes that would be lost, or whose references would be published as plain text. Returns the ids of the
 * footnotes and of the references to them.
 */
export function checkFootnotes(tree: Root, context: BodyContext): string[] {
  const { report } = context;
  const references = new Map<string, number>();
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteReference', ({ identifier }) => {
    references.set(identifier, (references.get(identifier) ?? 0) + 1);
  });
  checkReferencesInLinks(tree, context);
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
    if (!references.has(identifier))
      report(
        node,
        'footnotes/unused',
        `footnote ${identifier} is never referenced`,
        `put [^${identifier}] where it belongs`,
      );
  // A reference without a definition is parsed as text.
  visitText(tree, context, (text, node) => {
    for (const [, identifier = ''] of text.matchAll(/(?<!\\)\[\^([^\]\n\\]+)\]/g))
      report(
        node,
        'footnotes/undefined',
        `footnote ${identifier} is not defined`,
        /\s/.test(identifier)
          ? 'use a label without spaces, or write \\[ for a plain bracket'
          : `add a paragraph that starts with [^${identifier}]:, or write \\[ for a plain bracket`,
      );
  });
  return [...definitions.keys()].flatMap((identifier) => footnoteIds(identifier, references.get(identifier) ?? 0));
}

/** Returns the ids that mdast-util-to-hast gives to a footnote and to the references to it, before escaping. */
const footnoteIds = (identifier: string, references: number): string[] => [
  `fn-${identifier}`,
  ...Array.from({ length: references }, (_, index) => `fnref-${identifier}${index > 0 ? `-${index + 1}` : ''}`),
];

/** A link within a link is not valid HTML, and the alternative text of an image has no notes. */
function checkReferencesInLinks(tree: Root, context: BodyContext): void {
  visit(tree, ['link', 'linkReference'], (link) => {
    if (link.type === 'link' && /^\[\^[^\]\s]+\]\(/.test(sourceOf(link, context.source)))
      context.report(
        link,
        'footnotes/as-link',
        'a footnote in front of ( is read as a link',
        'write \\( after it, or define the footnote',
      );
    visit(link, 'footnoteReference', (node) =>
      context.report(
        node,
        'footnotes/in-link',
        `footnote ${node.identifier} is referenced within a link`,
        `put [^${node.identifier}] after the link`,
      ),
    );
  });
  visit(tree, 'image', (node) => {
    if (/^!\[[^\]]*\[\^/.test(sourceOf(node, context.source)))
      context.report(
        node,
        'footnotes/in-image',
        'footnote in the description of an image',
        'put its reference after the image',
      );
  });
}
