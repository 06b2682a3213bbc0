/** Keeps the parts of an article that Readability drops, and reports everything else that is left out. */
import { shorten } from '../text.ts';
import { readByline } from './bylines.ts';
import { isClutter, isContent, isHidden, isNavigation, isPartOfText, navigation, type Place } from './clutter.ts';
import { blockNames, hasPicture, imagesIn, key, pictures, runsIn, textBetween, textIn, textsIn } from './page-text.ts';
import { wordsOf } from './words.ts';

const headingNames = 'h1,h2,h3,h4,h5,h6';
/** The start of a line that names authors. */
const bylineStart = /^(?:(?:written|posted|words|text|story)\s+)?(?:by|von|par|por|di|door)\b:?\s+\p{Lu}/iu;
/** The elements in which the text may repeat the title. */
const titleNames = `${headingNames},.MsoTitle,p.title`;
/** The start of a line that says when a text was published. */
const publishedOn = /^\s*(?:(?:posted|published|veröffentlicht|publié)\s*)?(?:on|am|le)?\s*:?\s*/i;
const maxDateWords = 8;
/** A day or a month. A year alone may be a number, or the heading of what happened in it. */
const isDay = (date: string | undefined): boolean => date !== undefined && /^\d{4}-/.test(date);
/** The number of words at the start of a text in which the title and the authors may be repeated. */
const startLength = 60;

/** The words inside a node, how many of them Readability kept, and how many are links. */
interface Size {
  words: number;
  kept: number;
  links: number;
}

const noSize: Size = { words: 0, kept: 0, links: 0 };
const sum = (sizes: readonly Size[]): Size => ({
  words: sizes.reduce((total, { words }) => total + words, 0),
  kept: sizes.reduce((total, { kept }) => total + kept, 0),
  links: sizes.reduce((total, { links }) => total + links, 0),
});

/** Removes everything inside an article's element that is not part of the article. */
export class Pruner {
  readonly dropped: string[] = [];
  /** The line above the text that names its authors. */
  byline = '';
  /** The line above the text with the date of publication. */
  date = '';
  readonly #sizes = new Map<Node, Size>();
  readonly #kept: ReadonlySet<Node>;
  readonly #facts: readonly string[];
  readonly #authors: readonly string[];
  readonly #body: Element;
  readonly #proseWords: number;
  /** Whether a paragraph of the text was passed. Dates and names after it don't describe the whole text. */
  #isInText = false;
  /** The number of words that Readability kept before the current node. */
  #passed = 0;

  constructor(
    body: Element,
    texts: readonly Node[],
    kept: ReadonlySet<Node>,
    facts: readonly string[],
    authors: readonly string[],
  ) {
    this.#body = body;
    this.#kept = kept;
    this.#facts = facts.filter(Boolean);
    this.#authors = authors;
    for (const text of texts) this.#count(text);
    this.#proseWords = this.#prose(body);
  }

  /** Removes everything from the article that doesn't belong to it, and returns the element that contains it. */
  prune(): Element {
    const root = this.#bounds();
    this.#visit(root);
    this.#dropHeadings(root);
    for (const script of root.querySelectorAll('script[src*="//gist.github.com/"]'))
      this.dropped.push(`code of ${script.getAttribute('src')}`);
    return root;
  }

  /** The share of the page's words that are in an element, not counting menus and forms. */
  share(root: Element): number {
    return this.#proseWords === 0 ? 1 : Math.min(1, wordsOf(textIn(root)).length / this.#proseWords);
  }

  #count(text: Node): void {
    const words = Math.max(1, wordsOf(text.textContent ?? '').length);
    const size = { words, kept: this.#kept.has(text) ? words : 0, links: text.parentElement?.closest('a') ? words : 0 };
    for (let node: Node | null = text; node; node = node.parentNode) {
      this.#sizes.set(node, sum([this.#sizeOf(node), size]));
      if (node === this.#body) break;
    }
  }

  #sizeOf(node: Node): Size {
    return this.#sizes.get(node) ?? noSize;
  }

