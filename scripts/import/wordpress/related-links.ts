/** Finds the list of related links at the end of a post. */
import type { Element, ElementContent, Root } from 'hast';
import { toEdtf } from '../dates.ts';
import { attribute, elementsIn, isBlank, isElement, plainText } from '../html/tree.ts';
import { cleanLine } from '../text.ts';
import { type PersonName, splitName } from './people.ts';

/** A related link. */
export interface RelatedLink {
  url: string;
  title: string;
  author?: PersonName | undefined;
  /** The date in EDTF. */
  published?: string | undefined;
  /** The words of the line that none of the fields has. */
  rest: string;
}

/** A list of related links. */
export interface RelatedList {
  /** The heading: `See also`. */
  heading: string;
  links: RelatedLink[];
}

const headings =
  /^(?:see also|also see|(?:further|more|related|recommended|suggested|additional) (?:reading|readings|links|posts?|articles?|stories|essays|materials?|resources|content|works|items)|related|read (?:also|more|next|on)|also read|more (?:on this|like this|from this)|you (?:may|might) also (?:like|enjoy)|elsewhere|siehe auch|weiterlesen|mehr zum thema|verwandte (?:artikel|beiträge)|weiterführende (?:links|literatur)|lire aussi|voir aussi|véase también)[\s:.…]*$/i;

/**
 * Takes the list of related links at the end of a text out of its tree: a heading, or a line of its own, such as “See also”,
 * and nothing but links after it. Returns `undefined` if there is none.
 */
export function takeRelatedLinks(root: Root): RelatedList | undefined {
  let parent: Root | Element = root;
  for (;;) {
    const solid: ElementContent[] = solidChildren(parent);
    const [only] = solid;
    if (solid.length === 1 && isElement(only, 'div', 'section', 'article')) parent = only;
    else break;
  }
  const solid = solidChildren(parent);
  const start = solid.findLastIndex((node) => isElement(node) && headings.test(plainText([node])) && isHeading(node));
  if (start < 0) return undefined;
  const heading = solid[start] as Element;
  const isNote = (node: ElementContent) =>
    isElement(node, 'hr') || (isElement(node) && /footnote/.test(attribute(node, 'className')));
  const list = solid.slice(start + 1).filter((node) => !isNote(node));
  const lines = list.flatMap(linesOf);
  if (lines.length === 0 || !lines.every((line) => linksIn(line).length === 1)) return undefined;
  const links = lines.map(toLink);
  if (links.some((link) => link === undefined)) return undefined;
  const taken = new Set<ElementContent>([heading, ...list]);
  parent.children = (parent.children as ElementContent[]).filter((child) => !taken.has(child));
  return { heading: plainText([heading]).replace(/[\s:.…]+$/, ''), links: links.filter((link) => link !== undefined) };
}

const solidChildren = (parent: Root | Element): ElementContent[] =>
  (parent.children as ElementContent[]).filter((child) => !isBlank(child));

const isHeading = (node: Element): boolean =>
  /^h[1-6]$/.test(node.tagName) || ['p', 'div', 'strong', 'b'].includes(node.tagName);

/** The lines of a list, or of paragraphs with line breaks. */
function linesOf(node: ElementContent): ElementContent[][] {
  if (!isElement(node)) return [[node]];
  if (['ul', 'ol', 'div', 'section', 'nav'].includes(node.tagName)) return solidChildren(node).flatMap(linesOf);
  if (!['li', 'p'].includes(node.tagName)) return [[node]];
  const lines: ElementContent[][] = [[]];
  for (const child of node.children) {
    if (isElement(child, 'br')) lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines.filter((line) => plainText(line) !== '');
}

const linksIn = (line: readonly ElementContent[]): Element[] =>
  line
    .flatMap((node) => (isElement(node) ? [node, ...elementsIn(node)] : []))
    .filter((node) => node.tagName === 'a' && /^https?:\/\//i.test(attribute(node, 'href').trim()));

/** Reads `Name: Title, date`, of which any part may be in the link. */
function toLink(line: readonly ElementContent[]): RelatedLink | undefined {
  const [link] = linksIn(line);
  if (!link) return undefined;
  const words = cleanLine(plainText([link]));
  const whole = cleanLine(plainText(line));
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
  const position = whole.indexOf(words);
  const before = position < 0 ? '' : whole.slice(0, position).trim();
  const after = position < 0 ? '' : whole.slice(position + words.length).trim();
  const url = attribute(link, 'href').trim();
  const author = /^(.{3,60}?)\s*[:,–—-]$/.exec(before)?.[1];
  const published = dateIn(after);
  const isRead = (before === '' || author !== undefined) && (after === '' || published !== undefined);
  if (before === '' && published === undefined) {
    const [, name = '', title = '', date = ''] = /^(.{3,60}?): (.+?),\s*([^,]*\d{4})[.)]?$/.exec(words) ?? [];
    const found = dateIn(date);
    if (name && found) return { url, title: unquoted(title), author: splitName(name), published: found, rest: after };
  }
  return {
    url,
    title: unquoted(words),
    author: author ? splitName(author) : undefined,
    published,
    rest: isRead ? '' : whole,
  };
}

const unquoted = (title: string) => title.replace(/^["“„‘'«](.+)["”“’'»]$/u, '$1');

/** The date that a remark consists of. */
function dateIn(remark: string): string | undefined {
  const bare = remark.replace(/^[\s,;:(–—-]+|[\s).;]+$/g, '');
  return /\d{4}$|^\d{4}/.test(bare) && bare.length <= 30 ? toEdtf(bare) : undefined;
}
