/**
 * Reduces the HTML of a page to the elements that our Markdown supports. Keeps the words, and reports everything else that
 * is lost.
 */
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { removeHidden } from '../site.ts';
import { convertLink, linkAddress, type LinkOptions } from './link-elements.ts';
import { alignOf, declared, type Difference, named, pick, primaryLanguage } from './attributes.ts';
import { lookUp } from '../look-up.ts';
import { blocks, inlineHtml, invisible, synonyms, transparent } from './elements.ts';
import { inlineNoteName, referenceName } from './footnotes/names.ts';
import {
  attribute,
  element,
  elementsIn,
  hasBlock,
  isBlank,
  isBlock,
  isElement,
  plainText,
  text,
  textContent,
} from './tree.ts';
import { formField, input } from './forms.ts';
import { nestLists } from './lists.ts';
import { inlineCode, keptLines, preformatted } from './code.ts';
import { drawing, formula, image, media, type MediaContext, type Picture, players, twinsIn } from './media.ts';
import { pushDown } from './push-down.ts';
import { isVerse, verseOf } from './verse.ts';
import { isUndone, styleNames, styleOf } from './styles.ts';

/** The facts about the page that cleaning needs. */
export interface CleanOptions extends LinkOptions {
  /** The language of the page, as a BCP 47 tag. Words in this language need no `lang` attribute. */
  language?: string | undefined;
  /**
   * Returns the picture at the first of some addresses for which there is a copy. Addresses are passed as written and as
   * absolute URLs.
   */
  picture?: ((addresses: readonly string[]) => Picture | undefined) | undefined;
}

/** The class of preformatted text that is verse. */
export const verseClass = 'verse';

/** Whether there are words in the same line as an element. */
const hasWordsBeside = (parent: Parents, child: Nodes): boolean =>
  parent.children.some((other) => other !== child && !isBlank(other) && !hasBlock(other));

/** Whether an element contains words, not blocks. */
const isPhrasingParent = (parent: Parents): boolean =>
  isElement(parent) && (!isBlock(parent) || /^(?:p|h[1-6]|pre|dt|summary)$/.test(parent.tagName));

/** Cleans a tree. Returns a new tree, and adds everything that is lost to `lost`. */
export function cleanTree(root: Root, options: CleanOptions, lost: string[], files: Picture[]): Root {
  const cleaner = new Cleaner(options, lost, files);
  return { type: 'root', children: cleaner.clean(root) };
}

class Cleaner {
  readonly #options: CleanOptions;
  readonly #lost: string[];
  readonly #media: MediaContext;
  readonly #hidden = new Map<string, number>();
  #inPre = false;
  #length = 0;
  #language: string;
  #direction = 'ltr';

  constructor(options: CleanOptions, lost: string[], files: Picture[]) {
    this.#options = options;
    this.#lost = lost;
    const { base, picture: find } = options;
    this.#media = { base, find, linkTo: (href) => linkAddress(href, options), lost, files };
    this.#language = options.language ?? '';
  }

  clean(root: Root): ElementContent[] {
    this.#length = textContent(root).length;
    return this.children(root);
  }

