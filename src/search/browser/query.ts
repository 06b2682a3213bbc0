import { foldText } from '../shared/fold-text.ts';

/** A search term: a word, or the words of a phrase. */
export interface Term {
  /** The words as the reader wrote them. */
  words: readonly string[];
  /** The folded words, joined by spaces. Terms with the same key are the same. */
  key: string;
  /** How often the query contains it. */
  count: number;
}

/** A parsed query. */
export interface Query {
  /** The terms to look up. */
  terms: readonly Term[];
  /** Common words. They are looked up only if none of the terms occurs in the library. */
  stopWords: readonly Term[];
  /** Works that contain any of these are left out. */
  excluded: readonly Term[];
}

/** Separates words: spaces, dashes, slashes and brackets, but not characters inside `don’t`, `R&D`, `U.S.` or `1,500`. */
const separator = /(?:[\s\p{Pd}\p{Ps}\p{Pe}\p{Pi}”»›−"„/\\;:!?…|<>=*~]|,(?!\d))+/u;

/** Splits a text into words. Each has at least one letter or digit. */
export const splitWords = (text: string): string[] =>
  text
    .split(separator)
    .map((word) => word.replace(/^['’.&+#_]+|['’._&+#]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && foldText(word) !== '');

/** Matches a phrase in quotation marks of any kind, or a run without spaces, each with an optional minus sign or dash. */
const phraseOrWord = /(?<!\S)([\p{Pd}−]?)(?:["“”„«»]([^"“”„«»]*)["“”«»]|(\S+))/gu;

/**
 * Parses a query of words and `"phrases"`, each excluded if it follows a `-`. Duplicates are counted. If all words are
 * stop words, they are the terms. `stopWords` are folded.
 */
export function parseQuery(query: string, stopWords: ReadonlySet<string>): Query {
  const terms = new Map<string, Term>();
  const excluded = new Map<string, Term>();
  for (const [, minus, phrase, word = ''] of query.matchAll(phraseOrWord)) {
    const words = splitWords(phrase ?? word);
    const isPhrase = phrase !== undefined || minus; // `-in-fighting` excludes the phrase, not each of its words
    for (const group of isPhrase ? [words] : words.map((one) => [one])) {
      const key = group.map(foldText).join(' ');
      const all = minus ? excluded : terms;
      if (group.length > 0) all.set(key, { words: group, key, count: (all.get(key)?.count ?? 0) + 1 });
    }
  }
  const all = [...terms.values()];
  const significant = all.filter(({ key }) => !stopWords.has(key));
  return {
    terms: significant.length > 0 ? significant : all,
    stopWords: significant.length > 0 ? all.filter((term) => !significant.includes(term)) : [],
    excluded: [...excluded.values()],
  };
}
