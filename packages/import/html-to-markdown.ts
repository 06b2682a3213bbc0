/** Converts the HTML of a text into the Markdown of content files. */
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Nodes, PhrasingContent, Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { decorative } from './site.ts';
import { tidy } from './html/blocks.ts';
import { cleanTree, type CleanOptions, verseClass } from './html/clean.ts';
import { extractFootnotes, referenceName } from './html/footnotes.ts';
import { missingName, type Picture } from './html/media.ts';
import { readableText } from './html/readable.ts';
import { directive, type Stanza, stringify, textOf } from './html/stringify.ts';
import { captionOf, convertTable, inlineContent, isPlainText } from './html/tables.ts';
import { attribute, element, isBlank, isElement, plainText } from './html/tree.ts';

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
 * Converts HTML into Markdown: the words stay as they are, and so do headings, lists, quotations, tables, footnotes, verse,
 * pictures and inline formats. Throws a `RangeError` if the elements are nested too deeply.
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
  return { markdown, mdx, files, lost: [...new Set(lost)], hasText: hasWords(tree) };
}

/** Returns the words of a text that another lacks, each once. The numbers of footnotes are none. */
function missingWords(text: string, other: string): string[] {
  const words = new Set(text.match(/\p{L}[\p{L}\p{M}]*/gu));
  const present = new Set(other.match(/\p{L}[\p{L}\p{M}]*/gu));
  return [...words].filter((word) => !present.has(word) && !other.includes(word));
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

const someNode = (node: Nodes, test: (node: Nodes) => boolean): boolean =>
  test(node) || ('children' in node && (node.children as Nodes[]).some((child) => someNode(child, test)));

const hasMissingPicture = (tree: Root) =>
  someNode(
    tree,
    (node) => (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'MissingImage',
  );

/** The check doesn't count pictures as text. */
const hasWords = (tree: Root) =>
  someNode(tree, (node) => 'value' in node && node.type !== 'html' && node.value.trim() !== '');

type Handler = (state: State, node: Element) => Nodes | Nodes[] | undefined;

function createHandlers(lost: string[]): Record<string, Handle> {
  const handlers: Record<string, Handler> = {
    [referenceName]: (_state, node) => {
      const label = attribute(node, 'label');
      return { type: 'footnoteReference', identifier: label, label };
    },
    [missingName]: (_state, node) => missingImage(attribute(node, 'alt') || attribute(node, 'file')),
    img: (_state, node) => image(node, [], lost),
    wbr: (_state, node) => jsx('wbr', node, []),
    table: (state, node) => captioned(state, convertTable(state, node, lost), captionOf(node), 'before'),
    caption: () => undefined,
    figure: (state, node) => figure(state, node, lost),
    pre: (state, node) =>
      attribute(node, 'className') === verseClass
        ? directive('verse', [], stanzas(state, node))
        : (defaultHandlers.pre(state, node) as Nodes),
    epigraph: (state, node) => epigraph(state, node),
    dl: (state, node) => definitions(state, node),
    del: (state, node) => withChildren(state, node, (children) => ({ type: 'delete', children })),
    q: (state, node) => jsx('q', node, state.all(node) as PhrasingContent[]),
    br: () => ({ type: 'break' }),
  };
  for (const name of inlineNames)
    handlers[name] = (state, node) => jsx(name, node, state.all(node) as PhrasingContent[]);
  for (const name of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
    handlers[name] = (state, node) => {
      const heading = defaultHandlers[name as 'h1'](state, node);
      return { ...heading, data: { sourceId: attribute(node, 'id') } } as Nodes;
    };
  return handlers as unknown as Record<string, Handle>;
}

const inlineNames = [
  ...['abbr', 'bdi', 'bdo', 'cite', 'dfn', 'ins', 'kbd', 'mark', 'rp', 'rt', 'ruby', 'samp', 'small', 'small-caps'],
  ...['span', 'sub', 'sup', 'time', 'u', 'var'],
];

const withChildren = (state: State, node: Element, build: (children: PhrasingContent[]) => Nodes): Nodes | Nodes[] => {
  const children = state.all(node) as PhrasingContent[];
  return children.length === 0 ? [] : build(children);
};

function jsx(name: string, node: Element, children: PhrasingContent[]): MdxJsxTextElement {
  const attributes = ['cite', 'dateTime', 'dir', 'lang', 'title'].flatMap((key): MdxJsxAttribute[] => {
    const value = attribute(node, key);
    return value ? [jsxAttribute(key.toLowerCase(), value)] : [];
  });
  return { type: 'mdxJsxTextElement', name, attributes, children: children as MdxJsxTextElement['children'] };
}

/** The writer escapes quotation marks only. */
const jsxAttribute = (name: string, value: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value: value.replaceAll('&', '&amp;').replaceAll('|', '&#124;'),
});

const missingImage = (label: string): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name: 'MissingImage',
  attributes: [jsxAttribute('label', label || '…')],
  children: [],
});