  /**
   * Returns the language and the direction of an element, if they differ from its surroundings. If the element contains
   * most of the text, they become those of the whole text, and need no attribute.
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
    const twins = twinsIn(parent.children as ElementContent[]);
    return parent.children.flatMap((child) => {
      if (child.type === 'text') return this.#text(child.value);
      if (child.type !== 'element') return [];
      if (twins.has(child)) return [];
      if (child.tagName === 'code')
        return inlineCode(this.children(child), isPhrasingParent(parent) || hasWordsBeside(parent, child), this.#lost);
      const isPlayer = players.has(child.tagName) && !isPhrasingParent(parent);
      return isPlayer ? [element('div', {}, this.#element(child))] : this.#element(child);
    });
  }

  #text(value: string): ElementContent[] {
    const visible = removeHidden(value.replace(/[\f\v]/g, ' '), (name) => this.#reportHidden(name));
    // A no-break space next to an ordinary space: somebody typed two spaces.
    const spaced = this.#inPre ? visible : visible.replace(/[ \n\t]+\u00A0[\s\u00A0]*|\u00A0[ \n\t\u00A0]+/g, ' ');
    return spaced === '' ? [] : [text(spaced)];
  }

  /** Reports each hidden character once, with the number of places. */
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
    const verse = verseOf(node);
    if (verse) return [element('pre', { className: [verseClass] }, this.#preserving(verse))];
    const preserved = keptLines(node);
    if (preserved === 'code') return preformatted(node, this.#preserving(node), this.#lost);
    if (preserved) return this.#element(preserved);
    const [, background = ''] = /url\(["']?([^"')]+)/.exec(styleOf(node, 'background(?:-image)?')) ?? [];
    if (background && !background.startsWith('data:')) this.#lost.push(`image ${background} in the background`);
    const { difference, children } = this.#inside(node);
    const isMarked = Object.keys(difference).length > 0 && !Object.hasOwn(inlineHtml, name);
    const marked = isMarked ? pushDown('span', difference, children) : children;
    return blocks.has(name) ? [this.#block(node, name, marked)] : this.#inline(node, name, marked, difference);
  }

  /** Converters for the elements that turn into other elements. */
  readonly #replacements: Readonly<Record<string, (node: Element, name: string) => ElementContent[]>> = {
    img: (node) => image(node, [], this.#media),
    picture: (node) => this.#picture(node),
    a: (node) => convertLink(node, this.children(node), this.#options, this.#lost),
    br: () => [element('br', {}, [])],
    wbr: () => [element('wbr', {}, [])],
    // Google Docs marks the ends of pages
    hr: (node) => (styleOf(node, 'display') === 'none' ? [] : [element('hr', {}, [])]),
    pre: (node) => this.#pre(node),
    verse: (node) => [element('pre', { className: [verseClass] }, this.#preserving(node))],
    ...Object.fromEntries(
      [...players].map((player) => [
        player,
        // browsers show the content of an object if the plugin is missing
        (node: Element, name: string) => media(node, name, name === 'object' ? this.children(node) : [], this.#media),
      ]),
    ),
    svg: (node, name) => drawing(node, name, [], this.#lost),
    canvas: (node, name) => drawing(node, name, this.children(node), this.#lost),
    math: (node) => formula(node, this.#lost),
    area: (node) => {
      if (attribute(node, 'href')) this.#lost.push(`link to ${attribute(node, 'href')} on a part of an image`);
      return [];
    },
    input: (node) => input(node, this.#lost),
    select: (node, name) => formField(node, name, this.#lost),
    textarea: (node, name) => formField(node, name, this.#lost),
    form: (node) => {
      this.#lost.push(`form${named(node)}: its words are kept, its fields are not`);
      return [element('div', {}, this.children(node))];
    },
    details: (node) => this.#details(node),
    code: (node) => inlineCode(this.children(node), true, this.#lost),
    [referenceName]: (node) => [node],
    [inlineNoteName]: (node) => [node],
  };

  /** Returns the children of an element, and its language and direction, if they differ from its surroundings. */
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
    if (isUnknown && (isBlock(node) || children.some((child) => hasBlock(child)))) return [element('div', {}, styled)];
    const isLine = styleOf(node, 'display') === 'block' && children.some((child) => !isBlank(child));
    return isLine ? [element('br', {}, []), ...styled, element('br', {}, [])] : styled;
  }

  /** Returns the attributes that an inline element keeps, or `undefined` if the element is not kept. */
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
    const styles = styleNames(node).filter((style) => !(style === 'strong' && name === 'th'));
    const styled = isPlain ? styles.reduce((inner, style) => pushDown(style, {}, inner), children) : children;
    const id =
      attribute(node, 'id') ||
      elementsIn(node)
        .map((inner) => attribute(inner, 'id'))
        .find(Boolean);
    if (name === 'blockquote' && /^https?:/.test(attribute(node, 'cite')))
      this.#lost.push(`source of a quotation: ${attribute(node, 'cite')}`);
    if (name === 'li' && attribute(node, 'value')) this.#lost.push(`number ${attribute(node, 'value')} of a list item`);
    if (name === 'ol') {
      if (attribute(node, 'type') && attribute(node, 'type') !== '1')
        this.#lost.push(`the numbering ${JSON.stringify(attribute(node, 'type'))} of a list`);
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
      name === 'ul' || name === 'ol' ? nestLists(styled) : styled,
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
    const children = this.#preserving(node);
    return isVerse(node)
      ? [element('pre', { className: [verseClass] }, children)]
      : preformatted(node, children, this.#lost);
  }

  /** Converts a `picture` element, whose files may be named only by its `source` elements. */
  #picture(node: Element): ElementContent[] {
    const inside = elementsIn(node);
    const shown = inside.find(({ tagName }) => tagName === 'img') ?? element('img', {}, []);
    return image(
      shown,
      inside.filter(({ tagName }) => tagName === 'source'),
      this.#media,
    );
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
}

const formatName = (name: string, attributes: Element['properties']): string | undefined =>
  name === 'span' && Object.keys(attributes).length === 0 ? undefined : name;
