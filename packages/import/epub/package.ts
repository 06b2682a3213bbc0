/** Reads the package of an EPUB file, with its metadata and reading order: https://www.w3.org/TR/epub-33/ */
import { posix } from 'node:path';
import { openArchive } from '../documents/archive.ts';
import { elementsCalled, localName, parseXml, type XmlElement, xmlText } from '../documents/xml.ts';
import { decodeEscapes } from '../site.ts';
import { cleanLine } from '../text.ts';

/** A file of a book. */
export interface BookFile {
  /** The path in the archive. */
  path: string;
  properties: string;
  /** Whether it is outside the reading order, as covers and notes are. */
  isApart?: boolean;
}

/** Somebody who is named in a book, with the code of the role: https://id.loc.gov/vocabulary/relators.html */
export interface Creator {
  name: string;
  /** The form by which catalogues sort the name: `Marsh, Olive`. */
  sortName: string;
  role: string;
}

/** A book. */
export interface Book {
  parts: ReadonlyMap<string, Uint8Array>;
  /** The texts in reading order. Texts outside the reading order, such as notes, come last. */
  texts: BookFile[];
  /** The table of contents: a navigation document, or the NCX file for older programs. */
  contents: BookFile | undefined;
  creators: Creator[];
  /** The other metadata, by the names of Dublin Core. */
  metadata: ReadonlyMap<string, readonly Metadatum[]>;
}

/** A metadata value with its refinements. */
export interface Metadatum {
  text: string;
  /** Its attributes and refinements, such as `event` or `title-type`. */
  about: ReadonlyMap<string, string>;
}

/** Opens a book. Throws an error for the editor if the book can't be read, or is protected. */
export function openBook(bytes: Uint8Array): Book {
  const parts = openArchive(bytes);
  refuseProtected(parts);
  const container = readXml(parts, 'META-INF/container.xml');
  const root = elementsCalled(container, 'rootfile')[0]?.attributes['full-path'] ?? '';
  const opf = readXml(parts, root);
  const files = new Map(
    elementsCalled(opf, 'item').map(
      ({ attributes: { id = '', href = '', properties = '', 'media-type': type = '' } }) => [
        id,
        { path: pathFrom(root, href), properties, type },
      ],
    ),
  );
  const spine = elementsCalled(opf, 'itemref').map(({ attributes: { idref = '', linear } }) => ({
    file: files.get(idref),
    isLinear: linear !== 'no',
  }));
  const inOrder = (isLinear: boolean) =>
    spine.flatMap(({ file, isLinear: other }) =>
      file && other === isLinear && isText(file.type) ? [{ ...file, isApart: !isLinear }] : [],
    );
  const navigation = [...files.values()].find(({ properties }) => /\bnav\b/.test(properties));
  const older = [...files.values()].find(({ type }) => type === 'application/x-dtbncx+xml');
  return { parts, texts: [...inOrder(true), ...inOrder(false)], contents: navigation ?? older, ...readMetadata(opf) };
}

const isText = (type: string) => /^(?:application\/xhtml\+xml|text\/(?:html|x-oeb1-document))$/.test(type);

/** Throws if a book is protected against copying: anything but fonts is encrypted. */
function refuseProtected(parts: Book['parts']): void {
  if (!parts.has('META-INF/encryption.xml')) return;
  const methods = elementsCalled(readXml(parts, 'META-INF/encryption.xml'), 'EncryptedData').map((data) =>
    data.children.find((child) => typeof child !== 'string' && localName(child) === 'EncryptionMethod'),
  );
  const isFont = (method: XmlElement | string | undefined) =>
    typeof method === 'object' &&
    ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'].includes(
      method.attributes.Algorithm ?? '',
    );
  if (!methods.every(isFont))
    throw new Error('the book is protected against copying (DRM): ask its publisher for a file without protection');
}

function readXml(parts: Book['parts'], path: string): XmlElement {
  const bytes = parts.get(path);
  if (!bytes) throw new Error(`the book is damaged: it has no file ${path || 'that lists its texts'}`);
  try {
    return parseXml(bytes);
  } catch (error) {
    throw new Error(`the book is damaged (${path}): ${(error as Error).message}`, { cause: error });
  }
}

/** Returns the path in the archive for an address in one of its files, without the fragment. */
export function pathFrom(file: string, address: string): string {
  const path = address.replace(/[?#].*$/s, '');
  return posix.join(posix.dirname(file), decodeEscapes(path) ?? path);
}

function readMetadata(opf: XmlElement): Pick<Book, 'creators' | 'metadata'> {
  const metadata = new Map<string, Metadatum[]>();
  const [element] = elementsCalled(opf, 'metadata');
  const refinements = element ? elementsCalled(element, 'meta') : [];
  for (const node of element?.children ?? []) {
    if (typeof node === 'string' || !node.name.startsWith('dc:')) continue;
    const { id } = node.attributes;
    const refined = refinements.filter(({ attributes: { refines } }) => id !== undefined && refines === `#${id}`);
    const about = new Map([
      ...Object.entries(node.attributes).map(([name, value]) => [name.replace(/^opf:/, ''), value] as const),
      ...refined.map((meta) => [meta.attributes.property ?? '', cleanLine(xmlText(meta))] as const),
    ]);
    const text = cleanLine(xmlText(node));
    if (text !== '') metadata.set(localName(node), [...(metadata.get(localName(node)) ?? []), { text, about }]);
  }
  const people = (name: string, role: string) =>
    (metadata.get(name) ?? []).map(({ text, about }) => ({
      name: text,
      sortName: about.get('file-as') ?? '',
      role: about.get('role') ?? role,
    }));
  return { metadata, creators: [...people('creator', 'aut'), ...people('contributor', '')] };
}
