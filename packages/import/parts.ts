/** The parts of texts that links may lead to. */
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseText } from './page/excerpt.ts';
import { headingIds } from './site.ts';
import { cleanLine } from './text.ts';

/** Returns the ids of the headings in a text, by their words. Of several with the same words, the first counts. */
export function headingsIn(markdown: string, mdx: boolean): Map<string, string> {
  const ids = new Map<string, string>();
  const idOf = headingIds();
  visit(parseText(markdown, mdx), 'heading', (heading) => {
    const words = wordsIn(heading);
    const id = idOf(words);
    const key = keyOf(words);
    if (!ids.has(key)) ids.set(key, id);
  });
  return ids;
}

/** Returns the words of a heading in the form in which `headingsIn` lists them. */
export const keyOf = (heading: string): string => cleanLine(heading).toLowerCase();

/** The text of a heading as the check and the renderer see it. */
function wordsIn(node: Nodes): string {
  let text = '';
  visit(node, (part) => {
    if ('value' in part && part.type !== 'html') text += part.value;
  });
  return text;
}
