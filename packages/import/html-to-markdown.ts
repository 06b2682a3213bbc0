/** Converts the HTML of a text into the Markdown of content files. */
import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Nodes, Root } from 'mdast';
import { cleanTree, type CleanOptions } from './html/clean.ts';
import { extractFootnotes } from './html/footnotes/extract.ts';
import { undescribed } from './html/figures.ts';
import { noteLabel } from './html/footnotes/marks.ts';
import { createHandlers } from './html/handlers.ts';
import { linkWithoutText } from './html/link-elements.ts';
import type { Picture } from './html/media.ts';
import { readableText } from './html/readable.ts';
import { stringify, textOf } from './html/stringify.ts';
import { tidy } from './html/tidy/index.ts';
import { count } from './site.ts';

export type { Picture } from './html/media.ts';

export interface HtmlOptions extends CleanOptions {
  /** Changes the tree of the HTML before anything else. */
  prepare?: ((root: HtmlRoot) => void) | undefined;
}

export type HtmlRoot = ReturnType<typeof fromHtml>;

/** The Markdown of a text. */
export interface ConvertedHtml {
  markdown: string;
  /** Whether the Markdown has pictures that are not available, and needs MDX. */
  mdx: boolean;
  /** The pictures that the text uses. */
  files: Picture[];
  /** Everything that was lost, one line each. No word is lost without a line here. */
  lost: string[];
  /** Whether there are words besides the labels of missing pictures. */
  hasText: boolean;
}

/** Parses HTML as browsers do. Nothing in it is run or loaded. */
export const parseHtml = (html: string): HtmlRoot => fromHtml(html, { fragment: true });

/**
 * Converts HTML into Markdown: keeps words, headings, lists, quotations, tables, footnotes, verse, pictures and inline
 * formats. Throws a `RangeError` if the elements are nested too deeply.
 */
export function htmlToMarkdown(html: string | HtmlRoot, options: HtmlOptions = {}): ConvertedHtml {
  const lost: string[] = [];
  const files: Picture[] = [];
  const source = typeof html === 'string' ? parseHtml(html) : html;
  options.prepare?.(source);
  const readable = readableText(source);
  const { notes, lost: lostWithNotes } = extractFootnotes(source);
  lost.push(...lostWithNotes);
  const handlers = createHandlers(lost);
  const convert = (children: readonly ElementContent[]): Root => {
    const clean = cleanTree({ type: 'root', children: [...children] }, options, lost, files);
    return toMdast(clean, { document: true, handlers }) as Root;
  };

  const tree = convert(source.children as ElementContent[]);
  for (const [label, content] of notes) {
    const note = convert(content);
    const text = textOf(note);
    if (text === '') lost.push(`footnote ${label}, which is empty`);
    else
      tree.children.push({
        type: 'footnoteDefinition',
        identifier: label,
        label,
        children: note.children as BlockContent[],
      });
  }
  removeEmptyReferences(tree);
  tidy(tree, lost);
  const mdx = hasMissingPicture(tree);
  const { markdown, unfaithful } = stringify(tree, { mdx });
  lost.push(...unfaithful.map((text) => `perhaps characters of “${text}”: compare it with the source`));
  const missing = missingWords(readable, `${textOf(tree)} ${markdown} ${lost.join(' ')}`);
  if (missing.length > 0) lost.push(`words: ${missing.join(' ')}`);
  // a preview of a page often links to it twice
  const repeated = new Set(linksIn(tree).map((url) => linkWithoutText(url)));
  const losses = [...new Set(lost)].filter((line) => !repeated.has(line));
  return { markdown, mdx, files, lost: withOneLineOfImages(losses), hasText: hasWords(tree) };
}

/** Puts all images without a description on one line. */
function withOneLineOfImages(lost: readonly string[]): string[] {
  const isImage = (line: string) => line.startsWith(undescribed);
  const names = lost.filter((line) => isImage(line)).map((line) => line.slice(undescribed.length));
  const others = lost.filter((line) => !isImage(line));
  return names.length === 0
    ? others
    : [...others, `${count(names.length, 'image')} without a description: ${names.join(', ')}`];
}

/** Returns the distinct words of a text that are missing in another. Ignores footnote labels. */
function missingWords(text: string, other: string): string[] {
  const words = new Set(text.match(/\p{L}[\p{L}\p{M}]*/gu));
  const present = new Set(other.match(/\p{L}[\p{L}\p{M}]*/gu));
  return [...words].filter((word) => !present.has(word) && !other.includes(word) && !noteLabel.test(word));
}

function removeEmptyReferences(tree: Root): void {
  const defined = new Set(
    tree.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : [])),
  );
  const walk = (parent: { children: Nodes[] }): void => {
    parent.children = parent.children.filter((node) => {
      if ('children' in node) walk(node as { children: Nodes[] });
      return !(node.type === 'footnoteReference' && !defined.has(node.identifier));
    });
  };
  walk(tree);
}

const linksIn = (node: Nodes): string[] => [
  ...(node.type === 'link' ? [node.url] : []),
  ...('children' in node ? (node.children as Nodes[]).flatMap((child) => linksIn(child)) : []),
];

const someNode = (node: Nodes, test: (node: Nodes) => boolean): boolean =>
  test(node) || ('children' in node && (node.children as Nodes[]).some((child) => someNode(child, test)));

const hasMissingPicture = (tree: Root) =>
  someNode(
    tree,
    (node) => (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'MissingImage',
  );

/** Whether a tree contains text. Pictures don't count, as in the content check. */
const hasWords = (tree: Root) =>
  someNode(tree, (node) => 'value' in node && node.type !== 'html' && node.value.trim() !== '');
