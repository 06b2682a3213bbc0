/** Reads the XML of documents into a tree. */
import { SaxesParser } from 'saxes';

/** An XML element. Its name includes the prefix in the file: `text:p`. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/** The deepest nesting that is read. */
const maxDepth = 500;

/** Parses XML. Throws an error if it is not well-formed, or nested too deeply. Entities are not expanded. */
export function parseXml(source: Uint8Array | string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const add = (value: string) => open.at(-1)?.children.push(value);
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlElement = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(node);
    if (open.push(node) > maxDepth) throw new RangeError('its elements are nested too deeply');
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(typeof source === 'string' ? source : new TextDecoder().decode(source)).close();
  return root;
}

/** Returns all elements inside an element, in the order of the document. */
export function* descendants(node: XmlElement): Generator<XmlElement> {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* descendants(child);
  }
}

/** Returns the elements with one of some names inside an element. */
export const elementsNamed = (node: XmlElement, ...names: readonly string[]): XmlElement[] =>
  [...descendants(node)].filter(({ name }) => names.includes(name));

/** Returns the text inside an element, without the text of elements whose names are in `skip`. */
export const xmlText = ({ children }: XmlElement, skip: readonly string[] = []): string =>
  children
    .map((child) => (typeof child === 'string' ? child : skip.includes(child.name) ? '' : xmlText(child, skip)))
    .join('');

/** Returns the elements with a name inside an element, whatever their prefix. */
export const elementsCalled = (node: XmlElement, name: string): XmlElement[] =>
  [...descendants(node)].filter((inner) => localName(inner) === name);

/** Returns the name of an element without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);
