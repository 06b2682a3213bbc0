/** Loaded only where a word occurs nowhere: which words do occur, and which of them may have been meant. */
import { distance } from 'fastest-levenshtein';
import { foldText, isFunctionWord } from './query.ts';

/** The words of the library, the commonest first, as the texts have them. */
export type Vocabulary = readonly string[];

/** How many words are proposed. */
const most = 3;

/** Where the vocabulary of a word is: words are filed under their first letter. */
export const shard = (word: string): string => /^[a-z]/.exec(foldText(word))?.[0] ?? 'other';

/** Loads the part of the vocabulary that a word belongs in, as a file of the index. */
export async function loadVocabulary(load: (file: string) => Promise<Response>, word: string): Promise<Vocabulary> {
  const response = await load(`words/${shard(word)}.txt`);
  return (await response.text()).split('\n').filter(Boolean);
}

/** Words that begin as this one does: what a reader may be about to write. */
export const completions = (word: string, vocabulary: Vocabulary): string[] => {
  const start = foldText(word);
  return start.length < 3 ? [] : vocabulary.filter((other) => foldText(other).startsWith(start)).slice(0, most);
};

/** The words that are the fewest letters away from one that occurs nowhere, common ones first; none that are far. */
export function nearestWords(word: string, vocabulary: Vocabulary): string[] {
  const key = foldText(word);
  const limit = key.length <= 3 ? 1 : key.length <= 8 ? 2 : 3;
  return vocabulary
    .map((other) => ({ other, apart: distance(key, foldText(other)) }))
    .filter(({ other, apart }) => apart > 0 && apart <= limit && !isFunctionWord(other))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, most)
    .map(({ other }) => other);
}

/**
 * Words that stand beside this one in the alphabet. They are filed in the same part of the index: where one of them is
 * not found either, that part is missing, and nothing can be said of the word.
 */
export function neighbours(word: string, vocabulary: Vocabulary): string[] {
  const key = foldText(word);
  const sorted = vocabulary
    .map((other) => ({ other, folded: foldText(other) }))
    .filter(({ folded }) => /^\p{L}+$/u.test(folded))
    .sort((a, b) => (a.folded < b.folded ? -1 : 1));
  const after = sorted.findIndex(({ folded }) => folded >= key);
  const at = after === -1 ? sorted.length : after;
  return [sorted[at - 1], sorted[at], sorted[at + 1]].flatMap((entry) => (entry ? [entry.other] : []));
}
