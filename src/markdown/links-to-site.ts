import { visit } from 'unist-util-visit';
import { parseMarkdown } from './parser.ts';

/** A link in a text to a page of this site. */
export interface InternalLink {
  /** The address as it is written, which may be relative to that of the page that shows the text. */
  url: string;
  /** The sentence that holds the link, without its Markdown. */
  sentence: string;
}

const here = 'https://here.example';
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The links of a text to pages of this site, and to places in its own. */
export function internalLinks(markdown: string): InternalLink[] {
  if (!/\](?:\(|: *)(?!https?:|mailto:)/.test(markdown)) return []; // most texts have none, and parsing takes time
  const tree = parseMarkdown(markdown);
  const defined = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => void defined.set(identifier, url));
  const found: InternalLink[] = [];
  visit(tree, ['paragraph', 'heading', 'tableCell'], (block) => {
    let words = '';
    const links: { url: string; at: number }[] = [];
    visit(block, (node) => {
      const url =
        node.type === 'link' ? node.url : node.type === 'linkReference' ? defined.get(node.identifier) : undefined;
      if (url !== undefined && URL.parse(url, here)?.origin === here) links.push({ url, at: words.length });
      if ('value' in node && node.type !== 'html') words += node.value;
    });
    for (const { url, at } of links) {
      const sentence = [...sentences.segment(words)].findLast(({ index }) => index <= at)?.segment.trim();
      if (sentence) found.push({ url, sentence });
    }
  });
  return found;
}

/** The path of the page that a link leads to. `from` is the path of the page that shows it. */
export const linkTarget = ({ url }: Pick<InternalLink, 'url'>, from: string): string =>
  new URL(url, here + from).pathname;