/** Makes an image with a caption of plain words as its title. An image without any words is marked as decorative. */
function image(node: Element, caption: readonly ElementContent[], lost: string[]): PhrasingContent {
  const title = plainText(caption);
  const alt = attribute(node, 'alt') || title || attribute(node, 'title');
  if (attribute(node, 'alt') === '' && alt !== '')
    lost.push(`no alternative text of the picture ${attribute(node, 'src')}: its caption stands in for it`);
  return { type: 'image', url: attribute(node, 'src'), alt, title: alt === '' ? decorative : title || null };
}

/** Makes the caption of a table a part of it. The caption of other blocks is a paragraph next to them. */
function captioned(
  state: State,
  blocks: BlockContent[],
  caption: readonly ElementContent[],
  side: 'before' | 'after' = 'after',
): BlockContent[] {
  if (plainText(caption) === '') return blocks;
  const flow = state.toFlow(state.all(element('div', {}, caption))) as BlockContent[];
  const [table, ...others] = blocks;
  if (table?.type === 'table' && others.length === 0)
    return [directive('table', inlineContent(flow), [table]) as unknown as BlockContent];
  return side === 'before' ? [...flow, ...blocks] : [...blocks, ...flow];
}

/** Converts a figure: a picture, a table, a quotation or a gallery, each with or without a caption. */
function figure(state: State, node: Element, lost: string[]): Nodes[] {
  const isCaption = (child: ElementContent): child is Element => isElement(child, 'figcaption');
  const captions = node.children
    .filter(isCaption)
    .flatMap(({ children }, index) => (index > 0 ? [element('br', {}, []), ...children] : children));
  const content = node.children.filter((child) => !isCaption(child));
  const only = onlyPicture(content);
  if (!only)
    return captioned(state, state.toFlow(state.all({ ...node, children: content })) as BlockContent[], captions);
  const { picture, link } = only;
  if (link) lost.push(`link of the picture ${attribute(picture, 'file') || attribute(picture, 'src')} to ${link}`);
  const words = plainText(captions);
  const isPlain = isPlainText(captions);
  const flow = state.toFlow(state.all(element('div', {}, captions))) as BlockContent[];
  if (picture.tagName === missingName) {
    const alt = attribute(picture, 'alt');
    const label = alt && alt !== words ? alt : isPlain && words !== '' ? words : attribute(picture, 'file') || words;
    const missing: Nodes = { type: 'paragraph', children: [missingImage(label)] };
    return label === words ? [missing] : [missing, ...flow];
  }
  if (isPlain || words === '') return [{ type: 'paragraph', children: [image(picture, captions, lost)] }];
  const { alt } = picture.properties;
  const shown = image({ ...picture, properties: { ...picture.properties, alt: alt || words } }, [], lost);
  return [directive('figure', inlineContent(flow), [{ type: 'paragraph', children: [shown] }])];
}

/** Whether an element has neither words nor pictures. */
const isEmpty = (node: ElementContent): boolean =>
  isElement(node) &&
  !isElement(node, 'img', missingName) &&
  node.children.every((child) => isBlank(child) || isEmpty(child));

/** Returns the picture that nodes consist of, and the address it links to. */
function onlyPicture(nodes: readonly ElementContent[]): { picture: Element; link: string } | undefined {
  const [first, ...others] = nodes.filter((node) => !isBlank(node) && !isElement(node, 'br') && !isEmpty(node));
  if (others.length > 0 || !isElement(first)) return undefined;
  if (isElement(first, 'img', missingName)) return { picture: first, link: '' };
  if (!['a', 'p', 'div', 'span', 'figure'].includes(first.tagName)) return undefined;
  if (first.children.some((child) => isElement(child, 'figcaption'))) return undefined;
  const inner = onlyPicture(first.children);
  return (
    inner && { picture: inner.picture, link: inner.link || (first.tagName === 'a' ? attribute(first, 'href') : '') }
  );
}

