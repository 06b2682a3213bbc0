import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/**
 * Remark plugin: rejoins paragraphs that consist only of inline elements. MDX treats `<span>Words.</span>` on a line of
 * its own as a block, which would have no number, and whose notes would have no place. Only an empty line between
 * elements separates paragraphs.
 */
export const remarkInlineParagraphs = () => (tree: Root) =>
  visit(tree, (node) => {
    if (!('children' in node) || !node.children.some(isInlineElement)) return;
    const children: RootContent[] = [];
    for (const child of node.children) {
      const previous = children.at(-1);
      if (!isInlineElement(child)) children.push(child);
      else if (previous?.type === 'paragraph' && isNextTo(previous, child)) append(previous, child);
      else children.push({ type: 'paragraph', children: [toText(child)], ...positionOf(child) });
    }
    node.children = children as typeof node.children;
  });

/** Returns whether a node is an element of HTML that MDX made a block. The names of components have capitals. */
const isInlineElement = (node: Nodes): node is MdxJsxFlowElement =>
  node.type === 'mdxJsxFlowElement' && /^[a-z]/.test(node.name ?? '');

const isNextTo = (previous: Nodes, next: Nodes): boolean =>
  (next.position?.start.line ?? 0) - (previous.position?.end.line ?? 0) <= 1;

function append(paragraph: Paragraph, element: MdxJsxFlowElement): void {
  const isTouching = paragraph.position?.end.offset === element.position?.start.offset;
  paragraph.children.push(...(isTouching ? [] : [space]), toText(element));
  if (paragraph.position && element.position) paragraph.position.end = element.position.end;
}

const space = { type: 'text', value: ' ' } as const;

const toText = (element: MdxJsxFlowElement) =>
  ({ ...element, type: 'mdxJsxTextElement' }) as unknown as PhrasingContent;

const positionOf = ({ position }: Nodes) => (position ? { position: { ...position } } : {});