  #prose(node: Element): number {
    const { words, links } = this.#sizeOf(node);
    if (words === 0 || isClutter(node, links / words)) return 0;
    const inner = [...node.children].filter((child) => this.#sizeOf(child).words > 0);
    if (inner.length === 0 || !node.querySelector(blockNames)) return links > words / 2 ? 0 : words;
    return inner.reduce((total, child) => total + this.#prose(child), 0);
  }

  /** Returns the smallest element that contains everything that Readability kept, or the `article` around it. */
  #bounds(): Element {
    const all = this.#sizeOf(this.#body).kept;
    let root = this.#body;
    for (;;) {
      const next = [...root.children].find((child) => this.#sizeOf(child).kept === all);
      if (!next || all === 0 || next.matches('p,li,td')) break;
      root = next;
    }
    const article = root.closest('article') ?? root.closest('main,[role="main"]');
    if (article) return article;
    for (let parent = root.parentElement; parent && root !== this.#body; parent = root.parentElement) {
      if (parent === this.#body || this.#prose(parent) > all * 1.3) break;
      root = parent;
    }
    return root;
  }

  /** The place of the current block: before, within or after the text that Readability kept. */
  get #place(): Place {
    if (this.#passed === 0) return 'before';
    return this.#passed < this.#sizeOf(this.#body).kept ? 'within' : 'after';
  }

  /** Visits an element that contains words of the article. */
  #visit(node: Element): void {
    const { words, kept } = this.#sizeOf(node);
    if (isNavigation(node)) {
      this.#drop([node]);
      this.#passed += kept;
    } else if (this.#takeFact(node, words)) this.#passed += kept;
    else if (kept === words && this.#isSettled(node)) this.#pass([node], kept);
    else if (!node.querySelector(blockNames)) {
      this.#dropHiddenWords(node);
      this.#pass([node], kept);
    } else
      for (const run of runsIn(node)) {
        const size = sum(run.map((part) => this.#sizeOf(part)));
        const [only] = run;
        if (size.kept > 0 && run.length === 1 && only?.nodeType === 1) this.#visit(only as Element);
        else if (size.kept === 0) this.#judge(run, size);
        else this.#pass(run, size.kept);
      }
  }

  /** Records that nodes which are kept in the article have been passed. */
  #pass(run: readonly Node[], kept: number): void {
    this.#passed += kept;
    const line = run.map((node) => node.textContent).join('');
    const isHeading = run.some((node) => node.nodeType === 1 && (node as Element).matches(headingNames));
    this.#isInText ||= !isHeading && (wordsOf(line).length > maxDateWords || /[.!?…,:;]\s*$/.test(line));
  }

  /** Removes a block at the start of the text if it only repeats the fields. Returns whether it was removed. */
  #takeFact(node: Element, words: number): boolean {
    if (this.#passed > startLength) return false;
    if (this.#isByline(node, words)) this.byline = node.textContent ?? '';
    else if (this.#isDate(node, words)) this.date = (node.textContent ?? '').replace(publishedOn, '');
    else if (!node.matches(titleNames) || !this.#isFact(textIn(node))) return false;
    node.remove();
    return true;
  }

  /** Whether a block is a line above the text, rather than a part of a table, a list or a quotation, or a heading. */
  #isAboveText(node: Element): boolean {
    return !this.#isInText && !node.querySelector(blockNames) && !isPartOfText(node);
  }

  /**
   * Whether a block above the text contains only the date of publication. An ordinary paragraph may be the date of a
   * letter.
   */
  #isDate(node: Element, words: number): boolean {
    if (this.date !== '' || words > maxDateWords || !this.#isAboveText(node)) return false;
    const line = node.textContent ?? '';
    const [label = ''] = publishedOn.exec(line) ?? [];
    const isMarked = !node.matches('p:not([class])') || label.trim() !== '' || node.closest('header') !== null;
    const { authors, published, rest } = readByline(line.slice(label.length));
    return isMarked && isDay(published) && authors.length === 0 && rest === '';
  }

  /** Whether a block above the text only names its authors and perhaps its date. */
  #isByline(node: Element, words: number): boolean {
    if (this.byline !== '' || words > 20 || !this.#isAboveText(node)) return false;
    const line = (node.textContent ?? '').trim();
    const names = key(line);
    const isNew = this.#authors.length > 0 && !this.#authors.some((author) => names.includes(author));
    return !isNew && bylineStart.test(line) && !/[.!?…]$/.test(line.replace(/\b\p{L}{1,2}\.$/u, ''));
  }

  /** Whether an element that Readability kept entirely can be kept without checking its parts. */
  #isSettled(node: Element): boolean {
    return this.#passed <= startLength ? !node.querySelector(blockNames) : !node.querySelector(navigation);
  }

  /** Decides whether to keep nodes that Readability dropped. Returns whether any part of them is kept. */
  #judge(run: readonly Node[], { words, links }: Size): boolean {
    const [only] = run;
    const element = run.length === 1 && only?.nodeType === 1 ? (only as Element) : undefined;
    if (words === 0) return this.#judgePicture(run);
    const linkShare = links / words;
    if (element && this.#takeFact(element, words)) return false;
    if (element && isClutter(element, linkShare)) return this.#drop(run);
    if (element?.matches(headingNames)) return this.#isSectionHeading(element, linkShare) || this.#drop(run);
    if (element?.querySelector(blockNames) && !element.matches('figure,table')) return this.#judgeInside(element);
    const line = run.map((part) => part.textContent).join('');
    if (!isContent({ line, words, linkShare, element, place: this.#place })) return this.#drop(run);
    this.#pass(run, 0);
    return true;
  }

  /** Decides about the parts of an element one by one. If none is kept, they share one line in the report. */
  #judgeInside(element: Element): boolean {
    const before = this.dropped.length;
    const whole = textIn(element);
    for (const part of runsIn(element)) this.#judge(part, sum(part.map((inner) => this.#sizeOf(inner))));
    if (textsIn(element).length > 0 || hasPicture(element)) return true;
    const isSilent = this.dropped.splice(before).length === 0;
    element.remove();
    if (!isSilent) this.#report(whole);
    return false;
  }

  /** Pictures within the text belong to it. Those before and after it may be logos and advertisements. */
  #judgePicture(run: readonly Node[]): boolean {
    const found = run.filter((node) => hasPicture(node)) as Element[];
    if (found.length === 0) {
      const isStray = (node: Element) =>
        node.matches('iframe,embed,object') || (node.matches('hr') && this.#place !== 'within');
      for (const node of run) if (node.nodeType === 1 && isStray(node as Element)) (node as Element).remove();
      return false;
    }
    if (found.some((element) => imagesIn(element).some((image) => this.#kept.has(image)))) return true;
    if (this.#place === 'within' && found.every((element) => !isClutter(element, 0))) return true;
    for (const element of found) {
      const address = imagesIn(element)[0]?.getAttribute('src') ?? '';
      if (address && !address.startsWith('data:')) this.dropped.push(`image ${address} next to the article`);
      element.remove();
    }
    return false;
  }

  /** Returns whether a heading belongs to a section of the text. It isn't the title, nor the heading of a list of pages. */
  #isSectionHeading(heading: Element, linkShare: number): boolean {
    const linked = heading.querySelector('a[href]')?.getAttribute('href') ?? '#';
    const isPageList = linkShare > 0.5 && !linked.startsWith('#');
    if (isPageList || this.#isFact(textIn(heading))) return false;
    if (this.#place !== 'before') return true;
    const next = heading.nextElementSibling ?? heading.parentElement?.nextElementSibling;
    return next !== null && next !== undefined && this.#sizeOf(next).kept > 0;
  }

  /** Returns whether a line only repeats the fields: the title, or the author. */
  #isFact(line: string): boolean {
    const words = key(line).split(' ');
    return this.#facts.some((fact) => {
      const others = fact.split(' ');
      const shared = words.filter((word) => others.includes(word)).length;
      const isAlike = this.#place === 'before' && words.length > 2 && words[0] === others[0];
      return fact === words.join(' ') || (isAlike && shared / words.length > 0.75);
    });
  }

  #drop(run: readonly Node[]): false {
    const line = run.map((node) => (node.nodeType === 1 ? textIn(node as Element) : (node.textContent ?? ''))).join('');
    for (const node of run) (node as ChildNode).remove();
    this.#report(line);
    return false;
  }

  #report(line: string): void {
    if (line.trim() !== '' && !this.#isFact(line)) this.dropped.push(`part of the page: “${shorten(line, 60)}”`);
  }

  /** Drops words that the page hides within a line. */
  #dropHiddenWords(node: Element): void {
    for (const inner of node.querySelectorAll('*'))
      if (inner.parentNode && this.#sizeOf(inner).words > 0 && this.#sizeOf(inner).kept === 0 && isHidden(inner))
        this.#drop([inner]);
  }

  /** Drops headings whose sections are now empty. */
  #dropHeadings(root: Element): void {
    const all = [...root.querySelectorAll(`${headingNames},${pictures}`)];
    const level = (heading: Element) => Number(heading.localName[1]);
    all.forEach((heading, index) => {
      if (!heading.matches(headingNames)) return;
      const next = all.slice(index + 1).find((other) => other.matches(headingNames) && level(other) <= level(heading));
      const between = textBetween(root, heading, next);
      if (!between) this.#drop([heading]);
    });
  }
}
