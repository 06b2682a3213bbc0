/** Converts pictures, players and drawings into pictures or links, or reports them as lost. */
import type { Element, ElementContent } from 'hast';
import { decodeEscapes } from '../site.ts';
import { cleanLine } from '../text.ts';
import { attribute, element, elementsIn, isBlank, isElement, plainText, text, textContent } from './tree.ts';

/** A picture that is available. */
export interface Picture {
  /** The file name for the text to use. */
  name: string;
  bytes: Uint8Array;
}

/** The element for a picture that is not available. Its properties are `alt` and `file`. */
export const missingName = 'missing-image';

/** Elements that embed other content, such as videos. */
export const players = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'applet']);

/** The inputs and outputs of the conversion of media. */
export interface MediaContext {
  /** The address of the page, for relative addresses. */
  base: string | undefined;
  find: ((addresses: readonly string[]) => Picture | undefined) | undefined;
  /** Returns the address for a link, or `undefined` if there can't be one. */
  linkTo: (href: string) => string | undefined;
  lost: string[];
  files: Picture[];
}

/** Converts a picture. `sources` are the elements that name further files for it. */
export function image(node: Element, sources: readonly Element[], context: MediaContext): ElementContent[] {
  const { base, find, lost, files } = context;
  const alt = cleanLine(attribute(node, 'alt'));
  const className = attribute(node, 'className');
  if (/(?:^|\s)(?:emoji|wp-smiley)(?:\s|$)/.test(className) && alt) return [text(alt)];
  if (/(?:^|\s)(?:latex|mwe-math-\S+)(?:\s|$)/.test(className) && alt)
    return [element('code', {}, [text(plainTex(alt))])];
  const addresses = [node, ...sources].flatMap((part) => pictureAddresses(part));
  const [first = ''] = addresses;
  if (alt === '' && isPixel(node)) {
    lost.push(`invisible image ${shortAddress(first)}`.trim());
    return [];
  }
  const absolute = (address: string) => URL.parse(address, base)?.href ?? address;
  const picture = find?.(addresses.flatMap((address) => [address, absolute(address)]));
  const title = cleanLine(attribute(node, 'title'));
  const file = first.startsWith('data:') ? '' : fileName(first);
  if (picture) {
    if (!files.some(({ name }) => name === picture.name)) files.push(picture);
    return [
      element(
        'img',
        { src: picture.name, alt, title, dataFile: file, dataUndescribed: node.properties.alt === undefined },
        [],
      ),
    ];
  }
  if (first + alt + title === '') return [];
  lost.push(`image ${first ? shortAddress(absolute(first)) : `“${alt || title}”`}`);
  return [element(missingName, { alt: alt || title, file }, [])];
}

/** Returns whether a picture has a real address, rather than only a placeholder. */
export const hasAddress = (node: Element): boolean => pictureAddresses(node).length > 0;

/** Shortens a `data:` address, for the report. */
const shortAddress = (address: string): string =>
  address.startsWith('data:') ? `in the page itself (${address.slice(5, 25).replace(/[;,].*$/, '')})` : address;

/** Returns a formula without the `\displaystyle` around it. */
const plainTex = (tex: string): string => /^\{\\displaystyle\s+(.*)\}$/s.exec(tex.trim())?.[1] ?? tex.trim();

/**
 * Returns whether a `data:` picture is only a placeholder, a few pixels that a script replaces. PNG and GIF state their
 * size in the first bytes; in other formats, a very short address is a placeholder.
 */
function isPlaceholder(address: string): boolean {
  const bytes = Buffer.from(/;base64,(.{1,64})/.exec(address)?.[1] ?? '', 'base64');
  const isPng = bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  const isGif = bytes.length >= 10 && bytes.toString('latin1', 0, 3) === 'GIF';
  if (isPng) return bytes.readUInt32BE(16) * bytes.readUInt32BE(20) <= 4;
  if (isGif) return bytes.readUInt16LE(6) * bytes.readUInt16LE(8) <= 4;
  return address.length < 200;
}

/** Returns the addresses of a picture: the `src`, those for other screen sizes, and those that scripts load later. */
function pictureAddresses(node: Element): string[] {
  const own = ['src', 'dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile', 'dataLargeFile', 'dataPermalink'];
  const others = Object.keys(node.properties).filter((name) => name.startsWith('data') && !own.includes(name));
  const lists = ['srcSet', 'dataSrcSet', 'dataSrcset', 'dataLazySrcset'];
  const addresses = [
    ...own.map((name) => attribute(node, name)),
    ...lists.flatMap((name) => candidates([node.properties[name]].flat().join(','))),
    ...others
      .map((name) => attribute(node, name))
      .filter((value) => /^\S+\.(?:jpe?g|png|webp|avif|gif)(?:\?\S*)?$/i.test(value)),
  ].filter((address) => address !== '' && !/^(?:about|blob):/.test(address));
  const isData = (address: string) => address.startsWith('data:');
  return [
    ...new Set(addresses.filter((address) => !isData(address))),
    ...addresses.filter((address) => isData(address) && !isPlaceholder(address)),
  ];
}

