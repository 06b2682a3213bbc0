import {
  type Adaptation,
  attributeOf,
  elementsIn,
  elementsOf,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isHeadingLink,
  isText,
  withoutStyles,
  writeNodes,
} from '../values/html.ts';
import { type Link, xmlId } from './xhtml.ts';

/** The text on a work's page, or the editor's note on the work. */
export interface PageText {
  /** The text's blocks, each followed by its notes. */
  blocks: readonly HtmlElement[];
  /** The citations in the first style, which have the class `citation`, and the labels before them. */
  citations: readonly HtmlElement[];
  /** The headings of its sections. */
  headings: readonly Heading[];
  /** The addresses of its pictures, as on the page. */
  pictures: readonly string[];
  /** The ids of its elements, as on the page. */
  ids: ReadonlySet<string>;
}

/** The heading of a section. */
export interface Heading {
  /** Its level, from 2. */
  level: number;
  /** Its id, as on the page. */
  id: string;
  text: string;
}

/** Reads the text on the page of a work. `html` is the page. A work without a text or a note has no blocks. */
export function readText(html: string): PageText {
  const elements = elementsOf(withoutStyles(html));
  const article = elements.find(({ tagName }) => tagName === 'article');
  const firstStyle = elements.find((node) => hasClass(node, 'citations'));
  const blocks = childElements(article)
    .filter((block) => !isOfPage(block))
    .flatMap((block) => (hasClass(block, 'with-notes') ? childElements(block).map(noteAsAside) : block));
  const all = elementsIn(blocks);
  const ids = all.flatMap((node) => attributeOf(node, 'id') ?? []);
  return {
    blocks,
    citations: elementsIn(firstStyle?.childNodes ?? []).filter(
      (node) => hasClass(node, 'citation') || hasClass(node, 'muted'),
    ),
    headings: all.flatMap((node) =>
      /^h[2-6]$/.test(node.tagName) ? { level: Number(node.tagName[1]), id: headingId(node), text: textOf(node) } : [],
    ),
    pictures: all.flatMap((node) => (node.tagName === 'img' ? (attributeOf(node, 'src') ?? []) : [])),
    ids: new Set(ids),
  };
}

/** Returns whether a part of an article is not in its text: the header, navigation, a label or the end of an excerpt. */
const isOfPage = (part: HtmlElement): boolean =>
  part.tagName === 'header' || part.tagName === 'aside' || hasClass(part, 'label') || hasClass(part, 'excerpt-end');

/**
 * Turns a note into an `aside`, which many reading systems show in place. The `aside` gets the id of the empty `a` at
 * its start. Returns any other element as it is.
 */
function noteAsAside(element: HtmlElement): HtmlElement {
  if (!hasClass(element, 'note')) return element;
  const [first, ...others] = element.tagName === 'p' ? [{ ...element, attrs: [] }] : childElements(element);
  const [anchor, ...words] = first?.childNodes ?? [];
  if (!first || !anchor || !isElement(anchor)) return element;
  const childNodes = [{ ...first, childNodes: words }, ...others];
  return { ...element, tagName: 'aside', nodeName: 'aside', attrs: [...element.attrs, ...anchor.attrs], childNodes };
}

/** How to adapt a text to a book. */
export interface TextOptions {
  /** Returns the target of a link in the book. */
  link: Link;
  /** Returns the file of a picture in the book, by its address on the page. */
  picture: (source: string) => string;
  /** A prefix that makes the ids of the text unique in its document. */
  prefix?: string;
}

/** Writes nodes of a text as XHTML. */
export const writeText = (nodes: readonly HtmlNode[], options: TextOptions): string =>
  writeNodes(nodes, (element) => adapt(element, options));

function adapt(element: HtmlElement, options: TextOptions): Adaptation {
  if (hasClass(element, 'paragraph-number')) return 'nothing';
  return hasClass(element, 'scroll') || isHeadingLink(element) ? 'content' : bookAttributes(element, options);
}

/** The attributes that books keep. Other attributes are for the site's styles, its search index and browsers. */
const keptAttributes: ReadonlySet<string> = new Set(
  'class title dir role alt width height value start reversed type checked disabled colspan rowspan headers scope datetime aria-label'.split(
    ' ',
  ),
);

function bookAttributes(node: HtmlElement, { link, picture, prefix = '' }: TextOptions): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { name, value } of node.attrs) {
    if (name === 'role' && value === 'doc-footnote') Object.assign(result, { 'epub:type': 'footnote', role: value });
    else if (keptAttributes.has(name)) result[name] = value;
    else if (name === 'id') result['id'] = xmlId(prefix + value);
    else if (name === 'href' || name === 'cite') result[name] = link(value);
    else if (name === 'src') result['src'] = picture(value);
    else if (name === 'lang') Object.assign(result, { lang: value, 'xml:lang': value });
    else if (name === 'data-footnote-ref') Object.assign(result, { 'epub:type': 'noteref', role: 'doc-noteref' });
    else if (name === 'data-footnote-backref') Object.assign(result, { role: 'doc-backlink' });
  }
  const number = node.childNodes.find((child) => isElement(child) && hasClass(child, 'paragraph-number'));
  if (number) result['data-number'] = attributeOf(number as HtmlElement, 'data-number') ?? '';
  return result;
}

/** Returns the id of a heading, which is on an element inside the heading. */
const headingId = (heading: HtmlElement): string =>
  elementsIn(heading.childNodes).flatMap((node) => attributeOf(node, 'id') ?? [])[0] ?? '';

const childElements = (node: HtmlElement | undefined): HtmlElement[] => (node?.childNodes ?? []).filter(isElement);

/** Returns the text of an element, without note numbers. */
const textOf = (node: HtmlElement): string =>
  node.childNodes
    .map((child) =>
      isElement(child)
        ? attributeOf(child, 'data-footnote-ref') === undefined
          ? textOf(child)
          : ''
        : isText(child)
          ? child.value
          : '',
    )
    .join('');
