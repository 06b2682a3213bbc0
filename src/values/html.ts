import { type DefaultTreeAdapterTypes, parse, type Token, Tokenizer } from 'parse5';
import { escapeXml } from './escape.ts';

/** Parts of an HTML tree, as `parse5` returns it. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** Returns the elements among nodes and all their descendants, in document order. */
export function elementsIn(nodes: readonly HtmlNode[], found: HtmlElement[] = []): HtmlElement[] {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    found.push(node);
    elementsIn(node.childNodes, found);
  }
  return found;
}

/**
 * Returns the elements of a page in document order. `locations` adds their offsets, which makes parsing take half as
 * long again.
 */
export const elementsOf = (page: string, { locations = false } = {}): HtmlElement[] =>
  elementsIn(parse(page, { sourceCodeLocationInfo: locations }).childNodes);

/**
 * Removes the styles from the head of a page. Parsing them would take as long as parsing the text. What looks like the
 * start of a style in an attribute, such as the title of a work, stays.
 */
export function withoutStyles(page: string): string {
  const headEnd = page.indexOf('</head>');
  return page.slice(0, headEnd).replace(/<style>(?:(?!<style>).)*?<\/style>/gs, '') + page.slice(headEnd);
}

export const attributeOf = ({ attrs }: HtmlElement, name: string): string | undefined =>
  attrs.find((candidate) => candidate.name === name)?.value;

/** Returns all attributes of an element. */
export const attributesOf = ({ attrs }: HtmlElement): Attributes =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

export const hasClass = (node: HtmlElement, name: string): boolean =>
  attributeOf(node, 'class')?.split(/\s+/).includes(name) ?? false;

/** Returns whether an element links the words of a heading to the heading itself, whose first child has its id. */
export function isHeadingLink({ attrs, parentNode }: HtmlElement): boolean {
  const [first] = parentNode?.childNodes ?? [];
  if (!first || !isElement(first) || !/^h[2-6]$/.test(parentNode?.nodeName ?? '')) return false;
  return attrs.some(({ name, value }) => name === 'href' && value === `#${attributeOf(first, 'id') ?? ''}`);
}

/** Attributes by name. Those without a value are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Writes attributes, each with a space before it. */
export const writeAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');

const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col']);

/** Returns whether elements with a name have no content and no end tag. */
export const isVoid = (name: string): boolean => voidElements.has(name);

/** How to write an element: with different attributes, as only its content, or not at all. */
export type Adaptation = Attributes | 'content' | 'nothing';

/**
 * Writes a tree as HTML that is also well-formed XML. Comments are left out. `adapt` decides how each element is written,
 * `writeWords` escapes the text.
 */
export const writeNodes = (
  nodes: readonly HtmlNode[],
  adapt: (element: HtmlElement) => Adaptation,
  writeWords: (text: string) => string = escapeXml,
): string =>
  nodes
    .map((node) => {
      if (!isElement(node)) return isText(node) ? writeWords(node.value) : '';
      const adaptation = adapt(node);
      if (adaptation === 'nothing') return '';
      const content = () => writeNodes(node.childNodes, adapt, writeWords);
      if (adaptation === 'content') return content();
      const start = node.tagName + writeAttributes(adaptation);
      return isVoid(node.tagName) ? `<${start}/>` : `<${start}>${content()}</${node.tagName}>`;
    })
    .join('');

/** A tag in HTML. */
export interface Tag {
  /** The name of the element, in lower case. */
  name: string;
  isEnd: boolean;
  attributes: readonly { name: string; value: string }[];
  /** The offsets of the tag's first character and of the character after the tag. */
  start: number;
  end: number;
}

/** Reads the tags in HTML, for the parts of a text whose elements start and end in different nodes of its tree. */
export function readTags(html: string): Tag[] {
  const tags: Tag[] = [];
  const ignore = () => undefined;
  const add = (isEnd: boolean) => (token: Token.TagToken) => {
    const { startOffset: start, endOffset: end } = token.location ?? { startOffset: 0, endOffset: 0 };
    tags.push({ name: token.tagName, isEnd, attributes: token.attrs, start, end });
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: add(false),
      onEndTag: add(true),
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(html, true);
  return tags;
}
