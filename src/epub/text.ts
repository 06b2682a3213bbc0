import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { escapeXml } from '../library/escape.ts';
import { endsInMidSentence } from '../markdown/outline.ts';
import { anchorPattern } from '../schemas/anchors.ts';
import { attributes, type Link, xmlId } from './xhtml.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** The text on a work's page, or the editor's note on the work. */
export interface PageText {
  /** Its blocks, without the wrappers that place notes next to them. */
  blocks: readonly Element[];
  /** Its notes, as list items. */
  notes: readonly Element[];
  /** The headings of its sections. */
  headings: readonly Heading[];
  /** The addresses of its pictures, as on the page. */
  pictures: readonly string[];
  /** The ids of its elements, as on the page. */
  ids: ReadonlySet<string>;
  /** See `Outline` in src/markdown/outline.ts. */
  missingImages: readonly string[];
  omissions: number;
  exampleNumber: string;
  breaksOff: boolean;
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
  const article = elements(parse(html).childNodes).find(({ tagName }) => tagName === 'article');
  const prose = article && elements(article.childNodes).find((node) => hasClass(node, 'prose'));
  const parts = childElements(prose).map((block) => (hasClass(block, 'with-notes') ? childElements(block) : [block]));
  // in `with-notes`, the blocks come first, then a list of the notes
  const blocks = parts.flatMap(([block, notes]) => (notes ? childElements(block) : (block ?? [])));
  const notes = parts.flatMap(([, list]) => childElements(list));
  const all = elements([...blocks, ...notes]);
  const ids = all.flatMap((node) => attribute(node, 'id') ?? []);
  const numbered = blocks.flatMap((node) => attribute(node, 'id') ?? []);
  const last = blocks.map(withoutNumber).findLast((node) => node.tagName === 'p' || hasClass(node, 'verse'));
  return {
    blocks,
    notes,
    headings: all.flatMap((node) =>
      /^h[2-6]$/.test(node.tagName)
        ? { level: Number(node.tagName[1]), id: attribute(node, 'id') ?? '', text: textOf(node) }
        : [],
    ),
    pictures: all.flatMap((node) => (node.tagName === 'img' ? (attribute(node, 'src') ?? []) : [])),
    ids: new Set(ids),
    missingImages: all
      .filter((node) => hasClass(node, 'missing-image'))
      .flatMap((node) => elements(node.childNodes).find(({ tagName }) => tagName === 'b') ?? [])
      .map(textOf),
    omissions: all.filter((node) => hasClass(node, 'omission')).length,
    exampleNumber:
      numbered
        .filter((id) => anchorPattern.test(id))
        .slice(0, 3)
        .at(-1)
        ?.slice(1) ?? '',
    breaksOff: last !== undefined && last.tagName === 'p' && endsInMidSentence(textOf(last)),
  };
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
export const writeText = (nodes: readonly Node[], options: TextOptions): string =>
  nodes.map((node) => writeNode(node, options)).join('');

function writeNode(node: Node, options: TextOptions): string {
  if (!isElement(node)) return 'value' in node ? escapeXml(node.value) : '';
  const { tagName, childNodes } = node;
  if (hasClass(node, 'paragraph-number')) return '';
  if (hasClass(node, 'scroll')) return writeText(childNodes, options);
  const start = tagName + attributes(bookAttributes(node, options));
  return voidElements.has(tagName) ? `<${start}/>` : `<${start}>${writeText(childNodes, options)}</${tagName}>`;
}

const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col']);

/** The attributes that books keep. The others are for the site's styles, its search index and browsers. */
const keptAttributes: ReadonlySet<string> = new Set(
  'class title dir role alt width height value start reversed type checked disabled colspan rowspan headers scope datetime cite aria-label'.split(
    ' ',
  ),
);

function bookAttributes(node: Element, { link, picture, prefix = '' }: TextOptions): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { name, value } of node.attrs) {
    if (keptAttributes.has(name)) result[name] = value;
    else if (name === 'id') result['id'] = xmlId(prefix + value);
    else if (name === 'href') result['href'] = link(value);
    else if (name === 'src') result['src'] = picture(value);
    else if (name === 'lang') Object.assign(result, { lang: value, 'xml:lang': value });
    else if (name === 'data-footnote-ref') Object.assign(result, { 'epub:type': 'noteref', role: 'doc-noteref' });
    else if (name === 'data-footnote-backref') Object.assign(result, { role: 'doc-backlink' });
  }
  const number = node.childNodes.find((child) => isElement(child) && hasClass(child, 'paragraph-number'));
  if (number) result['data-number'] = attribute(number as Element, 'data-number') ?? '';
  return result;
}

const isElement = (node: Node): node is Element => 'tagName' in node;

const childElements = (node: Element | undefined): Element[] => (node?.childNodes ?? []).filter(isElement);

/** Returns the elements among nodes and all their descendants, in document order. */
const elements = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => (isElement(node) ? [node, ...elements(node.childNodes)] : []));

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((candidate) => candidate.name === name)?.value;

const hasClass = (node: Element, name: string): boolean =>
  attribute(node, 'class')?.split(/\s+/).includes(name) ?? false;

/** Returns the words of an element, without the numbers of notes. */
const textOf = (node: Element): string =>
  node.childNodes
    .map((child) =>
      isElement(child)
        ? attribute(child, 'data-footnote-ref') === undefined
          ? textOf(child)
          : ''
        : 'value' in child
          ? child.value
          : '',
    )
    .join('');

/** Returns a block without the wrapper that carries its number. */
const withoutNumber = (block: Element): Element =>
  (block.tagName === 'div' &&
    anchorPattern.test(attribute(block, 'id') ?? '') &&
    childElements(block).find(({ tagName }) => tagName !== 'a')) ||
  block;
