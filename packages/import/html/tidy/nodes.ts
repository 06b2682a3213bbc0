/** Helpers for Markdown nodes that several corrections use. */
import type { Nodes, PhrasingContent } from 'mdast';

/** Creates a place where a line may break within a word. */
export const lineBreakOpportunity = (): PhrasingContent => ({
  type: 'mdxJsxTextElement',
  name: 'wbr',
  attributes: [],
  children: [],
});

/** Whether a node is white space that can be removed. */
export const isEmptyText = (node: Nodes): boolean =>
  node.type === 'text' && node.value.trim() === '' && !node.value.includes('\u00A0');

/** Whether a node is a picture that is not available. */
export const isMissing = (node: Nodes): boolean => node.type === 'mdxJsxTextElement' && node.name === 'MissingImage';
