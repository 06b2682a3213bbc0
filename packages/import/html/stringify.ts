/** Writes a Markdown tree as text from which our parser reads the same tree again. */
import type { Nodes, Paragraph, Parent, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { type ContainerDirective, directiveToMarkdown } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../site.ts';

/** A stanza of a poem. */
export interface Stanza extends Parent {
  type: 'stanza';
  children: StanzaLine[];
}

/** A line of a stanza, with the number of spaces before it. */
interface StanzaLine extends Parent {
  type: 'stanzaLine';
  indent: number;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    stanza: Stanza;
    stanzaLine: StanzaLine;
  }
  interface BlockContentMap {
    stanza: Stanza;
  }
}

/** The parser drops the indentation of a paragraph, so the lines of a stanza are written one by one. */
const stanza: Handle = (node: Stanza, _parent, state, info) => {
  const exit = state.enter('paragraph');
  const exitPhrasing = state.enter('phrasing');
  const lines = node.children.map(
    ({ indent, children }) =>
      ' '.repeat(indent) +
      state.containerPhrasing({ type: 'paragraph', children }, { ...info, before: '\n', after: '\n' }),
  );
  exitPhrasing();
  exit();
  return lines.join('\n');
};

/**
 * The check treats bars, colons and number signs at the start of a text as mistakes, even within a line. A backslash at the
 * end of a text would escape the next character.
 */
const text: Handle = (node: Text, _parent, state, info) =>
  state
    .safe(node.value, info)
    .replace(/^([^\S\n]*)(?=\||::|##)/, '$1\\')
    .replace(/(?<!\\)(?:\\\\)*\\$/, '$&\\');

/** Text directives are off in our grammar, so a colon needs no backslash. */
function directives(): Options {
  const { handlers, unsafe } = directiveToMarkdown();
  const write = handlers?.containerDirective as Handle;
  // the extension doesn't escape labels like other phrasing content
  const containerDirective: Handle = (node, parent, state, info) => {
    const exit = state.enter('phrasing');
    const markdown = write(node, parent, state, info);
    exit();
    return markdown;
  };
  return {
    handlers: { containerDirective } as Options['handlers'] & object,
    unsafe: (unsafe ?? []).filter(({ inConstruct }) => !inConstruct?.includes('phrasing')),
  };
}

/** Returns the options that write elements as MDX or, in plain Markdown, as HTML. */
const elements = (mdx: boolean): Options => {
  const extension = mdxToMarkdown();
  if (mdx) return extension;
  return {
    handlers: Object.assign(
      {},
      ...(extension.extensions ?? []).map(({ handlers }) => handlers),
    ) as Options['handlers'] & object,
  };
};

/** Limits the padding of table columns: a long cell would widen all other cells of its column. */
const cellLength = (cell: string): number => Math.min([...cell].length, 30);

const options = (mdx: boolean): Options => ({
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fences: true,
  resourceLink: true,
  listItemIndent: 'one',
  handlers: { stanza, text } as Options['handlers'] & object,
  unsafe: [
    // could be read as a merge conflict marker
    { atBreak: true, character: '<' },
    // the check treats these as the syntax of other programs
    { character: '{', inConstruct: 'phrasing' },
    { character: '$', after: '\\$', inConstruct: 'phrasing' },
    { character: '^', after: '\\w', inConstruct: 'phrasing' },
    { atBreak: true, character: ':', after: '[ \\t]' },
    ...(mdx
      ? [
          { atBreak: true, character: 'e', after: 'xport\\b' },
          { atBreak: true, character: 'i', after: 'mport\\b' },
        ]
      : []),
  ],
  extensions: [gfmToMarkdown({ stringLength: cellLength }), directives(), elements(mdx)],
});

/**
 * Writes a tree as Markdown. Blocks that our parser would read differently are written with HTML elements instead of marks.
 */
export function stringify(tree: Root, { mdx }: { mdx: boolean }): { markdown: string; unfaithful: string[] } {
  const write = (root: Root) => toMarkdown(root, options(mdx));
  const markdown = write(tree);
  if (reads(markdown, tree, mdx)) return { markdown, unfaithful: [] };
  const unfaithful: string[] = [];
  const children = tree.children.map((block): RootContent => {
    const single: Root = { type: 'root', children: [block] };
    const isFaithful = (root: Root) => reads(write(withNotes(root)), root, mdx);
    if (isFaithful(single)) return block;
    const explicit = asElements(single);
    if (isFaithful(explicit)) return explicit.children[0] ?? block;
    unfaithful.push(textOf(single).slice(0, 80));
    return explicit.children[0] ?? block;
  });
  return { markdown: write({ type: 'root', children }), unfaithful };
}

/** Returns whether our parser reads the text of the tree from its Markdown. */
function reads(markdown: string, tree: Root, mdx: boolean): boolean {
  try {
    return textOf(parseMarkdown(markdown, { mdx })) === textOf(tree);
  } catch {
    return false; // not valid MDX
  }
}

/** Adds empty definitions for footnotes, because a reference without a definition would be read as text. */
function withNotes(root: Root): Root {
  const labels = new Set<string>();
  const defined = new Set<string>();
  visit(root, 'footnoteReference', ({ identifier }) => void labels.add(identifier));
  visit(root, 'footnoteDefinition', ({ identifier }) => void defined.add(identifier));
  const notes = [...labels]
    .filter((label) => !defined.has(label))
    .map((identifier): RootContent => ({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [],
    }));
  return { type: 'root', children: [...root.children, ...notes] };
}

/** Returns the text of a tree, with the words of images, to compare it with the text of another tree. */
export function textOf(node: Nodes): string {
  let result = '';
  const walk = (part: Nodes): void => {
    if (part.type === 'image') result += ` ${part.alt ?? ''} ${part.title ?? ''} `;
    else if (isLineBreak(part)) result += ' ';
    else if ('value' in part && part.type !== 'html') result += part.value;
    else if ('children' in part) (part.children as Nodes[]).forEach(walk);
    if (!phrasing.has(part.type)) result += '\n';
  };
  walk(node);
  return result.replace(/\s+/g, ' ').trim();
}

const isLineBreak = (node: Nodes): boolean =>
  (node.type === 'html' && /^<br\b/i.test(node.value)) || (node.type === 'mdxJsxTextElement' && node.name === 'br');

const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'inlineCode',
  'mdxJsxTextElement',
  'footnoteReference',
  'html',
]);

