import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';

/** A link in a text to a page of this site. */
export interface Mention {
  /** The path that it leads to, from the site's root. */
  path: string;
  /** The sentence that holds the link, without its Markdown. */
  sentence: string;
}

const here = 'https://here.example';
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The links of a text to pages of this site, each page once. `from` is the path of the page that shows the text. */
export function mentionsIn(markdown: string, from: string): Mention[] {
  if (!/\](?:\(|: *)(?!https?:|mailto:|#)/.test(markdown)) return []; // most texts have none, and parsing takes time
  const found = new Map<string, Mention>();
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const defined = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => void defined.set(identifier, url));
  visit(tree, ['paragraph', 'heading', 'tableCell'], (block) => {
    let words = '';
    const links: { path: string; at: number }[] = [];
    visit(block, (node) => {
      const url =
        node.type === 'link' ? node.url : node.type === 'linkReference' ? defined.get(node.identifier) : undefined;
      if (url !== undefined) {
        const { origin, pathname } = new URL(url, here + from);
        if (origin === here) links.push({ path: pathname, at: words.length });
      }
      if ('value' in node && node.type !== 'html') words += node.value;
    });
    for (const { path, at } of links) {
      const sentence = [...sentences.segment(words)].findLast(({ index }) => index <= at)?.segment.trim();
      if (sentence && !found.has(path)) found.set(path, { path, sentence });
    }
  });
  return [...found.values()];
}
