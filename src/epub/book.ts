import { strToU8, type Zippable, zipSync } from 'fflate';
import { escapeXml } from '../values/escape.ts';
import type { Direction } from '../values/bidi.ts';
import { site } from '../env.ts';
import { messages } from '../messages/index.ts';
import { type Metadata, metadataElement } from './metadata.ts';
import { style } from './style.ts';
import { writeAttributes } from '../values/html.ts';
import { element, xhtmlDocument } from './xhtml.ts';

/** A book in EPUB 3.3 (https://www.w3.org/TR/epub-33/), before it is packed. */
export interface Book {
  metadata: Metadata;
  /** The direction in which its pages turn. */
  direction: Direction | undefined;
  /** Its documents, in the order in which they are read. */
  documents: readonly BookDocument[];
  contents: readonly ContentsEntry[];
  landmarks: readonly Landmark[];
  /** Whether the table of contents is a page of the book, before the second document. */
  showsContents: boolean;
  pictures: readonly Picture[];
  /** The cover, as PNG. */
  cover: Uint8Array;
}

/** A document of a book. All files of a book are in one folder. */
export interface BookDocument {
  file: string;
  /** The whole document, as XHTML. */
  xhtml: string;
}

/** A picture in a book. */
export interface Picture {
  file: string;
  mediaType: string;
  data: Uint8Array;
}

/** An entry of the table of contents. An entry without a target is a heading for the entries in it. */
export interface ContentsEntry {
  text: string;
  target?: string | undefined;
  lang?: string | undefined;
  dir?: string | undefined;
  entries?: readonly ContentsEntry[];
}

/** A main part of a book. Its type is one of https://www.w3.org/TR/epub-ssv-11/ */
interface Landmark {
  type: string;
  text: string;
  target: string;
}

/** The names of files that every book has. */
const [contentsFile, coverFile, styleFile] = ['contents.xhtml', 'cover.png', 'style.css'];

/**
 * Packs a book. The same book is packed into the same bytes on every machine: files are in a fixed order and have a
 * fixed date, set in local time because ZIP stores local time.
 */
export function packBook(book: Book): Uint8Array {
  const files: Zippable = {
    mimetype: [strToU8('application/epub+zip'), { level: 0 }], // first and uncompressed, so programs recognize the format
    'META-INF/container.xml': strToU8(container),
    'EPUB/package.opf': strToU8(packageDocument(book)),
    [`EPUB/${contentsFile}`]: strToU8(contentsDocument(book)),
    [`EPUB/${styleFile}`]: strToU8(style),
    [`EPUB/${coverFile}`]: [book.cover, { level: 0 }], // PNG is compressed already
  };
  for (const { file, xhtml } of book.documents) files[`EPUB/${file}`] = strToU8(xhtml);
  for (const { file, data } of book.pictures) files[`EPUB/${file}`] = [data, { level: 0 }];
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** Writes the package document: https://www.w3.org/TR/epub-33/#sec-package-doc */
function packageDocument({ metadata, direction, documents, pictures, showsContents }: Book): string {
  const item = (id: string, href: string, type: string, properties?: string) =>
    `<item${writeAttributes({ id, href, 'media-type': type, properties })}/>`;
  const itemReference = (idref: string) => `<itemref idref="${idref}"/>`;
  const xhtml = 'application/xhtml+xml';
  const references = documents.map((_, index) => itemReference(`document-${index + 1}`));
  if (showsContents) references.splice(1, 0, itemReference('contents'));
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${site.language}">
${metadataElement(metadata)}
<manifest>
${[
  item('contents', contentsFile, xhtml, 'nav'),
  item('cover', coverFile, 'image/png', 'cover-image'),
  item('style', styleFile, 'text/css'),
  ...documents.map(({ file }, index) => item(`document-${index + 1}`, file, xhtml)),
  ...pictures.map(({ file, mediaType }, index) => item(`picture-${index + 1}`, file, mediaType)),
].join('\n')}
</manifest>
<spine${writeAttributes({ 'page-progression-direction': direction })}>
${references.join('\n')}
</spine>
</package>
`;
}

/** Writes the table of contents: https://www.w3.org/TR/epub-33/#sec-nav */
function contentsDocument({ contents, landmarks, showsContents }: Book): string {
  const heading = messages.epub.contents;
  const link = (type: string | undefined, target: string, text: string) =>
    element('a', { 'epub:type': type, href: target }, text);
  const marks: Landmark[] = [
    ...(showsContents ? [{ type: 'toc', text: heading, target: `${contentsFile}#contents` }] : []),
    ...landmarks,
  ];
  return xhtmlDocument(
    heading,
    `<nav epub:type="toc" role="doc-toc" id="contents" aria-labelledby="contents-heading">
<h1 id="contents-heading">${escapeXml(heading)}</h1>
${contentsList(contents)}
</nav>
<nav epub:type="landmarks" aria-label="${escapeXml(messages.epub.landmarks)}" hidden="hidden">
<ol>
${marks.map(({ type, target, text }) => `<li>${link(type, target, escapeXml(text))}</li>`).join('\n')}
</ol>
</nav>`,
  );
}

const contentsList = (entries: readonly ContentsEntry[]): string =>
  `<ol>\n${entries
    .map(({ text, target, lang, dir, entries: inner = [] }) => {
      const name = target === undefined ? 'span' : 'a';
      const label = element(name, { href: target, lang, 'xml:lang': lang, dir }, escapeXml(text));
      return `<li>${label}${inner.length > 0 ? `\n${contentsList(inner)}` : ''}</li>`;
    })
    .join('\n')}\n</ol>`;
