/** Looks up alternatives for a word that doesn't occur in the library. Loaded on demand. */
import { distance } from 'fastest-levenshtein';
import { foldText, foldUmlauts } from '../shared/fold-text.ts';
import { shardOf, shardPath } from '../shared/shards.ts';
import type { TermResult } from './index-types.ts';

/** The words of the library, starting with those that are in the most works. */
export type Vocabulary = readonly string[];

const maxSuggestions = 3;
/** The minimum length of a word to be completed, in characters. */
const minPrefixLength = 3;

/**
 * Looks up alternatives for a word that the index doesn't contain: other spellings, completions, or, if it is
 * `separable`, its parts as separate words. Otherwise, suggests similar words. In a long query, two accidental parts
 * would outweigh words that do occur. `lookUp` finds the works with any of some words or phrases. Throws if a chunk of
 * the index is missing, which Pagefind treats as an empty chunk: in that case, the alphabetical neighbours of the word
 * aren't found either, although they do occur.
 */
export async function lookUpMissingWord(
  word: string,
  separable: boolean,
  load: (file: string) => Promise<Response>,
  lookUp: (words: readonly string[]) => Promise<TermResult>,
  isStopWord: (word: string) => boolean,
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
  const used = completed.length > 0 || !separable ? completed : await findSeparated(word, vocabulary, lookUp);
  const suggestions = used.length > 0 ? [] : nearestWords(word, vocabulary, isStopWord);
  return { ...(await lookUp(used)), missing: { text: word, completions: used, suggestions } };
}

/** Finds the ways to split a word into two that occur next to each other in the library: `book shelf` for `bookshelf`. */
async function findSeparated(
  word: string,
  vocabulary: Vocabulary,
  lookUp: (phrases: readonly string[]) => Promise<TermResult>,
): Promise<string[]> {
  const phrases = separations(word, vocabulary);
  const results = await Promise.all(phrases.map((phrase) => lookUp([phrase])));
  return phrases.filter((_, index) => (results[index]?.works.size ?? 0) > 0);
}

/** Returns the ways to split a word into two of which the first is in the vocabulary. */
export function separations(word: string, vocabulary: Vocabulary): string[] {
  const folded = foldText(word);
  return vocabulary
    .map(foldText)
    .filter((first) => first.length > 1 && folded.length - first.length > 2 && folded.startsWith(first))
    .map((first) => `${first} ${folded.slice(first.length)}`);
}

/** Loads the shard of the vocabulary that a word belongs to. Throws if the response is something else. */
async function loadVocabulary(load: (file: string) => Promise<Response>, word: string): Promise<Vocabulary> {
  const path = shardPath(shardOf(word));
  const words: unknown = await (await load(path)).json();
  if (!Array.isArray(words) || !words.every((one) => typeof one === 'string'))
    throw new Error(`${path} is not a list of words`);
  return words;
}

/** Returns words that start with a prefix. */
export function completions(word: string, vocabulary: Vocabulary): string[] {
  const prefix = foldText(word);
  if (prefix.length < minPrefixLength) return [];
  return vocabulary.filter((other) => foldText(other).startsWith(prefix)).slice(0, maxSuggestions);
}

/**
 * Returns the words that a reader may have meant: those with the smallest edit distance to a word, at most one edit for
 * every four letters of the shorter word. They start with the same letter. Too many four-letter words differ in a single
 * letter, so they count only if two letters are swapped. Numbers and stop words are never corrected.
 */
export function nearestWords(word: string, vocabulary: Vocabulary, isStopWord: (word: string) => boolean): string[] {
  const folded = foldText(word);
  if (isStopWord(word) || /\d/.test(folded)) return [];
  const near = vocabulary
    .map((other) => ({ other, edits: countEdits(folded, foldText(other)) }))
    .filter(({ other, edits }) => edits > 0 && edits <= maxEdits(folded, other) && !isStopWord(other));
  const fewest = Math.min(...near.map(({ edits }) => edits));
  return near
    .filter(({ edits }) => edits === fewest)
    .slice(0, maxSuggestions)
    .map(({ other }) => other);
}

/** Returns the maximum number of edits between a word and one that a reader may have meant. */
const maxEdits = (word: string, other: string): number =>
  Math.min(3, Math.floor(Math.min(word.length, other.length) / 4));

/** Returns the edit distance between two words, or infinity if no typing error turns one into the other. */
function countEdits(word: string, other: string): number {
  if (word[0] !== other[0] || Math.abs(word.length - other.length) > 3) return Number.POSITIVE_INFINITY;
  if (areSwapped(word, other)) return 1;
  return word.length === 4 && other.length === 4 ? Number.POSITIVE_INFINITY : distance(word, other);
}

/** Returns whether two words differ only in the order of two adjacent letters. */
function areSwapped(word: string, other: string): boolean {
  const first = [...word].findIndex((letter, index) => letter !== other[index]);
  const swapped = `${word.slice(0, first)}${word[first + 1]}${word[first]}${word.slice(first + 2)}`;
  return first !== -1 && swapped === other;
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
