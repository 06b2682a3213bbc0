import type { Nodes, Root, RootContent } from 'mdast';
import { parseMarkdown } from '../site.ts';

/** Parses a text. Invalid MDX, which the content check reports, is parsed as Markdown. */
export function parseText(markdown: string, mdx: boolean): Root {
  try {
    return parseMarkdown(markdown, { mdx });
  } catch {
    return parseMarkdown(markdown);
  }
}

/**
 * Returns the first `count` paragraphs of a text with the blocks between them and their footnotes, and the number of
 * paragraphs in the whole text.
 */
export function keepParagraphs(markdown: string, count: number, mdx: boolean) {
  const { children } = parseText(markdown, mdx);
  const text = children.filter(({ type }) => type !== 'footnoteDefinition');
  const paragraphs = text.filter(isParagraph);
  const last = paragraphs[count - 1];
  if (!last || last === text.at(-1)) return { markdown, paragraphs: paragraphs.length, isShorter: false };
  const kept = text.slice(0, text.indexOf(last) + 1);
  const cited = new Set(kept.flatMap((node) => footnotesIn(node)));
  const notes = children.filter((node) => node.type === 'footnoteDefinition' && cited.has(node.identifier));
  const source = ({ position }: RootContent) => markdown.slice(position?.start.offset, position?.end.offset);
  return { markdown: [...kept, ...notes].map(source).join('\n\n'), paragraphs: paragraphs.length, isShorter: true };
}

/** Whether a node is a paragraph that contains text, not only a picture. */
const isParagraph = (node: Nodes): boolean =>
  node.type === 'paragraph' &&
  node.children.some(
    (child) =>
      child.type !== 'image' &&
      !(child.type === 'text' && child.value.trim() === '') &&
      child.type !== 'mdxJsxTextElement',
  );

const footnotesIn = (node: Nodes): string[] =>
  node.type === 'footnoteReference'
    ? [node.identifier]
    : 'children' in node
      ? node.children.flatMap((child) => footnotesIn(child))
      : [];
