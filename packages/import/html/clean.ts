/**
 * Reduces the HTML of a page to the elements that our Markdown has a form for. Words are kept; what is lost otherwise is
 * reported.
 */
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { decodeEscapes, isAllowedUrl, removeHidden } from '../site.ts';
import { lookUp } from '../look-up.ts';
import { cleanLine } from '../text.ts';
import { blocks, inlineHtml, invisible, synonyms, transparent, unread } from './elements.ts';
import { inlineNoteName, referenceName } from './footnotes.ts';
import {
  attribute,
  element,
  elementsIn,
  hasBlock,
  isBlank,
  isBlock,
  isElement,
  isSeparate,
  plainText,
  text,
  textContent,
} from './tree.ts';
import { isUndone, styleNames, styleOf } from './styles.ts';

/** A picture that is available. */
export interface Picture {
  /** The file name for the text to use. */
  name: string;
  bytes: Uint8Array;
}

/** The facts about the page that cleaning needs. */
export interface CleanOptions {
  /** The language of the page, as a BCP 47 tag. Words in it need no mark. */
  language?: string | undefined;
  /** The address of the page, for relative links. */
  base?: string | undefined;
  /** Returns the address on our site for an absolute address, or `undefined` if the link stays as it is. */
  linkTo?: ((url: string) => string | undefined) | undefined;
  /** Returns the picture at an address of the page, as written and as absolute address, if there is a copy. */
  picture?: ((addresses: readonly string[]) => Picture | undefined) | undefined;
}

/** The element for a picture that is not available. Its properties are `alt` and `file`. */
export const missingName = 'missing-image';

/** The class of preformatted text that is verse. */
export const verseClass = 'verse';

/** Elements that show something else, in a place of their own. */
const players = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'applet']);

/** Whether an element contains words, not blocks. */
const isPhrasingParent = (parent: Parents): boolean =>
  isElement(parent) && (!isBlock(parent) || /^(?:p|h[1-6]|pre|dt|summary)$/.test(parent.tagName));

/** Returns the words of a page, to compare them with those of the result. */
export function readableText(node: Nodes): string {
  if (isElement(node) && unread.has(node.tagName)) return ' ';
  if (!('children' in node)) return removeHidden(textContent(node).replace(/\f/g, ' '));
  const words = node.children.map((child) => readableText(child)).join('');
  return isSeparate(node) ? ` ${words} ` : words;
}

/** Cleans a tree. Returns a new one, and adds what is lost to `lost`. */
export function cleanTree(root: Root, options: CleanOptions, lost: string[], files: Picture[]): Root {
  const cleaner = new Cleaner(options, lost, files);
  return { type: 'root', children: cleaner.clean(root) };
}

/** A language and a direction other than those around an element. */
type Difference = { lang?: string; dir?: string };

class Cleaner {
  readonly #options: CleanOptions;
  readonly #lost: string[];
  readonly #files: Picture[];
  readonly #hidden = new Map<string, number>();
  #inPre = false;
  #length = 0;
  #language: string;
  #direction = 'ltr';

  constructor(options: CleanOptions, lost: string[], files: Picture[]) {
    this.#options = options;
    this.#lost = lost;
    this.#files = files;
    this.#language = options.language ?? '';
  }

  clean(root: Root): ElementContent[] {
    this.#length = textContent(root).length;
    return this.children(root);
  }

  /**
   * Returns the language and the direction that an element differs in from what is around it. Those of an element that
   * contains most of the text are the text's own, and need no mark.
   */
  #difference(node: Element): Difference {
    const { lang, dir } = declared(node);
    if (lang === undefined && dir === undefined) return {};
    const isOther = lang !== undefined && primaryLanguage(lang) !== primaryLanguage(this.#language);
    if (isBlock(node) && textContent(node).length > this.#length / 2) {
      this.#language = lang ?? this.#language;
      this.#direction = dir ?? this.#direction;
      return {};
    }
    const isTurned = dir !== undefined && dir !== this.#direction;
    return { ...(isOther ? { lang } : {}), ...(isTurned ? { dir } : {}) };
  }

