/** Recognizes the names of authors in queries. */
import type { Catalogue } from '../shared/catalogue.ts';
import { foldUmlauts } from '../shared/fold-text.ts';
import { splitWords } from './query.ts';

/** Splits names into folded words and initials: `J.R.R. Tolkien` has four. */
const splitName = (text: string) => splitWords(text.replaceAll('.', ' ')).map(foldUmlauts);

/** The authors whom a query names. */
export interface NamedAuthors {
  /** Their positions in the catalogue. */
  positions: ReadonlySet<number>;
  /** The words of the query that name them. */
  words: ReadonlySet<string>;
}

/**
 * Finds the authors whom neighbouring words of a query name, in either order and with or without initials:
 * `M. Roberts`, `Roberts, Michael`. Each name must have at least two words, one of them in full. Among other words, an
 * initial that is a stop word doesn't count: `a` is usually an article. `stopWords` are folded.
 */
export function findNamedAuthors(
  words: readonly string[],
  authors: Catalogue['authors'],
  stopWords: ReadonlySet<string>,
): NamedAuthors {
  const found = authors.map(([, name]) => findName(words, splitName(name), stopWords));
  return {
    positions: new Set(found.flatMap((run, position) => (run ? [position] : []))),
    words: new Set(found.flatMap((run) => run ?? [])),
  };
}

/** Returns the longest run of words that is a name, if there is one. */
function findName(
  words: readonly string[],
  name: readonly string[],
  stopWords: ReadonlySet<string>,
): readonly string[] | undefined {
  for (let length = Math.min(words.length, name.length); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1) {
      const run = words.slice(start, start + length);
      const parts = splitName(run.join(' '));
      const hasArticle = length < words.length && parts.some((part) => part.length === 1 && stopWords.has(part));
      if (!hasArticle && isName(parts, name)) return run;
    }
  return undefined;
}

function isName(parts: readonly string[], name: readonly string[]): boolean {
  if (parts.length < 2 || parts.every((part) => part.length === 1)) return false;
  const rest = [...name];
  const isPart = (part: string) => {
    const index = rest.findIndex((word) => (part.length === 1 ? word.startsWith(part) : word === part));
    return index !== -1 && rest.splice(index, 1);
  };
  // full words first, so that an initial doesn't use up a name that they need
  return parts.toSorted((a, b) => b.length - a.length).every(isPart);
}
