import { foldText } from '../shared/fold-text.ts';
import { isUnspaced, withoutElision } from '../shared/indexed-form.ts';
import { isStopWord } from '../shared/stop-words.ts';

/** A search term: a word, or the words of a phrase. */
export interface Term {
  /** The words as the reader wrote them. */
  words: readonly string[];
  /** The folded words, joined by spaces. Terms with the same key are the same. */
  key: string;
  /**
   * The word joined to the word before or after it, which is looked up as well: `lighthouse` for `light house`. Only
   * set for words with hyphens and in short queries.
   */
  joined?: readonly string[];
  /** The number of times that the query contains the term. */
  count: number;
}

/** A parsed query. */
export interface Query {
  /** The terms to look up. */
  terms: readonly Term[];
  /** All words that aren't excluded, in order, including those in phrases. */
  words: readonly string[];
  /** Works that contain any of these terms are left out. */
  excluded: readonly Term[];
}

/** Separates words: spaces, dashes, slashes and brackets, but not characters inside `don’t`, `R&D`, `U.S.` or `1,500`. */
const separator = /(?:[\s\p{Pd}\p{Ps}\p{Pe}\p{Pi}”»›−"„/\\;:!?…|<>=*~、。・！？：；，]|,(?!\d))+/u;

/** Splits a text into words, without elided articles and currency signs. Each has at least one letter or digit. */
export const splitWords = (text: string): string[] =>
  text
    .split(separator)
    .map((word) => withoutElision(word.replace(/^['’.&+#_\p{Sc}]+|['’._&+#\p{Sc}]+$/gu, '')))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && foldText(word) !== '');

/**
 * Splits text in a script without spaces into words, each of which is then looked up as a phrase of letters. Browsers
 * without `Intl.Segmenter` look up all of it as one phrase.
 */
const segment = (word: string): string[] =>
  isUnspaced(word) && 'Segmenter' in Intl
    ? [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word)].flatMap(({ segment, isWordLike }) =>
        isWordLike ? segment : [],
      )
    : [word];

/** Matches a phrase in quotation marks of any kind, or a run without spaces, each with an optional minus sign or dash. */
const phraseOrWord = /(?<!\S)([\p{Pd}−]?)(?:["“”„«»]([^"“”„«»]*)["“”«»]|(\S+))/gu;

/** The maximum number of words of a query whose adjacent words are joined. Each pair takes a request. */
const maxJoinedWords = 3;
/** Words that form another word with the next one by accident: `the rapist`. */
const article = /^(?:an?|the|d(?:as|er|ie)|eine?)$/i;

/** Removes invisible characters, such as soft hyphens and direction marks, which are often copied along with words. */
export const removeInvisible = (text: string): string => text.replace(/\p{Cf}/gu, '');

/**
 * Parses a query of words and `"phrases"`, each excluded if it follows a `-`. Duplicates are counted. Stop words are terms
 * only if the query has no other words. `stopWords` are folded.
 */
export function parseQuery(query: string, stopWords: ReadonlySet<string>): Query {
  const terms = new Map<string, Term>();
  const excluded = new Map<string, Term>();
  /** The words outside phrases, in order, grouped by run. */
  const runs: string[][] = [];
  const allWords: string[] = [];
  for (const [, minus, phrase, word = ''] of removeInvisible(query).matchAll(phraseOrWord)) {
    const isPhrase = phrase !== undefined || minus; // `-in-fighting` excludes the phrase, not each of its words
    const words = splitWords(phrase ?? word).flatMap((one) => (isPhrase ? one : segment(one)));
    if (!isPhrase) runs.push(words);
    if (!minus) allWords.push(...words);
    for (const group of isPhrase ? [words] : words.map((one) => [one])) {
      const key = group.map(foldText).join(' ');
      const all = minus ? excluded : terms;
      if (group.length > 0) all.set(key, { words: group, key, count: (all.get(key)?.count ?? 0) + 1 });
    }
  }
  if (runs.flat().length <= maxJoinedWords) for (const term of terms.values()) term.joined = [];
  for (const [first, second] of joinablePairs(runs))
    for (const term of [terms.get(foldText(first)), terms.get(foldText(second))])
      if (term) term.joined = [...(term.joined ?? []), first + second];
  const all = [...terms.values()];
  const significant = all.filter(({ words: [word = '', ...more] }) => more.length > 0 || !isStopWord(word, stopWords));
  return {
    terms: significant.length > 0 ? significant : all,
    words: allWords,
    excluded: [...excluded.values()],
  };
}

/**
 * Returns the pairs of adjacent words that may be one word: all pairs in a short query, otherwise those in a run such
 * as `e-mail`.
 */
function joinablePairs(runs: readonly (readonly string[])[]): [string, string][] {
  const words = runs.flat();
  return (words.length > maxJoinedWords ? runs : [words]).flatMap((run) =>
    run.slice(1).flatMap((second, index): [string, string][] => {
      const first = run[index] ?? '';
      return article.test(first) || /\P{L}/u.test(first + second) ? [] : [[first, second]];
    }),
  );
}
