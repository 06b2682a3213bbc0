import type { FootnoteDefinition, Nodes, Root } from 'mdast';
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
          ? 'use a label without spaces, or write \\[ for a literal bracket'
          : `add a paragraph that starts with [^${identifier}]:, or write \\[ for a literal bracket`,
      );
  });
  checkTypedNotes(tree, context);
  return [...definitions.keys()].flatMap((identifier) => footnoteIds(identifier, references.get(identifier) ?? 0));
}

/** Warns about notes whose numbers are typed: `[1]` in the text, and a paragraph that starts with `[1]`. */
function checkTypedNotes(tree: Root, context: BodyContext): void {
  const [marks, notes] = [new Set<string>(), new Map<string, Nodes>()];
  visit(tree, 'paragraph', (paragraph) => {
    const source = sourceOf(paragraph, context.source);
    const [, number] = /^\\?\[(\d{1,3})\\?\](?![(:[])/.exec(source) ?? [];
    if (number !== undefined) notes.set(number, paragraph);
    for (const [, mark = ''] of source.slice(1).matchAll(/\\?\[(\d{1,3})\\?\](?![(:[])/g)) marks.add(mark);
  });
  const typed = [...notes].filter(([number]) => marks.has(number));
  const [first] = typed;
  if (!first) return;
  const [number, note] = first;
  context.report(
    note,
    'footnotes/typed',
    `${typed.length === 1 ? `note ${number} has` : `${typed.length} notes have`} typed numbers, which lead nowhere`,
    `write [^${number}] in the text, and [^${number}]: at the start of the note`,
    'warning',
  );
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
        'a footnote directly before ( is read as a link',
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
