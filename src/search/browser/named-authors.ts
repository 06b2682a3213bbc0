/** Recognizes the names of authors in queries. Loaded on demand. */
import type { Catalogue } from '../shared/catalogue.ts';
import { foldUmlauts } from '../shared/fold-text.ts';
import { splitWords } from './query.ts';

/** Splits names into folded words and initials: `J.R.R. Tolkien` has four. */
const splitName = (text: string) => splitWords(text.replaceAll('.', ' ')).map(foldUmlauts);

/**
 * Returns the positions of the authors whom a query names, in either order and with or without initials: `M. Roberts`,
 * `Roberts, Michael`. The query must have at least two words, all of them from the name and at least one in full.
 */
export function namedAuthors(words: readonly string[], authors: Catalogue['authors']): Set<number> {
  const parts = splitName(words.join(' '));
  if (parts.length < 2 || parts.every((part) => part.length === 1)) return new Set();
  return new Set(
    authors.flatMap(([, name], position) => {
      const rest = splitName(name);
      const isPart = (part: string) => {
        const index = rest.findIndex((word) => (part.length === 1 ? word.startsWith(part) : word === part));
        return index !== -1 && rest.splice(index, 1);
      };
      // full words first, so that an initial doesn't use up a name that they need
      return parts.toSorted((a, b) => b.length - a.length).every(isPart) ? [position] : [];
    }),
  );
}
