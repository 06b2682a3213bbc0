/** Looks up alternatives for a word that doesn't occur in the library. Loaded on demand. */
import { distance } from 'fastest-levenshtein';
import { foldText, foldUmlauts } from '../shared/fold-text.ts';
import { shardOf, shardPath } from '../shared/shards.ts';
import type { TermResult } from './index-types.ts';

/** Words of the library, those in the most works first. */
export type Vocabulary = readonly string[];

const maxSuggestions = 3;
/** The length from which a word is completed, in characters. */
const minPrefixLength = 3;

/**
 * Looks up other spellings of a word that the index doesn't contain, or its completions, or suggests similar words.
 * `lookUp` finds the works with any of some words. Throws if a chunk of the index is missing, which Pagefind treats as an
 * empty one: then the alphabetical neighbours of the word, which do occur, are not found either.
 */
export async function lookUpMissingWord(
  word: string,
  load: (file: string) => Promise<Response>,
  lookUp: (words: readonly string[]) => Promise<TermResult>,
  stopWords: ReadonlySet<string>,
): Promise<TermResult> {
  const vocabulary = await loadVocabulary(load, word);
  const sameWords = vocabulary.filter((other) => foldText(other) === foldText(word));
  for (const other of [...sameWords, ...neighbours(word, vocabulary)])
    if ((await lookUp([other])).works.size === 0)
      throw new Error(`A chunk of the index is missing: “${other}” is in the vocabulary but was not found`);
  const retried = await lookUp([word]);
  if (retried.works.size > 0) return retried; // the chunk has been loaded meanwhile
  const respelled = vocabulary.filter((other) => foldUmlauts(other) === foldUmlauts(word));
  if (respelled.length > 0) return lookUp(respelled);
  const completed = completions(word, vocabulary);
  const missing = {
    text: word,
    completions: completed,
    suggestions: completed.length > 0 ? [] : nearestWords(word, vocabulary, stopWords),
  };
  return { ...(await lookUp(completed)), missing };
}

/** Loads the shard of the vocabulary that a word belongs to. */
async function loadVocabulary(load: (file: string) => Promise<Response>, word: string): Promise<Vocabulary> {
  const response = await load(shardPath(shardOf(word)));
  return (await response.text()).split('\n').filter(Boolean);
}

/** Returns words that start with a prefix. */
export function completions(word: string, vocabulary: Vocabulary): string[] {
  const prefix = foldText(word);
  if (prefix.length < minPrefixLength) return [];
  return vocabulary.filter((other) => foldText(other).startsWith(prefix)).slice(0, maxSuggestions);
}

/** Returns the words with the smallest edit distance to a word, which grows with its length up to 3. */
export function nearestWords(word: string, vocabulary: Vocabulary, stopWords: ReadonlySet<string>): string[] {
  const folded = foldText(word);
  const maxDistance = folded.length <= 3 ? 1 : folded.length <= 8 ? 2 : 3;
  return vocabulary
    .map((other) => ({ other, edits: distance(folded, foldText(other)) }))
    .filter(({ other, edits }) => edits > 0 && edits <= maxDistance && !stopWords.has(foldText(other)))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, maxSuggestions)
    .map(({ other }) => other);
}

/**
 * Returns the alphabetical neighbours of a word. The index stores them in the same chunk, or in the adjacent ones: if
 * they are not found either, a chunk failed to load.
 */
export function neighbours(word: string, vocabulary: Vocabulary): string[] {
  const folded = foldText(word);
  const sorted = vocabulary
    .map((other) => ({ other, key: foldText(other) }))
    .filter(({ key }) => /^\p{L}+$/u.test(key))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const next = sorted.findIndex(({ key }) => key >= folded);
  const position = next === -1 ? sorted.length : next;
  return sorted.slice(Math.max(0, position - 1), position + 2).map(({ other }) => other);
}
