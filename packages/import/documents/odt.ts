/** Reads OpenDocument texts. See https://docs.oasis-open.org/office/OpenDocument/v1.3/ */
import type { ElementContent, Root } from 'hast';
import { element, isBlock, isElement, text } from '../html/tree.ts';
import { inlineNoteName } from '../html/footnotes/names.ts';
import { cleanLine, shorten } from '../text.ts';
import { openArchive } from './archive.ts';
import type { WordDocument } from './document.ts';
import { OdtStyles } from './odt-styles.ts';
import { classOf } from './styles.ts';
import { elementsNamed, parseXml, type XmlElement, xmlText } from './xml.ts';

/** Reads a document. Throws an error for the editor if it can't be read. */
export function readOdt(bytes: Uint8Array): WordDocument {
  const archive = openArchive(bytes);
  const part = (path: string): XmlElement | undefined => {
    const content = archive.get(path);
    try {
      return content && parseXml(content);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      const isEncrypted = Buffer.from(archive.get('META-INF/manifest.xml') ?? []).includes('encryption-data');
      throw new Error(
        isEncrypted
          ? 'it is protected by a password: save it without one'
          : `the file is damaged (${path}): open it in LibreOffice, and save it again`,
        { cause: error },
      );
    }
  };
  const content = part('content.xml');
  const [body] = content ? elementsNamed(content, 'office:text') : [];
  if (!content || !body)
    throw new Error('the file is damaged: it has no text. Open it in LibreOffice, and save it again');
  const styles = part('styles.xml');
  const meta = part('meta.xml');
  const known = new OdtStyles([content, ...(styles ? [styles] : [])]);
  const reader = new OdtReader(known);
  const root: Root = { type: 'root', children: reader.blocks(body) };
  const pages = styles ? elementsNamed(styles, 'style:header', 'style:footer') : [];
  const read = (name: string) => {
    const [node] = meta ? elementsNamed(meta, name) : [];
    return node ? cleanLine(xmlText(node)) : '';
  };
  return {
    root,
    words: wordsIn(body),
    pictures: archive,
    properties: {
      title: read('dc:title'),
      author: read('meta:initial-creator') || read('dc:creator'),
      language: read('dc:language') || known.language,
    },
    lost: [
      ...reader.lost,
      ...new Set(pages.flatMap((node) => quoted(node.name === 'style:header' ? 'header' : 'footer', wordsIn(node)))),
    ],
  };
}

const quoted = (kind: string, words: string): string[] =>
  !/\p{L}/u.test(words) ? [] : [`${kind}: “${shorten(cleanLine(words), 60)}”`];

/**
 * Elements that are left out of the text, with their names in the report. Indexes are left out because programs generate
 * them.
 */
const leftOut: Readonly<Record<string, string>> = {
  'office:annotation': 'comment',
  'text:tracked-changes': 'deleted text',
  'text:table-of-content': 'table of contents',
  'text:alphabetical-index': 'index',
  'text:bibliography': 'generated bibliography',
  'text:illustration-index': 'list of pictures',
  'draw:object': 'formula or embedded document',
  'draw:object-ole': 'embedded document',
  'office:forms': 'form',
};

/** Elements without words for readers. */
const silent = new Set([
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'svg:title',
  'svg:desc',
]);

const blockText = new Set(['text:p', 'text:h', 'text:list-item', 'table:table-cell']);

/** Returns the words inside an element, with spaces between its blocks. */
const wordsIn = (node: XmlElement): string =>
  node.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (Object.hasOwn(leftOut, child.name) || silent.has(child.name) || child.name === 'text:note-citation')
        return '';
      if (['text:s', 'text:tab', 'text:line-break'].includes(child.name)) return ' ';
      return blockText.has(child.name) ? ` ${wordsIn(child)} ` : wordsIn(child);
    })
    .join('');

type Handler = (node: XmlElement) => ElementContent[];

