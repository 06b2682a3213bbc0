/** Reads the works in books that this program made: those of single works, and those of whole libraries. */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { attribute, element, elementsIn, isElement, plainText } from '../html/tree.ts';
import { env } from '../site.ts';
import type { Chapter } from './chapters.ts';

/** A work in such a book. */
export interface OwnWork extends Chapter {
  /** The URL of its page. */
  address: string;
  /** Its id on that site. */
  id: string;
  /** The page as the place from which the text is; none if the page is on this site. */
  via: { publication: string; url: string } | undefined;
  /** The line that names its authors. */
  byline: string;
  /** The language of its title and text, if it is not that of the book. */
  language: string;
  /** The names of its tags. */
  tags: string[];
  isExcerpt: boolean;
  /** The other facts about it, a line for each. */
  facts: string[];
}

/** Returns the works with a text in a book that this program made; of any other book, none. */
export const ownWorks = (book: Root): OwnWork[] =>
  book.children.flatMap((text) => {
    const work = isElement(text) ? ownWork(text) : undefined;
    return work ? [work] : [];
  });

/** Reads the document of a work. It has these parts: see `workDocument` in the site’s `src/epub/work.ts`. */
function ownWork(document: Element): OwnWork | undefined {
  const find = (test: (node: Element) => boolean) => elementsIn(document).find(test);
  const byId = (id: string) => find((node) => attribute(node, 'id') === `${attribute(document, 'id')}-${id}`);
  const byClass = (name: string) => find((node) => attribute(node, 'className').split(' ').includes(name));
  const words = (node: Element | undefined) => (node ? plainText([node]) : '');
  const [title, text, about] = [byId('work-title'), byClass('prose'), byId('work-facts')];
  const address = linksIn(about).find((href) => /^https?:/.test(href));
  if (!title || !text || !about || address === undefined) return undefined;
  const lines = factsIn(about);
  // in the book of a library, tags are in its index
  const tags = lines.find(({ value }) => linksIn(value).some((href) => /\/tags\/[^/]+\/$|^#.*-tag-/.test(href)));
  const omissions = prepare(text);
  return {
    title: words(title),
    // links from other works lead to the id of the document
    root: {
      type: 'root',
      children: [element('div', { id: attribute(document, 'id') }, text.children as ElementContent[])],
    },
    address,
    id: new URL(address).pathname.split('/').at(-2) ?? '',
    via: address.startsWith(env.siteUrl.href)
      ? undefined
      : { publication: new URL(address).hostname.replace(/^www\./, ''), url: address },
    byline: words(byClass('byline')),
    language: attribute(title, 'lang'),
    tags: tags ? elementsIn(tags.value).flatMap((node) => (node.tagName === 'a' ? [plainText([node])] : [])) : [],
    isExcerpt: byClass('ending') !== undefined,
    facts: [
      ...lines.filter((line) => line !== tags).map(({ label, value }) => `${label}: ${plainText([value])}`),
      ...omissions,
    ],
  };
}

const linksIn = (node: Element | undefined): string[] =>
  node ? elementsIn(node).flatMap((inner) => (inner.tagName === 'a' ? [attribute(inner, 'href')] : [])) : [];

/** Returns the facts in a list of labels and values. */
function factsIn(about: Element): { label: string; value: Element }[] {
  const parts = elementsIn(about).filter((node) => isElement(node, 'dt', 'dd'));
  return parts.flatMap((value, index) => {
    const label = parts[index - 1];
    return value.tagName === 'dd' && label ? [{ label: plainText([label]), value }] : [];
  });
}

/**
 * Removes what the site added to a text: the labels of footnotes, and the words in which it says that an omission follows.
 * Returns a line for each omission with words, which the text loses.
 */
function prepare(text: Element): string[] {
  const lost: string[] = [];
  const walk = (parent: Parents): void => {
    for (const node of parent.children) {
      if (!isElement(node)) continue;
      const classes = attribute(node, 'className').split(' ');
      if (classes.includes('omission')) {
        const words = plainText(node.children.filter((child) => !isElement(child, 'span')));
        if (words !== '') lost.push(`words of an omission: “${words}”`);
        Object.assign(node, element('p', {}, [{ type: 'text', value: '[…]' }]));
      } else if (attribute(node, 'role') === 'doc-footnote') {
        const [first] = node.children;
        const label = isElement(first) ? first.children[0] : undefined;
        if (isElement(first) && isElement(label, 'b')) first.children.shift();
      } else walk(node);
    }
  };
  walk(text);
  return lost;
}
