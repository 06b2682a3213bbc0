/** Reads Word documents, with Mammoth. See ECMA-376, part 1. */
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { parseHtml } from '../html-to-markdown.ts';
import { cleanLine, shorten } from '../text.ts';
import { openArchive } from './archive.ts';
import type { WordDocument } from './document.ts';
import { classOf, headingLevelOf, purposeOf, purposes } from './styles.ts';
import { elementsNamed, parseXml, type XmlElement, xmlText } from './xml.ts';

const styleMap = [
  ...purposes.map((purpose) => `p[style-name='${classOf(purpose)}'] => p.${classOf(purpose)}:fresh`),
  'u => u',
  'strike => s',
  'small-caps => small-caps',
  'highlight => mark',
  ...['Verbatim Char', 'HTML Code', 'Source Text'].map((name) => `r[style-name='${name}'] => code`),
];

/** A part of the document tree of Mammoth. */
interface Part {
  type: string;
  styleId?: string | null;
  styleName?: string | null;
  children?: Part[];
}

/** Reads a document. Throws an error for the editor if it can't be read. */
export async function readDocx(bytes: Uint8Array): Promise<WordDocument> {
  const archive = openArchive(bytes);
  const parts = new Map(
    [...archive].flatMap(([path, content]) =>
      /^(?:word|docProps)\/[^/]+\.xml$/.test(path) ? [[path, parsePart(path, content)] as const] : [],
    ),
  );
  const main = [...parts].find(([path]) => /^word\/document\d*\.xml$/.test(path))?.[1];
  if (!main) throw new Error('the file is damaged: it has no text. Open it in Word, and save it again');
  const pictures = new Map<string, Uint8Array>();
  // mammoth unpacks the archive again, so it gets a copy whose sizes were checked
  const input = { buffer: Buffer.from(zipSync(Object.fromEntries(archive), { level: 0 })) };
  const { value, messages } = await mammoth
    .convertToHtml(input, {
      styleMap,
      includeEmbeddedStyleMap: false,
      ignoreEmptyParagraphs: false,
      transformDocument: (document: Part) => named(document),
      convertImage: mammoth.images.imgElement(async (image) => {
        const src = `picture-${pictures.size + 1}.${image.contentType.replace(/^image\/|\W.*$/g, '')}`;
        pictures.set(src, await image.readAsBuffer());
        return { src };
      }),
    })
    .catch((error: unknown) => {
      throw damaged('word/document.xml', error);
    });
  const notes = [...parts].filter(([path]) => /^word\/(?:foot|end)notes\.xml$/.test(path)).map(([, part]) => part);
  return {
    root: parseHtml(value),
    words: [main, ...notes].map((part) => wordsIn(part)).join(' '),
    pictures,
    properties: propertiesOf(parts.get('docProps/core.xml'), parts.get('word/styles.xml')),
    lost: [...messages.flatMap(({ message }) => lossOf(message)), ...lostParts(parts, main)],
  };
}

/**
 * Returns the error for a part that can't be read. Returns a `RangeError` unchanged: it means that elements are nested too
 * deeply.
 */
const damaged = (path: string, error: unknown): unknown =>
  error instanceof RangeError
    ? error
    : new Error(`the file is damaged (${path}): open it in Word, and save it again`, { cause: error });

function parsePart(path: string, content: Uint8Array): XmlElement {
  try {
    return parseXml(content);
  } catch (error) {
    throw damaged(path, error);
  }
}

/** Sets the style of each heading and each paragraph with a purpose to the name in the style map. */
const named = (part: Part): Part => ({
  ...part,
  ...(part.type === 'paragraph' ? { styleName: mappedName(part.styleName ?? part.styleId ?? '') } : {}),
  ...(part.children ? { children: part.children.map((child) => named(child)) } : {}),
});

/** Returns the name in the style map for the name or id of a style. Returns other names unchanged. */
function mappedName(style: string): string {
  const level = headingLevelOf(style);
  const purpose = purposeOf(style);
  return level !== undefined ? `Heading ${level}` : purpose !== undefined ? classOf(purpose) : style;
}

/** Styles of running text. */
const plainStyles =
  /^(?:normal|body ?text|text body|no ?spacing|list|first (?:line|paragraph)|compact|captioned|default|standard|plain text|web)/i;

/** Returns the line of the report for a message of Mammoth. */
function lossOf(message: string): string[] {
  // a style without a definition is reported once more if it has no meaning
  if (/ style with ID .* was referenced but not defined in the document$/.test(message)) return [];
  const [, kind, style = ''] = /^Unrecognised (\w+) style: '(.*)' \(/.exec(message) ?? [];
  if (kind === 'run' || plainStyles.test(style)) return [];
  if (kind) return [`the paragraph style “${style}”: now ordinary text`];
  const [, name = ''] = /^An unrecognised element was ignored: (?:\{.*\})?([\w:]+)$/.exec(message) ?? [];
  return name === '' ? [message] : name.startsWith('oMath') ? [] : [`element ${name}`];
}

const wordsIn = (part: XmlElement): string =>
  elementsNamed(part, 'w:p')
    .map((paragraph) => xmlText(onlyText(paragraph)))
    .join(' ');

/** Returns an element with only its text, breaks and tabs. Skips `mc:Choice`, because Mammoth reads the fallback. */
function onlyText(node: XmlElement): XmlElement {
  const children = node.children.flatMap((child): (XmlElement | string)[] => {
    if (typeof child === 'string') return node.name === 'w:t' || node.name === 'm:t' ? [child] : [];
    if (['mc:Choice', 'w:del', 'w:p'].includes(child.name)) return [];
    return /^w:(?:br|tab|cr)$/.test(child.name) ? [' '] : [onlyText(child)];
  });
  return { ...node, children };
}

/** Returns lines for everything that Mammoth leaves out silently: headers and footers, comments, deleted text, formulas. */
function lostParts(parts: ReadonlyMap<string, XmlElement>, main: XmlElement): string[] {
  const quoted = (kind: string, words: string) =>
    !/\p{L}/u.test(words) ? [] : [`${kind}: “${shorten(cleanLine(words), 60)}”`];
  const outside = [...parts].flatMap(([path, part]) => {
    const [, kind] = /^word\/(header|footer)\d*\.xml$/.exec(path) ?? [];
    return kind ? quoted(kind, wordsIn(part)) : [];
  });
  const comments = elementsNamed(parts.get('word/comments.xml') ?? { ...main, children: [] }, 'w:comment');
  return [
    ...new Set(outside),
    ...comments.flatMap((comment) => quoted('comment', wordsIn(comment))),
    ...elementsNamed(main, 'w:del').flatMap((deleted) => quoted('deleted text', xmlText(deleted))),
    ...elementsNamed(main, 'm:oMath').flatMap((formula) => quoted('formula', xmlText(onlyText(formula)))),
  ];
}

function propertiesOf(core: XmlElement | undefined, styles: XmlElement | undefined): WordDocument['properties'] {
  const read = (name: string) => {
    const [node] = core ? elementsNamed(core, name) : [];
    return node ? cleanLine(xmlText(node)) : '';
  };
  const [defaults] = styles ? elementsNamed(styles, 'w:docDefaults') : [];
  const [language] = defaults ? elementsNamed(defaults, 'w:lang') : [];
  return { title: read('dc:title'), author: read('dc:creator'), language: language?.attributes['w:val'] ?? '' };
}