const elementNames = { emphasis: 'em', strong: 'strong', delete: 'del' } as const;

/** Replaces emphasis with HTML elements, for places where the parser would read the asterisks or tildes as text. */
function asElements<Tree extends Parents>(tree: Tree): Tree {
  const children = (tree.children as Nodes[]).map((node): Nodes => {
    const inner = 'children' in node ? asElements(node) : node;
    if (inner.type !== 'emphasis' && inner.type !== 'strong' && inner.type !== 'delete') return inner;
    return { type: 'mdxJsxTextElement', name: elementNames[inner.type], attributes: [], children: inner.children };
  });
  return { ...tree, children } as Tree;
}

/** Creates a directive. */
export const directive = (
  name: string,
  label: readonly PhrasingContent[],
  children: ContainerDirective['children'],
  attributes: Record<string, string> = {},
): ContainerDirective => ({
  type: 'containerDirective',
  name,
  attributes,
  children: [...(label.length > 0 ? [labelOf(label)] : []), ...children],
});

const labelOf = (children: readonly PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  data: { directiveLabel: true } as Paragraph['data'] & object,
  children: children.map(withoutBracketsInCode),
});

/** Replaces code that contains brackets with text: a bracket ends a label, even in code. */
const withoutBracketsInCode = (node: PhrasingContent): PhrasingContent => {
  if (node.type === 'inlineCode' && /[[\]]/.test(node.value)) return { type: 'text', value: node.value };
  if (!('children' in node)) return node;
  return { ...node, children: (node.children as PhrasingContent[]).map(withoutBracketsInCode) } as PhrasingContent;
};
