import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './parser.ts';

/** A link from a body to a page of this site. */
export interface InternalLink {
  /** The link's address as written, which may be relative to the page that contains it. */
  url: string;
  /** The sentence that contains the link, as plain text. */
  sentence: string;
}

/** A base for resolving relative addresses. The real address of the site doesn't matter here. */
const placeholderOrigin = 'https://site.example';
const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Returns the links in a body to pages of this site, including its own page. Returns none for invalid MDX. */
export function internalLinks(body: string, { mdx = false } = {}): InternalLink[] {
  if (!/\](?:\(|: *)(?!https?:|mailto:)/.test(body)) return []; // most texts have none, and parsing takes time
  let tree: Root;
  try {
    tree = parseMarkdown(body, { mdx });
  } catch {
    return []; // the content check reports the syntax error
  }
  return linksToSite(tree);
}

/** Returns the links in a parsed body to pages of this site. */
export function linksToSite(tree: Root): InternalLink[] {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => void definitions.set(identifier, url));
  const found: InternalLink[] = [];
  visit(tree, ['paragraph', 'heading', 'tableCell', 'leafDirective'], (block) => {
    let text = '';
    const links: { url: string; offset: number }[] = [];
    visit(block, (node) => {
      const url =
        node.type === 'link' ? node.url : node.type === 'linkReference' ? definitions.get(node.identifier) : undefined;
      if (url !== undefined && URL.parse(url, placeholderOrigin)?.origin === placeholderOrigin)
        links.push({ url, offset: text.length });
      if ('value' in node && node.type !== 'html') text += node.value;
    });
    for (const { url, offset } of links) {
      const sentence = [...sentenceSegmenter.segment(text)].findLast(({ index }) => index <= offset)?.segment.trim();
      if (sentence) found.push({ url, sentence });
    }
  });
  return found;
}

/** Returns the path that an internal link leads to. `from` is the path of the page that contains it. */
export const linkTarget = ({ url }: Pick<InternalLink, 'url'>, from: string): string =>
  new URL(url, placeholderOrigin + from).pathname;
