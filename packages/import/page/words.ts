import type { Nodes } from 'mdast';
import { noteLabel } from '../html/footnotes/marks.ts';
import { removeHidden } from '../site.ts';

/** Splits a text into words, in lower case and without punctuation. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Compares the words of two texts, ignoring their order. Footnote numbers, words that are `reported`, and words that were
 * only joined or split don't count as missing. Returns the number of words in the source, the numbers of missing and added
 * words in the result, and examples of missing words.
 */
export function compareWords(source: string, result: string, reported = '') {
  const [words, kept] = [wordsOf(removeHidden(source)), wordsOf(result)];
  const counts = new Map<string, number>();
  for (const word of kept) counts.set(word, (counts.get(word) ?? 0) + 1);
  const missing = words.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count <= 0 && !noteLabel.test(word);
  });
  const added = kept.length - (words.length - missing.length);
  const others = new Set(wordsOf(reported));
  const isAdded = (word: string) => (counts.get(word) ?? 0) > 0 || noteLabel.test(word);
  // if the page has no space between two elements, their words look like one word
  const isApart = (word: string) =>
    [...word].some((_, at) => at > 0 && isAdded(word.slice(0, at)) && isAdded(word.slice(at)));
  const silent = missing.filter((word) => !others.has(word) && !isApart(word));
  return { words: words.length, missing: silent.length, added, examples: [...new Set(silent)].slice(0, 8) };
}

/** Elements within a line that separate words. Footnote numbers, for instance, are in `sup`. */
const apartNames = ['br', 'sup'];
const apartTag = new RegExp(String.raw`^</?(?:${apartNames.join('|')})\b`, 'i');

/** Nodes that don't separate words. */
const inlineTypes = ['text', 'emphasis', 'strong', 'link', 'inlineCode', 'html', 'delete', 'textDirective'];

/** Returns the words of Markdown without its markup, and with the labels and credits of its pictures. */
export function plainWords(node: Nodes): string {
  if (node.type === 'image') return ` ${node.alt ?? ''} ${node.title ?? ''} `;
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const labels = node.attributes.map(({ value }) => (typeof value === 'string' ? value : ''));
    if (node.name === 'MissingImage') return ` ${labels.join(' ')} `;
    const inside = node.children.map((child) => plainWords(child)).join('');
    return apartNames.includes(node.name ?? '') ? ` ${inside} ` : inside;
  }
  if ('value' in node) return node.type !== 'html' ? node.value : apartTag.test(node.value) ? ' ' : '';
  if (!('children' in node)) return ' ';
  const inside = node.children.map((child) => plainWords(child)).join('');
  if (node.type === 'containerDirective') return ` ${inside} ${node.attributes?.credit ?? ''} `;
  return inlineTypes.includes(node.type) ? inside : ` ${inside} `;
}