  children(parent: Parents): ElementContent[] {
    return parent.children.flatMap((child, index) => {
      if (child.type === 'text') return this.#text(child.value);
      if (child.type !== 'element') return [];
      // Lazy pictures have a copy for browsers without scripts.
      if (child.tagName === 'noscript' && parent.children.slice(0, index).some((other) => isElement(other, 'img')))
        return [];
      const isPlayer = players.has(child.tagName) && !isPhrasingParent(parent);
      return isPlayer ? [element('div', {}, this.#element(child))] : this.#element(child);
    });
  }

  #text(value: string): ElementContent[] {
    const visible = removeHidden(value.replace(/\f/g, ' '), (name) => this.#reportHidden(name));
    // A space that doesn't break next to one that does comes from typing two.
    const spaced = this.#inPre ? visible : visible.replace(/[ \n\t]+\u00A0[\s\u00A0]*|\u00A0[ \n\t\u00A0]+/g, ' ');
    return spaced === '' ? [] : [text(spaced)];
  }

  /** Reports each character once, with the number of places. */
  #reportHidden(name: string): void {
    const count = (this.#hidden.get(name) ?? 0) + 1;
    this.#hidden.set(name, count);
    const line = (number: number) => `${name}${number > 1 ? ` in ${number} places` : ''}`;
    const index = this.#lost.indexOf(line(count - 1));
    if (index < 0) this.#lost.push(line(count));
    else this.#lost[index] = line(count);
  }

  #element(node: Element): ElementContent[] {
    const name = synonyms[node.tagName] ?? node.tagName;
    if (invisible.has(name)) return [];
    const replacement = lookUp(this.#replacements, name);
    if (replacement) return replacement(node, name);
    const [, background = ''] = /url\(["']?([^"')]+)/.exec(styleOf(node, 'background(?:-image)?')) ?? [];
    if (background && !background.startsWith('data:')) this.#lost.push(`picture ${background} in the background`);
    const { difference, children } = this.#inside(node);
    const isMarked = Object.keys(difference).length > 0 && !Object.hasOwn(inlineHtml, name);
    const marked = isMarked ? pushDown('span', difference, children) : children;
    return blocks.has(name) ? [this.#block(node, name, marked)] : this.#inline(node, name, marked, difference);
  }

  /** The elements that become others. */
  readonly #replacements: Readonly<Record<string, (node: Element, name: string) => ElementContent[]>> = {
    img: (node) => this.#image(node),
    a: (node) => this.#link(node),
    br: () => [element('br', {}, [])],
    wbr: () => [element('wbr', {}, [])],
    pre: (node) => this.#pre(node),
    verse: (node) => [element('pre', { className: [verseClass] }, this.#preserving(node))],
    ...Object.fromEntries(
      [...players].map((player) => [player, (node: Element, name: string) => this.#media(node, name)]),
    ),
    svg: (node, name) => this.#drawing(node, name),
    canvas: (node, name) => this.#drawing(node, name),
    math: (node) => this.#math(node),
    input: (node) => this.#input(node),
    select: (node, name) => this.#formField(node, name),
    textarea: (node, name) => this.#formField(node, name),
    form: (node) => {
      this.#lost.push(`form${named(node)}: its words are kept, its fields are not`);
      return [element('div', {}, this.children(node))];
    },
    details: (node) => this.#details(node),
    code: (node) => this.#code(node),
    [referenceName]: (node) => [node],
    [inlineNoteName]: (node) => [node],
  };

  /** Returns the children of an element, and its difference in language and direction from what is around it. */
  #inside(node: Element): { difference: Difference; children: ElementContent[] } {
    const outer = [this.#language, this.#direction] as const;
    const difference = this.#difference(node);
    this.#language = difference.lang ?? this.#language;
    this.#direction = difference.dir ?? this.#direction;
    const children = this.children(node);
    [this.#language, this.#direction] = outer;
    return { difference, children };
  }

  #inline(node: Element, name: string, children: ElementContent[], difference: Difference): ElementContent[] {
    const kept = name === 'strong' || name === 'em' || name === 'del' ? {} : this.#attributes(node, name, difference);
    const styles = styleNames(node).filter((style) => style !== name);
    const format = isUndone(node, name) ? undefined : kept && formatName(name, kept);
    const formatted = format ? pushDown(format, kept ?? {}, children) : children;
    const styled = styles.reduce((inner, style) => pushDown(style, {}, inner), formatted);
    const isUnknown = !format && kept === undefined && !transparent.has(name) && styles.length === 0;
    return isUnknown && hasBlock(element('div', {}, children)) ? [element('div', {}, styled)] : styled;
  }

  /** Returns the attributes that an inline element keeps, or `undefined` if it is not one that stays. */
  #attributes(node: Element, name: string, difference: Element['properties']): Element['properties'] | undefined {
    const names = Object.hasOwn(inlineHtml, name) ? inlineHtml[name] : undefined;
    if (!names) return undefined;
    const title = attribute(node, 'title');
    if (title && !names.includes('title') && title !== plainText([node])) this.#lost.push(`tooltip “${title}”`);
    const direction = name === 'bdo' ? { dir: declared(node).dir ?? 'ltr' } : {};
    return { ...pick(node, names), ...difference, ...direction };
  }

  #block(node: Element, name: string, children: ElementContent[]): Element {
    const isPlain = ['p', 'li', 'td', 'th', 'figcaption', 'dd', 'dt', 'blockquote', 'div'].includes(name);
    const styled = isPlain ? styleNames(node).reduce((inner, style) => pushDown(style, {}, inner), children) : children;
    const id =
      attribute(node, 'id') ||
      elementsIn(node)
        .map((inner) => attribute(inner, 'id'))
        .find(Boolean);
    if (name === 'ol') {
      if (attribute(node, 'type') && attribute(node, 'type') !== '1')
        this.#lost.push(`numbering by ${JSON.stringify(attribute(node, 'type'))} in a list`);
      if (node.properties.reversed !== undefined) this.#lost.push('the reversed numbering of a list');
    }
    const isEpigraph = /(?:^|[\s-])epigraph(?:\s|$)/.test(attribute(node, 'className'));
    return element(
      isEpigraph && name !== 'p' ? 'epigraph' : name,
      {
        ...pick(node, ['colSpan', 'rowSpan', 'align', 'start', 'scope', 'role']),
        ...alignOf(node),
        ...(/^h\d$/.test(name) && id ? { id } : {}),
      },
      styled,
    );
  }

  #preserving(node: Element): ElementContent[] {
    const outer = this.#inPre;
    this.#inPre = true;
    const children = this.children(node);
    this.#inPre = outer;
    return children;
  }

  #pre(node: Element): ElementContent[] {
    const className = attribute(node, 'className');
    if (/(?:^|\s)(?:wp-block-verse|verse|poem|poetry)(?:\s|$)/.test(className))
      return [element('pre', { className: [verseClass] }, this.#preserving(node))];
    for (const link of elementsIn(node).filter(({ tagName }) => tagName === 'a'))
      if (/^https?:/.test(attribute(link, 'href')))
        this.#lost.push(`link to ${attribute(link, 'href')} in preformatted text`);
    const classes = [node, ...elementsIn(node)].flatMap((inner) => [
      attribute(inner, 'className'),
      attribute(inner, 'dataLanguage') && `language-${attribute(inner, 'dataLanguage')}`,
      attribute(inner, 'lang') && inner.tagName !== 'code'
        ? ''
        : attribute(inner, 'lang') && `language-${attribute(inner, 'lang')}`,
    ]);
    const [, language = ''] =
      /(?:^|\s)(?:lang(?:uage)?-|brush:\s*|highlight-source-)([\w+#.-]+)/.exec(classes.join(' ')) ?? [];
    const value = preText(this.#preserving(node)).replace(/^\n/, '').replace(/\s+$/, '');
    if (value.trim() === '') return [];
    return [
      element('pre', {}, [
        element(
          'code',
          language && !/^(?:none|plain|text)$/.test(language) ? { className: [`language-${language}`] } : {},
          [text(value)],
        ),
      ]),
    ];
  }

  #code(node: Element): ElementContent[] {
    const children = this.children(node);
    const [only, ...others] = children.filter((child) => !isBlank(child));
    if (isElement(only, 'a') && others.length === 0)
      return [{ ...only, children: [element('code', {}, [text(textContent(only).trim())])] }];
    if (children.some((child) => hasBlock(child))) return children;
    const value = children.map((child) => (isElement(child, 'br') ? '\n' : textContent(child))).join('');
    // Several lines are a block.
    if (/\n.*\S/.test(value.trim()) && children.some((child) => isElement(child, 'br')))
      return [element('pre', {}, [element('code', {}, [text(value)])])];
    for (const link of children.flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : [])))
      if (link.tagName === 'a') this.#lost.push(`link to ${attribute(link, 'href')} in code`);
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(value) ?? [];
    const spaces = (space: string) => (space === '' ? [] : [text(' ')]);
    return words === '' ? spaces(before) : [...spaces(before), element('code', {}, [text(words)]), ...spaces(after)];
  }

  #details(node: Element): ElementContent[] {
    const children = node.children.flatMap((child) => {
      if (!isElement(child, 'summary'))
        return isElement(child) ? this.#element(child) : this.children({ type: 'root', children: [child] });
      const inner = this.children(child);
      return [
        inner.some((part) => hasBlock(part))
          ? element('div', {}, inner)
          : element('p', {}, pushDown('strong', {}, inner)),
      ];
    });
    return [element('div', {}, children)];
  }

  #link(node: Element): ElementContent[] {
    const children = this.children(node);
    const href = attribute(node, 'href').trim();
    if (href === '') return children;
    const url = this.#url(href);
    if (url === undefined) {
      this.#lost.push(`link to ${href}`);
      return children;
    }
    const pictures = children
      .flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : []))
      .filter((inner) => isElement(inner, 'img', missingName));
    if (plainText(children) === '') {
      const label = attribute(node, 'ariaLabel') || attribute(node, 'title');
      // A picture that leads to a larger one, or to its own page
      if (
        pictures.length > 0 &&
        (/\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?$/i.test(url) || /attachment/.test(attribute(node, 'rel')))
      )
        return children;
      if (pictures.some((picture) => picture.tagName === missingName))
        return [...children, element('a', { href: url }, [text(label || url)])];
      if (pictures.length === 0) {
        if (!label) {
          this.#lost.push(`link to ${href} without a text`);
          return children;
        }
        return [element('a', { href: url }, [text(label)])];
      }
    }
    const title = attribute(node, 'title');
    const properties = { href: url, ...(title && title !== plainText([node]) && title !== url ? { title } : {}) };
    return pushDown('a', properties, children);
  }

  /** Returns the address for a link, or `undefined` if there can't be one. */
  #url(href: string): string | undefined {
    if (href.startsWith('#')) return href.length > 1 ? href : undefined;
    const { base, linkTo } = this.#options;
    const absolute = /^(?:https?|mailto):/i.test(href) ? href : URL.parse(href, base)?.href;
    if (!absolute) return undefined;
    if (base && absolute.includes('#') && absolute.split('#')[0] === base.split('#')[0])
      return `#${absolute.split('#')[1]}`;
    const encoded = absolute.replace(/[\s<>\\`{}|^]/g, (character) => encodeURIComponent(character));
    const ours = linkTo?.(encoded);
    if (ours !== undefined) return ours;
    return /^(?:https?|mailto):/i.test(encoded) && isAllowedUrl(encoded) ? encoded : undefined;
  }

  #image(node: Element): ElementContent[] {
    const alt = cleanLine(attribute(node, 'alt'));
    const className = attribute(node, 'className');
    if (/(?:^|\s)(?:emoji|wp-smiley)(?:\s|$)/.test(className) && alt) return [text(alt)];
    if (/(?:^|\s)latex(?:\s|$)/.test(className) && alt) return [element('code', {}, [text(alt)])];
    const addresses = pictureAddresses(node);
    const [first = ''] = addresses;
    if (alt === '' && isPixel(node)) {
      this.#lost.push(`invisible picture ${first}`.trim());
      return [];
    }
    const absolute = (address: string) => URL.parse(address, this.#options.base)?.href ?? address;
    const picture = this.#options.picture?.(addresses.flatMap((address) => [address, absolute(address)]));
    const title = cleanLine(attribute(node, 'title'));
    if (picture) {
      if (!this.#files.some(({ name }) => name === picture.name)) this.#files.push(picture);
      return [element('img', { src: picture.name, alt, title, dataFile: fileName(first) }, [])];
    }
    if (first + alt + title === '') return [];
    this.#lost.push(`picture ${first ? absolute(first) : `“${alt}”`}`);
    return [element(missingName, { alt: alt || title, file: fileName(first) }, [])];
  }

  #media(node: Element, name: string): ElementContent[] {
    const sources = [node, ...elementsIn(node).filter(({ tagName }) => ['source', 'embed', 'param'].includes(tagName))];
    const source = sources
      .flatMap((inner) => [
        attribute(inner, 'src'),
        attribute(inner, 'dataSrc'),
        attribute(inner, 'data'),
        attribute(inner, 'name') === 'movie' ? attribute(inner, 'value') : '',
      ])
      .find((address) => address !== '' && !/^(?:about|data|blob|javascript):/i.test(address));
    const url = source && this.#url(source);
    // The content of an object is what is shown without the plugin.
    const content = name === 'object' ? this.children(node) : [];
    if (content.some((child) => !isBlank(child))) return content;
    if (!url) {
      this.#lost.push(`${name}${source ? ` ${source}` : ''}`);
      return [];
    }
    const watch = url
      .replace(
        /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})(?:[?&].*)?$/,
        'https://www.youtube.com/watch?v=$1',
      )
      .replace(/^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+).*$/, 'https://vimeo.com/$1');
    this.#lost.push(`${name} ${watch}: now a link`);
    const label = cleanLine(attribute(node, 'title') || attribute(node, 'ariaLabel'));
    const file = fileName(watch);
    return [element('a', { href: watch }, [text(label || (/\.\w{2,4}$/.test(file) ? file : watch))])];
  }

  #drawing(node: Element, name: string): ElementContent[] {
    const title = elementsIn(node).find(({ tagName }) => tagName === 'title' || tagName === 'desc');
    const label = cleanLine(attribute(node, 'ariaLabel') || (title ? textContent(title) : ''));
    const words = elementsIn(node)
      .filter(({ tagName }) => tagName === 'text')
      .map((inner) => textContent(inner))
      .join(' ');
    if (!label && !words.trim()) return [];
    this.#lost.push(`drawing (${name}) “${label || cleanLine(words)}”`);
    return name === 'canvas' ? this.children(node) : [];
  }

  #math(node: Element): ElementContent[] {
    const annotation = elementsIn(node).find((inner) => attribute(inner, 'encoding') === 'application/x-tex');
    const tex = (annotation ? textContent(annotation) : attribute(node, 'alttext')).trim();
    this.#lost.push(`the layout of the formula ${tex || plainText([node])}`);
    return [tex ? element('code', {}, [text(tex)]) : text(plainText([node]))];
  }

  #formField(node: Element, name: string): ElementContent[] {
    const words = cleanLine(textContent(node));
    this.#lost.push(`form field ${name}${named(node)}${words ? ` with “${words}”` : ''}`);
    return [];
  }

  #input(node: Element): ElementContent[] {
    const type = attribute(node, 'type');
    if (type === 'checkbox') return [node];
    if (type !== 'hidden') this.#lost.push(`form field${named(node)}`);
    return [];
  }
}

/** The addresses of a picture, with those of pictures that scripts load later. */
const pictureAddresses = (node: Element): string[] =>
  [
    ...['src', 'dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile', 'dataLargeFile', 'dataPermalink'].map((name) =>
      attribute(node, name),
    ),
    ...attribute(node, 'srcSet')
      .split(/,\s+/)
      .map((candidate) => candidate.trim().split(/\s+/)[0] ?? ''),
  ].filter((address) => address !== '' && !address.startsWith('data:'));

/** Whether a picture is one that counts readers. */
const isPixel = (node: Element): boolean => ['width', 'height'].every((name) => /^[01]$/.test(attribute(node, name)));

const named = (node: Element): string => {
  const name =
    attribute(node, 'ariaLabel') ||
    attribute(node, 'placeholder') ||
    attribute(node, 'value') ||
    attribute(node, 'name') ||
    attribute(node, 'action');
  return name ? ` “${cleanLine(name)}”` : '';
};

const formatName = (name: string, attributes: Element['properties']): string | undefined =>
  name === 'span' && Object.keys(attributes).length === 0 ? undefined : name;

function pick(node: Element, names: readonly string[]): Element['properties'] {
  return Object.fromEntries(
    names.flatMap((name) => (attribute(node, name) === '' ? [] : [[name, cleanLine(attribute(node, name))]])),
  );
}

function declared(node: Element): Difference {
  const lang = attribute(node, 'lang') || attribute(node, 'xmlLang');
  const dir = attribute(node, 'dir').toLowerCase();
  return {
    ...(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang) ? { lang } : {}),
    ...(dir === 'rtl' || dir === 'ltr' ? { dir } : {}),
  };
}

const primaryLanguage = (tag: string) => tag.toLowerCase().split('-')[0];

function alignOf(node: Element): Element['properties'] {
  const [, value] =
    /(?:^|;)\s*text-align\s*:\s*(left|right|center)/i.exec(attribute(node, 'style')) ??
    /has-text-align-(left|right|center)/.exec(attribute(node, 'className')) ??
    [];
  return value ? { align: value.toLowerCase() } : {};
}

/** Wraps nodes into an inline element. Blocks among them get it inside. */
function pushDown(name: string, properties: Element['properties'], nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    if (run.some((node) => !isBlank(node))) result.push(element(name, properties, run));
    else result.push(...run);
    run = [];
  };
  for (const node of nodes) {
    if (!hasBlock(node) || !isElement(node)) {
      run.push(node);
      continue;
    }
    flush();
    const isOpaque = ['pre', 'hr', 'table'].includes(node.tagName) || (/^h\d$/.test(node.tagName) && name === 'strong');
    if (isOpaque) result.push(node);
    else if (isBlock(node) || node.tagName === 'epigraph')
      result.push({ ...node, children: pushDown(name, properties, node.children) });
    else result.push(...pushDown(node.tagName, node.properties, pushDown(name, properties, node.children)));
  }
  flush();
  return result;
}

/** The text of preformatted content, where `<br>` ends a line. */
const preText = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => {
      if (isElement(node, 'br')) return '\n';
      if (isElement(node)) return `${preText(node.children)}${isBlock(node) ? '\n' : ''}`;
      return node.type === 'text' ? node.value : '';
    })
    .join('');

/** The last part of an address, for pictures without other words. */
function fileName(address: string): string {
  const path = (URL.parse(address, 'https://site.example')?.pathname ?? address).replace(/\/$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return decodeEscapes(name) ?? name;
}
