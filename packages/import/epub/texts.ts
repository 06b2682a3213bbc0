/** Reads the texts of a book into one tree, in which all ids are unique. */
import type { Element, ElementContent, Root } from 'hast';
import { parseHtml } from '../html-to-markdown.ts';
import { attribute, element, elementsIn, isElement, plainText } from '../html/tree.ts';
import { decode } from '../decode.ts';
import { decodeEscapes } from '../site.ts';
import { cleanLine } from '../text.ts';
import { type Book, pathFrom } from './package.ts';

/** An entry of the table of contents. */
export interface ContentsEntry {
  title: string;
  /** The id of the element at which it starts. */
  id: string;
  children: ContentsEntry[];
}

/** Reads the texts of a book. Each becomes a `div` with the content of the text's body. */
export function readTexts({ parts, texts }: Book): Root {
  const ids = idsOf(texts);
  const children = texts.flatMap(({ path, isApart }): ElementContent[] => {
    const bytes = parts.get(path);
    if (!bytes) return [];
    const html = htmlOf(bytes);
    const root = parseHtml(html) as Root;
    for (const node of elementsIn(root)) localize(node, path, ids);
    const kind = /<body\b[^>]*\sepub:type\s*=\s*["']([^"']*)/i.exec(html)?.[1] ?? '';
    const content = (root.children as ElementContent[]).filter(
      (node) => !isElement(node, 'title', 'style', 'link', 'meta'),
    );
    return [element('div', { id: ids.get(path), 'epub:type': kind, dataApart: isApart }, content)];
  });
  return { type: 'root', children };
}

const idsOf = (texts: Book['texts']): Map<string, string> =>
  new Map(texts.map(({ path }, index) => [path, `text-${index + 1}`]));

/** Converts XHTML to HTML: adds end tags to elements that are written as empty, such as `<a id="x"/>`. */
const htmlOf = (bytes: Uint8Array): string =>
  decode(bytes)
    .text.replace(/^\s*<\?xml[^>]*>/, '')
    .replace(
      /<((?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|image)\b)[a-z][\w:-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi,
      '<$1$2></$1>',
    );

/** Makes the ids of an element, and the targets of its links within the book, unique in the whole tree. */
function localize(node: Element, path: string, ids: ReadonlyMap<string, string>): void {
  const own = ids.get(path) ?? '';
  const id = attribute(node, 'id') || (node.tagName === 'a' ? attribute(node, 'name') : '');
  if (id) node.properties.id = `${own}-${id}`;
  delete node.properties.name;
  const href = attribute(node, 'href') || attribute(node, 'xLinkHref');
  if (node.tagName === 'a' && href) node.properties.href = placeOf(href, path, ids) ?? href;
  if (node.tagName === 'image' || (node.tagName === 'svg' && pictureIn(node) !== undefined)) {
    const picture = node.tagName === 'image' ? node : pictureIn(node);
    const address = picture && (attribute(picture, 'xLinkHref') || attribute(picture, 'href'));
    Object.assign(node, element('img', { src: address ?? '', alt: attribute(node, 'ariaLabel') }, []));
  }
  if (node.tagName === 'img') node.properties.src = encodeURI(pathFrom(path, attribute(node, 'src')));
}

/** Returns the picture that is the only content of an SVG drawing, as on covers. */
function pictureIn(drawing: Element): Element | undefined {
  const [first, ...others] = elementsIn(drawing).filter(({ tagName }) => !['title', 'desc', 'g'].includes(tagName));
  return first?.tagName === 'image' && others.length === 0 ? first : undefined;
}

/** Returns the fragment in the tree for an address within the book. */
function placeOf(address: string, path: string, ids: ReadonlyMap<string, string>): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) return undefined;
  const id = ids.get(address.startsWith('#') ? path : pathFrom(path, address));
  const [, fragment = ''] = /#(.*)$/s.exec(address) ?? [];
  return id === undefined ? undefined : `#${fragment ? `${id}-${decodeEscapes(fragment) ?? fragment}` : id}`;
}

/** Reads the table of contents: the list in a navigation document, or the points of an NCX file. */
export function readContents({ parts, texts, contents }: Book): ContentsEntry[] {
  const bytes = contents && parts.get(contents.path);
  if (!bytes) return [];
  const root = parseHtml(htmlOf(bytes)) as Root;
  const ids = idsOf(texts);
  const entry = (title: string, address: string, children: ContentsEntry[]): ContentsEntry => ({
    title: cleanLine(title),
    id: placeOf(address, contents.path, ids)?.slice(1) ?? '',
    children,
  });
  const points = (parent: Element | Root): ContentsEntry[] =>
    parent.children.flatMap((node) => {
      if (!isElement(node)) return [];
      if (node.tagName !== 'navpoint') return points(node);
      const [label, source] = ['navlabel', 'content'].map((name) =>
        elementsIn(node).find(({ tagName }) => tagName === name),
      );
      return [entry(label ? plainText([label]) : '', source ? attribute(source, 'src') : '', nested(node, points))];
    });
  const items = (list: Element): ContentsEntry[] =>
    list.children.flatMap((node) => {
      if (!isElement(node, 'li')) return [];
      const label = elementsIn(node).find((inner) => isElement(inner, 'a', 'span'));
      const inner = node.children.find((child) => isElement(child, 'ol', 'ul'));
      return [entry(label ? plainText([label]) : '', label ? attribute(label, 'href') : '', inner ? items(inner) : [])];
    });
  const navigations = elementsIn(root).filter(({ tagName }) => tagName === 'nav');
  const navigation = navigations.find((node) => /\btoc\b/.test(attribute(node, 'epub:type'))) ?? navigations[0];
  const list = navigation && elementsIn(navigation).find((node) => isElement(node, 'ol', 'ul'));
  return list ? items(list) : points(root);
}

const nested = (node: Element, read: (parent: Element) => ContentsEntry[]) =>
  read({ ...node, children: node.children.filter((child) => !isElement(child, 'navlabel', 'content')) });