class OdtReader {
  readonly lost: string[] = [];
  readonly #styles: OdtStyles;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  /** Converts the children of an element. Drops white space between blocks. */
  blocks({ children }: XmlElement): ElementContent[] {
    return children.flatMap((child) => (typeof child === 'string' ? [] : this.#convert(child)));
  }

  #inline({ children }: XmlElement): ElementContent[] {
    return children.flatMap((child) => (typeof child === 'string' ? [text(child)] : this.#convert(child)));
  }

  #convert(node: XmlElement): ElementContent[] {
    if (silent.has(node.name)) return [];
    const kind = Object.hasOwn(leftOut, node.name) ? leftOut[node.name] : undefined;
    if (kind !== undefined) {
      this.lost.push(...(quoted(kind, wordsIn(node)).length > 0 ? quoted(kind, wordsIn(node)) : [kind]));
      return [];
    }
    const handler = Object.hasOwn(this.#handlers, node.name) ? this.#handlers[node.name] : undefined;
    return handler ? handler(node) : this.#inline(node);
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    'text:h': (node) =>
      this.#paragraph(node, `h${Math.min(Number(node.attributes['text:outline-level'] ?? 1) || 1, 6)}`),
    'text:p': (node) => this.#paragraph(node, 'p'),
    'text:section': (node) => this.blocks(node),
    'text:span': (node) => this.#span(node),
    'text:a': (node) => [element('a', { href: node.attributes['xlink:href'] ?? '' }, this.#inline(node))],
    'text:s': ({ attributes }) => [text(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 80)))],
    'text:tab': () => [text('\t')],
    'text:line-break': () => [element('br', {}, [])],
    'text:bookmark': (node) => [element('a', { id: node.attributes['text:name'] ?? '' }, [])],
    'text:bookmark-start': (node) => [element('a', { id: node.attributes['text:name'] ?? '' }, [])],
    'text:list': (node) => [this.#list(node)],
    'text:note': (node) => [
      element(
        inlineNoteName,
        {},
        elementsNamed(node, 'text:note-body')
          .slice(0, 1)
          .flatMap((body) => this.blocks(body)),
      ),
    ],
    'text:ruby-base': (node) => this.#inline(node),
    'text:ruby': (node) => [element('ruby', {}, this.#inline(node))],
    'text:ruby-text': (node) => [element('rt', {}, this.#inline(node))],
    'draw:frame': (node) => this.#frame(node),
    'table:table': (node) => [element('table', {}, this.blocks(node))],
    'table:table-header-rows': (node) => [element('thead', {}, this.blocks(node))],
    'table:table-row': (node) => [element('tr', {}, this.blocks(node))],
    'table:table-cell': (node) => [
      element(
        'td',
        {
          colSpan: node.attributes['table:number-columns-spanned'] ?? '1',
          rowSpan: node.attributes['table:number-rows-spanned'] ?? '1',
        },
        this.blocks(node),
      ),
    ],
    'table:covered-table-cell': () => [],
  };

  /** Converts a paragraph or heading. A text frame inside it becomes a block after it. */
  #paragraph(node: XmlElement, name: string): ElementContent[] {
    const style = node.attributes['text:style-name'] ?? '';
    const purpose = name === 'p' ? this.#styles.purposeOf(style) : undefined;
    const css = this.#styles.cssOf(style);
    const children = this.#inline(node);
    const inside = children.filter((child) => !isBlock(child));
    const properties = {
      ...(purpose ? { className: [classOf(purpose)] } : {}),
      ...(css && !purpose ? { style: css } : {}),
    };
    return [element(name, properties, inside), ...children.filter((child) => isBlock(child))];
  }

  #span(node: XmlElement): ElementContent[] {
    const style = this.#styles.cssOf(node.attributes['text:style-name'] ?? '');
    const children = this.#inline(node);
    if (style === '') return children;
    const span = element('span', { style }, children);
    return [/underline/.test(style) ? element('u', {}, [span]) : span];
  }

  #list(node: XmlElement, outer?: string): ElementContent {
    const style = node.attributes['text:style-name'] ?? outer;
    const items = node.children
      .filter((child) => typeof child !== 'string')
      .map((item) => {
        const blocks = item.children.flatMap((child) =>
          typeof child === 'string'
            ? []
            : child.name === 'text:list'
              ? [this.#list(child, style)]
              : this.#convert(child),
        );
        const isShort = blocks.filter((block) => isElement(block, 'p')).length === 1;
        return element(
          'li',
          {},
          blocks.flatMap((block) => (isShort && isElement(block, 'p') ? block.children : [block])),
        );
      });
    return element(this.#styles.isNumbered(style ?? '') ? 'ol' : 'ul', {}, items);
  }

  #frame(node: XmlElement): ElementContent[] {
    const parts = node.children.filter((child) => typeof child !== 'string');
    const describe = (name: string) => parts.filter((part) => part.name === name).map((part) => xmlText(part))[0] ?? '';
    const box = parts.find(({ name }) => name === 'draw:text-box');
    if (box) return this.blocks(box);
    const image = parts.find(({ name }) => name === 'draw:image');
    if (!image) return this.#inline(node);
    const src = (image.attributes['xlink:href'] ?? '').replace(/^\.\//, '');
    const alt = describe('svg:desc') || describe('svg:title');
    return [element('img', alt === '' ? { src } : { src, alt }, [])];
  }
}