/** Splits the lines of a poem into stanzas. A line's spaces are kept. */
function stanzas(state: State, node: Element): Stanza[] {
  const lines: PhrasingContent[][] = [[]];
  const add = (part: PhrasingContent, wrap: (inner: PhrasingContent) => PhrasingContent): void => {
    if (part.type === 'break') lines.push([]);
    else if (part.type === 'text')
      part.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push(wrap({ type: 'text', value: value.replaceAll('\t', '    ') }));
      });
    else if (
      'children' in part &&
      (part.type === 'emphasis' ||
        part.type === 'strong' ||
        part.type === 'delete' ||
        part.type === 'link' ||
        part.type === 'mdxJsxTextElement')
    )
      for (const child of part.children as PhrasingContent[])
        add(child, (inner) => wrap({ ...part, children: [inner] } as PhrasingContent));
    else lines.at(-1)?.push(wrap(part));
  };
  const parts = state.all(node) as Nodes[];
  parts.forEach((part, index) => {
    if (part.type === 'paragraph') {
      if (index > 0) lines.push([], []);
      part.children.forEach((child) => add(child, (inner) => inner));
    } else add(part as PhrasingContent, (inner) => inner);
  });
  const result: Stanza[] = [];
  let isNew = true;
  for (const line of lines) {
    const { indent, children } = takeIndent(line);
    if (textOf({ type: 'paragraph', children }) === '' && !children.some(({ type }) => type !== 'text')) {
      isNew = true;
      continue;
    }
    if (isNew) result.push({ type: 'stanza', children: [] });
    isNew = false;
    result.at(-1)?.children.push({ type: 'stanzaLine', indent, children });
  }
  return result;
}

/** Returns the number of spaces at the start of a line, and the line without them. */
function takeIndent(nodes: readonly PhrasingContent[]): { indent: number; children: PhrasingContent[] } {
  const [first, ...rest] = nodes;
  if (first?.type === 'text') {
    const indent = /^[ \u00A0\u2002\u2003]*/.exec(first.value)?.[0].length ?? 0;
    const isAll = indent === first.value.length && rest.length > 0;
    const next = isAll
      ? takeIndent(rest)
      : { indent: 0, children: [{ ...first, value: first.value.slice(indent) }, ...rest] };
    return { indent: indent + next.indent, children: next.children };
  }
  if (!first || !('children' in first)) return { indent: 0, children: [...nodes] };
  const inner = takeIndent(first.children as PhrasingContent[]);
  return { indent: inner.indent, children: [{ ...first, children: inner.children } as PhrasingContent, ...rest] };
}

/** An epigraph whose last line, if it is a citation, is the attribution. */
function epigraph(state: State, node: Element): Nodes {
  const children = node.children.filter((child) => !isBlank(child));
  const source =
    isElement(children[0], 'blockquote') && children.length === 1
      ? children[0].children.filter((child) => !isBlank(child))
      : children;
  const last = source.at(-1);
  const isAttribution = source.length > 1 && isElement(last, 'cite', 'figcaption', 'footer');
  const label = isAttribution
    ? inlineContent(
        state.toFlow(
          last.tagName === 'cite' ? state.all(last) : state.all(element('div', {}, last.children)),
        ) as Nodes[],
      )
    : [];
  const content = state.toFlow(
    state.all(element('div', {}, isAttribution ? source.slice(0, -1) : source)),
  ) as BlockContent[];
  return directive('epigraph', label, content);
}

/** A list of terms becomes a list whose items begin with the term in bold. */
function definitions(state: State, node: Element): Nodes {
  const parts = node.children
    .flatMap((child) => (isElement(child, 'div') ? child.children : [child]))
    .filter((child) => isElement(child, 'dt', 'dd')) as Element[];
  const items: BlockContent[][] = [];
  parts.forEach((part, index) => {
    const flow = state.toFlow(state.all(part)) as BlockContent[];
    if (part.tagName === 'dt' && parts[index - 1]?.tagName !== 'dt') items.push([]);
    if (items.length === 0) items.push([]);
    items
      .at(-1)
      ?.push(
        ...(part.tagName === 'dd'
          ? flow
          : flow.map((block): BlockContent =>
              block.type === 'paragraph'
                ? { ...block, children: [{ type: 'strong', children: block.children }] }
                : block,
            )),
      );
  });
  return {
    type: 'list',
    ordered: false,
    spread: true,
    children: items.map((children) => ({ type: 'listItem', spread: true, children })),
  };
}
