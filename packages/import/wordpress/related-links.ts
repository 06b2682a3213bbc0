/** Finds the list of related links at the end of a post. */
import type { Element, ElementContent, Root } from 'hast';
import { correctDate, type Person, placeholderTitle, splitName } from '../site.ts';
import { attribute, elementsIn, isBlank, isElement, plainText } from '../html/tree.ts';
import { cleanLine } from '../text.ts';

/** A related link. */
interface RelatedLink {
  url: string;
  title: string;
  author?: Person | undefined;
  /** The date in EDTF. */
  published?: string | undefined;
  /** The words of the line that are in none of the fields. */
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
 * Removes the list of related links at the end of a text from its tree, and returns it: a heading or a separate line such
 * as “See also”, followed only by links. Returns `undefined` if there is no such list.
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
  if (start < 0) return takeLinkLine(parent, solid);
  const heading = solid[start] as Element;
  const isNote = (node: ElementContent) =>
    isElement(node, 'hr') || (isElement(node) && /footnote/.test(attribute(node, 'className')));
  const list = solid.slice(start + 1).filter((node) => !isNote(node));
  const lines = list.flatMap(linesOf);
  const links = lines.map(toLink).filter((link) => link !== undefined);
  if (lines.length === 0 || links.length < lines.length) return undefined;
  remove(parent, [heading, ...list]);
  return { heading: plainText([heading]).replace(/(?<![\s:.…])[\s:.…]+$/, ''), links };
}

/** Removes a last paragraph such as “See also: one, two” from the tree, and returns its links. */
function takeLinkLine(parent: Root | Element, solid: readonly ElementContent[]): RelatedList | undefined {
  const last = solid.findLast((node) => isElement(node, 'p', 'div'));
  const [beginning, ...others] = (last?.children ?? [])
    .flatMap((node) =>
      isElement(node) && linksIn([node]).length > 0 ? linksIn([node]).map(() => '\n') : plainText([node]),
    )
    .join(' ')
    .split('\n');
  const isList = others.length > 0 && others.every((words) => /^[\s,;|·•–—&.]*(?:and|und|et|y)?\s*$/.test(words));
  if (!last || !isList || !headings.test(beginning ?? '')) return undefined;
  const links = linksIn(last.children)
    .map((link) => toLink([link]))
    .filter((link) => link !== undefined);
  if (links.length === 0) return undefined;
  remove(parent, [last]);
  return { heading: (beginning ?? '').replace(/(?<![\s:.…])[\s:.…]+$/, ''), links };
}

function remove(parent: Root | Element, nodes: readonly ElementContent[]): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => !nodes.includes(child));
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

/** Reads a line with one link: either `Name: Title, date`, where any part may be the link, or words before an address. */
function toLink(line: readonly ElementContent[]): RelatedLink | undefined {
  const [link, ...others] = linksIn(line);
  const whole = cleanLine(plainText(line));
  const url = link ? attribute(link, 'href').trim() : /https?:\/\/\S+[^\s.,;:)\]]/.exec(whole)?.[0];
  if (others.length > 0 || url === undefined) return undefined;
  const words = link ? cleanLine(plainText([link])) : url;
  if (/^(?:https?:\/\/|www\.)/i.test(words)) return { url, ...readReference(whole.replace(words, '')) };
  return /[\p{L}\p{N}]/u.test(words) ? { url, ...readLinkedTitle(words, whole) } : undefined;
}

/** Reads a line in which some words are a link: the title, or `Name: Title, date`. */
function readLinkedTitle(words: string, whole: string): Omit<RelatedLink, 'url'> {
  const [before = '', after = ''] = whole.includes(words) ? splitAt(whole, words) : [];
  const author = /^(.{3,60}?)\s*[:,–—-]$/.exec(before)?.[1];
  const published = dateIn(after);
  const isRead = (before === '' || author !== undefined) && (after === '' || published !== undefined);
  if (before === '' && published === undefined) {
    const [, name = '', title = '', date = ''] = /^(.{3,60}?): (.+?),\s*([^,]*\d{4})[.)]?$/.exec(words) ?? [];
    const found = dateIn(date);
    if (name && found) return { title: unquoted(title), author: splitName(name), published: found, rest: after };
  }
  return {
    title: unquoted(words),
    author: author ? splitName(author) : undefined,
    published,
    rest: isRead ? '' : whole,
  };
}

/** Returns the text before and after the first occurrence of some words. */
const splitAt = (text: string, words: string): string[] => {
  const position = text.indexOf(words);
  return [text.slice(0, position).trim(), text.slice(position + words.length).trim()];
};

/** Reads the words before an address: `Mole, Ruth 2013 “The Moon”, 3 May 2013`, `Ruth Mole: The Moon, 2013`. */
function readReference(words: string): Omit<RelatedLink, 'url'> {
  const line = words
    .replace(/(?<![\s,;:.(–—-])[\s,;:.(–—-]+$/u, '')
    .replace(/\(\s*\)/, '')
    .trim();
  const [, before = '', quoted = '', after = ''] = /^(.*?)[“"«„](.{3,}?)[”"»“](.*)$/u.exec(line) ?? [];
  if (quoted) {
    const [, name = '', year] = /^(.*?)[\s,:(]*(\d{4})?[\s,:)]*$/u.exec(before) ?? [];
    const published = dateIn(after) ?? year;
    const isRead = after.replace(/[\s,.;()]/g, '') === '' || dateIn(after) !== undefined;
    return {
      title: quoted.replace(/,$/, ''),
      author: name ? splitName(name) : undefined,
      published,
      rest: isRead ? '' : line,
    };
  }
  const [, name = '', title = '', date = ''] = /^(.{3,60}?): (.+?)(?:,\s*([^,]*\d{4}))?$/.exec(line) ?? [];
  const author = name ? splitName(name) : undefined;
  if (author && 'family' in author) return { title, author, published: dateIn(date), rest: '' };
  return { title: line || placeholderTitle, rest: '' };
}

const unquoted = (title: string) => title.replace(/^["“„‘'«](.+)["”“’'»]$/u, '$1');

function dateIn(remark: string): string | undefined {
  const bare = remark.replace(/^[\s,;:(–—-]+|(?<![\s).;])[\s).;]+$/g, '');
  return /\d{4}$|^\d{4}/.test(bare) && bare.length <= 30 ? correctDate(bare) : undefined;
}
