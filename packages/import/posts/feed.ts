/** Reads feeds: RSS (https://www.rssboard.org/rss-specification) and Atom (https://www.rfc-editor.org/rfc/rfc4287). */
import { elementsNamed, parseXml, type XmlElement, xmlText } from '../documents/xml.ts';
import type { ImportInput } from '../entry.ts';
import { escapeXml } from '../site.ts';
import { cleanLine, shorten } from '../text.ts';
import { type Blog, lineOf, type Post, summaryLoss } from './blog.ts';
import { readJsonFeed } from './json-feed.ts';

/** Reads a feed. Throws an error for the editor if it is not well-formed. */
export function readFeed({ text }: Pick<ImportInput, 'text'>): Blog {
  if (text.trimStart().startsWith('{')) return readJsonFeed(text);
  const root = readXml(text);
  const [feed] = elementsNamed(root, 'feed', 'atom:feed');
  return feed ? readAtom(feed) : readRss(root);
}

/** Parses the XML of a feed. */
export function readXml(text: string): XmlElement {
  try {
    return parseXml(text.trimStart());
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error(`the feed is not well-formed: line ${(error as Error).message}`, { cause: error });
  }
}

/** Returns the children of an element with one of the names, with or without the prefix of Atom. */
const children = (node: XmlElement, ...names: string[]): XmlElement[] =>
  node.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name.replace(/^atom:/, '')),
  );
const textOf = (node: XmlElement, ...names: string[]): string => {
  const [child] = children(node, ...names);
  return child ? xmlText(child).trim() : '';
};

function readRss(root: XmlElement): Blog {
  const [channel = root] = elementsNamed(root, 'channel');
  const items = elementsNamed(root, 'item');
  const hasContent = items.some((item) => textOf(item, 'content:encoded') !== '');
  const rights = textOf(channel, 'copyright', 'dc:rights');
  return {
    title: lineOf(textOf(channel, 'title')),
    url: textOf(channel, 'link') || undefined,
    language: textOf(channel, 'language', 'dc:language') || undefined,
    posts: items.map((item): Post => {
      const guid = children(item, 'guid')[0];
      const permanent = guid?.attributes.isPermaLink === 'false' ? '' : textOf(item, 'guid');
      const description = textOf(item, 'description');
      const html = textOf(item, 'content:encoded') || (!hasContent && isWholeText(description) ? description : '');
      return {
        title: lineOf(textOf(item, 'title')),
        url: [textOf(item, 'link'), permanent].find((address) => /^https?:/i.test(address)),
        authors: children(item, 'dc:creator')
          .map((creator) => xmlText(creator))
          .concat(nameIn(textOf(item, 'author')))
          .filter(Boolean),
        published: textOf(item, 'pubDate', 'dc:date') || undefined,
        tags: children(item, 'category', 'dc:subject').map((category) => xmlText(category)),
        html: html || undefined,
        lost: [
          ...(html !== description ? summaryLoss(description, html) : []),
          ...children(item, 'enclosure').map(({ attributes: { url = '' } }) => `enclosed file ${url}`),
        ],
      };
    }),
    skipped: [],
    notes: rightsNote(rights),
  };
}

/** Returns whether a description is the text itself, rather than a summary: it has blocks, and doesn't break off. */
const isWholeText = (html: string): boolean =>
  /<(?:p|div|br|h\d|ul|ol|blockquote)\b/i.test(html) &&
  !/(?:…|\.{3}|\[…\]|\[&hellip;\]|&hellip;|&#8230;)\s*(?:<[^>]+>\s*)*$/i.test(
    html.replace(/<a\b[^>]*>[^<]*<\/a>\s*/gi, ''),
  );

/**
 * Returns the name in the `author` element of RSS, which has an e-mail address and a name: `ann@example.org (Ann Wick)`.
 */
const nameIn = (author: string): string => /\(([^)]+)\)\s*$/.exec(author)?.[1] ?? (author.includes('@') ? '' : author);

const rightsNote = (rights: string): string[] =>
  rights ? [`the feed states its rights: “${shorten(cleanLine(rights), 200)}”`] : [];

function readAtom(feed: XmlElement): Blog {
  return {
    title: contentOf(feed, 'title').text,
    url: linkOf(feed),
    language: feed.attributes['xml:lang'],
    posts: children(feed, 'entry').map((entry) => readAtomEntry(entry, namesIn(feed))),
    skipped: [],
    notes: rightsNote(textOf(feed, 'rights')),
  };
}

/** Reads an entry. If it names no authors, it has the authors of the feed. */
export function readAtomEntry(entry: XmlElement, authors: readonly string[]): Post {
  const { html } = contentOf(entry, 'content');
  const names = namesIn(entry);
  return {
    title: contentOf(entry, 'title').text,
    url: linkOf(entry),
    authors: names.length > 0 ? names : [...authors],
    published: textOf(entry, 'published', 'updated') || undefined,
    tags: children(entry, 'category').map(({ attributes: { label, term = '' } }) => label ?? term),
    html: html || undefined,
    lost: [
      ...summaryLoss(contentOf(entry, 'summary').html, html),
      ...children(entry, 'link')
        .filter(({ attributes: { rel } }) => rel === 'enclosure')
        .map(({ attributes: { href = '' } }) => `enclosed file ${href}`),
    ],
  };
}

export const namesIn = (node: XmlElement): string[] =>
  children(node, 'author')
    .map((author) => textOf(author, 'name'))
    .filter(Boolean);

function linkOf(node: XmlElement): string | undefined {
  const links = children(node, 'link').map(({ attributes }) => attributes);
  return links.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
}

/** Returns the content of an element of Atom, which may be plain text, HTML as text, or HTML as elements. */
function contentOf(node: XmlElement, name: string): { text: string; html: string } {
  const [child] = children(node, name);
  if (!child) return { text: '', html: '' };
  const { type = 'text' } = child.attributes;
  const source = xmlText(child).trim();
  if (type === 'text' || type === 'text/plain') {
    const paragraphs = source.split(/\n\s*\n/).filter(Boolean);
    return { text: cleanLine(source), html: paragraphs.map((line) => `<p>${escapeXml(line)}</p>`).join('\n') };
  }
  const html = /xhtml/.test(type) ? child.children.map(toHtml).join('') : source;
  return { text: lineOf(html), html: html.trim() };
}

const toHtml = (node: XmlElement | string): string =>
  typeof node === 'string'
    ? escapeXml(node)
    : `<${tagOf(node)}${Object.entries(node.attributes)
        .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
        .join(
          '',
        )}>${node.children.map(toHtml).join('')}${/^(?:br|img|hr|wbr)$/.test(tagOf(node)) ? '' : `</${tagOf(node)}>`}`;
const tagOf = ({ name }: XmlElement) => name.replace(/^\w+:/, '');