/** Returns the addresses in a `srcset`, which may contain commas. */
const candidates = (list: string): string[] =>
  [...list.matchAll(/(\S+)(?:\s+[\d.]+[xw])?\s*(?:,|$)/g)].map(([, address = '']) => address);

/** Whether a picture is a tracking pixel. */
const isPixel = (node: Element): boolean => ['width', 'height'].every((name) => /^[01]$/.test(attribute(node, name)));

/** Converts a player into a link to what it plays. */
export function media(node: Element, name: string, content: ElementContent[], context: MediaContext): ElementContent[] {
  const { lost, linkTo } = context;
  const sources = [node, ...elementsIn(node).filter(({ tagName }) => ['source', 'embed', 'param'].includes(tagName))];
  const source = sources
    .flatMap((inner) => [
      attribute(inner, 'src'),
      attribute(inner, 'dataSrc'),
      attribute(inner, 'data'),
      attribute(inner, 'name') === 'movie' ? attribute(inner, 'value') : '',
    ])
    .find((address) => address !== '' && !/^(?:about|data|blob|javascript):/i.test(address));
  const url = source && linkTo(source);
  if (content.some((child) => !isBlank(child))) return content;
  if (!url) {
    lost.push(`${name}${source ? ` ${source}` : ''}`);
    return [];
  }
  const watch = url
    .replace(
      /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})(?:[?&].*)?$/,
      'https://www.youtube.com/watch?v=$1',
    )
    .replace(/^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+).*$/, 'https://vimeo.com/$1');
  lost.push(`${name} ${watch}: now a link`);
  const label = cleanLine(attribute(node, 'title') || attribute(node, 'ariaLabel'));
  const file = fileName(watch);
  return [element('a', { href: watch }, [text(label || (/\.\w{2,4}$/.test(file) ? file : watch))])];
}

/** Reports a drawing that has words. Returns `content`, which browsers show in its place. */
export function drawing(node: Element, name: string, content: ElementContent[], lost: string[]): ElementContent[] {
  const title = elementsIn(node).find(({ tagName }) => tagName === 'title' || tagName === 'desc');
  const label = cleanLine(attribute(node, 'ariaLabel') || (title ? textContent(title) : ''));
  const words = elementsIn(node)
    .filter(({ tagName }) => tagName === 'text')
    .map((inner) => textContent(inner))
    .join(' ');
  if (!label && !words.trim()) return [];
  lost.push(`drawing (${name}) “${label || cleanLine(words)}”`);
  return content;
}

/** Returns the last part of an address, to label pictures and links without text. */
function fileName(address: string): string {
  const path = (URL.parse(address, 'https://site.example')?.pathname ?? address).replace(/\/$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return decodeEscapes(name) ?? name;
}

/**
 * Returns the elements that show a picture or a formula a second time: copies for browsers without scripts, or the
 * placeholders that such copies replace.
 */
export function twinsIn(children: readonly ElementContent[]): ReadonlySet<ElementContent> {
  const twins = new Set<ElementContent>();
  const elements = children.filter((child) => isElement(child));
  const isFormula = elements.some((child) => [child, ...elementsIn(child)].some(({ tagName }) => tagName === 'math'));
  elements.forEach((child, index) => {
    if (isFormula && /mwe-math-fallback/.test(attribute(child, 'className'))) twins.add(child);
    if (child.tagName !== 'noscript' || picturesIn(child).length === 0) return;
    for (const neighbour of [elements[index - 1], elements[index + 1]]) {
      const [picture, ...others] = neighbour && neighbour.tagName !== 'noscript' ? picturesIn(neighbour) : [];
      if (!picture || !neighbour || others.length > 0 || textContent(neighbour).trim() !== '') continue;
      twins.add(hasAddress(picture) ? child : neighbour);
      return;
    }
  });
  return twins;
}

const picturesIn = (node: Element): Element[] => [node, ...elementsIn(node)].filter(({ tagName }) => tagName === 'img');

/** Converts a formula into its TeX. */
export function formula(node: Element, lost: string[]): ElementContent[] {
  const annotation = elementsIn(node).find((inner) => attribute(inner, 'encoding') === 'application/x-tex');
  const tex = plainTex(annotation ? textContent(annotation) : attribute(node, 'alttext'));
  lost.push(`the layout of the formula ${tex || plainText([node])}`);
  return [tex ? element('code', {}, [text(tex)]) : text(plainText([node]))];
}
