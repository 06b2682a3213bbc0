/** Divides a book into chapters, at the places to which its table of contents links. */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { wordsOf } from '../page/words.ts';
import { attribute, elementsIn, isBlank, isElement, plainText } from '../html/tree.ts';
import { cleanLine, shorten } from '../text.ts';
import type { ContentsEntry } from './texts.ts';

/** A chapter of a book. */
export interface Chapter {
  title: string;
  root: Root;
}

/** Titles of parts that contain chapters. */
const partTitle = /^(?:part|book|volume|teil|buch|band|partie|livre|tome|parte|libro)\b/i;

/**
 * Returns the entries that start a chapter. Entries below a part start chapters, and entries below a chapter are sections.
 */
const startsIn = (contents: readonly ContentsEntry[]): ContentsEntry[] =>
  contents.flatMap((entry) =>
    entry.children.length > 0 && (partTitle.test(entry.title) || entry.id === '')
      ? [entry, ...startsIn(entry.children)]
      : [entry],
  );

/** Divides a book. Returns its chapters, and the words before the first chapter. */
export function divide(book: Root, contents: readonly ContentsEntry[]): { chapters: Chapter[]; before: string } {
  const byId = new Map(elementsIn(book).map((node) => [attribute(node, 'id'), node]));
  const parents = parentsIn(book);
  const titles = new Map<Element, string>();
  for (const { id, title } of startsIn(contents)) {
    const found = byId.get(id);
    const start = found && blockOf(found, parents);
    if (start && !titles.has(start)) titles.set(start, title);
  }
  // without a table of contents, each text file is a chapter
  const isListed = titles.size > 0;
  for (const node of book.children)
    if (isElement(node) && (!isListed || node.properties.dataApart)) titles.set(node, titles.get(node) ?? '');
  const order = elementsIn(book).filter((node) => titles.has(node));
  const [front = [], ...parts] = split(book, new Set(order));
  return {
    before: plainText(front),
    chapters: parts.map((children, index) => {
      const start = order[index];
      const title = (start && titles.get(start)) || headingIn(children);
      return { title, root: { type: 'root', children } };
    }),
  };
}

function parentsIn(root: Root): Map<Element, Parents> {
  const parents = new Map<Element, Parents>();
  for (const parent of [root, ...elementsIn(root)])
    for (const child of parent.children) if (isElement(child)) parents.set(child, parent);
  return parents;
}

/** Elements that may be divided between two chapters. */
const divisible = ['div', 'section', 'article', 'main', 'body', 'hgroup', 'header'];

/** Returns the outermost element around an element that can't be divided, such as the heading around an anchor. */
function blockOf(node: Element, parents: ReadonlyMap<Element, Parents>): Element {
  let block = node;
  for (let parent = parents.get(node); isElement(parent); parent = parents.get(parent))
    if (!divisible.includes(parent.tagName)) block = parent;
  return block;
}

/**
 * Divides the children of an element before each start element. Elements that contain a start element are divided as well.
 */
function split(parent: Parents, starts: ReadonlySet<Element>): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const child of parent.children as ElementContent[]) {
    if (isElement(child) && starts.has(child)) parts.push([]);
    const inner = isElement(child) && elementsIn(child).some((node) => starts.has(node)) ? split(child, starts) : [];
    if (inner.length === 0) parts.at(-1)?.push(child);
    for (const [index, children] of inner.entries()) {
      if (index > 0) parts.push([]);
      if (children.some((node) => !isBlank(node))) parts.at(-1)?.push({ ...(child as Element), children });
    }
  }
  return parts;
}

const isHeading = (node: Element) => /^h[1-6]$/.test(node.tagName);

const headingIn = (nodes: readonly ElementContent[]): string => {
  const heading = elementsIn({ type: 'root', children: [...nodes] }).find((node) => isHeading(node));
  return heading ? cleanLine(plainText([heading])) : '';
};

const kindsOfMatter =
  /\b(?:cover|titlepage|halftitlepage|copyright-page|imprint|colophon|toc|landmarks|loi|lot|page-list|index)\b/;
const titlesOfMatter =
  /^(?:cover|(?:half[- ]?)?title[- ]?page|copyright\b.*|(?:table of )?contents|colophon|imprint|titelseite|titelblatt|inhalt(?:sverzeichnis)?|impressum|page de titre|sommaire|table des matières|portada|índice|copertina|indice)$/i;

/**
 * Returns why a part of a book isn't a chapter.
 *
 * @param titleWords The words that a title page may have.
 */
export function whyNoChapter({ title, root }: Chapter, titleWords: ReadonlySet<string>): string | undefined {
  const words = plainText(root.children);
  if (words === '') return 'it has no words';
  const kinds = [...elementsIn(root).slice(0, 3)].map((node) => attribute(node, 'epub:type')).join(' ');
  const own = wordsOf(words);
  if (kindsOfMatter.test(kinds) || titlesOfMatter.test(title) || own.every((word) => titleWords.has(word)))
    return `a cover, title page, imprint or index, not a chapter: “${shorten(words)}”`;
  const heading = new Set(wordsOf(title));
  return own.every((word) => heading.has(word)) ? 'a heading without a text' : undefined;
}

/** Removes the headings at the start of a chapter that repeat its title. Returns whether there were some. */
export function removeTitle(root: Root, title: string): boolean {
  const words = new Set(wordsOf(title));
  let [isDone, isFound] = [false, false];
  const walk = (parent: Parents): void => {
    parent.children = (parent.children as ElementContent[]).filter((node) => {
      if (isDone || isBlank(node)) return true;
      if (!isElement(node) || (plainText([node]) === '' && !isHeading(node))) {
        isDone ||= node.type === 'text';
        return true;
      }
      if (isHeading(node)) {
        const own = wordsOf(plainText([node]));
        const isTitle = own.length > 0 && own.every((word) => words.has(word));
        isDone = !isTitle;
        isFound ||= isTitle;
        return !isTitle;
      }
      if (divisible.includes(node.tagName)) walk(node);
      else isDone = true;
      return true;
    });
  };
  walk(root);
  return isFound;
}
