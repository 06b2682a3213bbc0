import { foldText } from './fold-text.ts';

/** The shards of the vocabulary: one per letter, and one for words that begin with anything else. */
export const shardNames: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz', 'other'];

/** Returns the shard that holds a word. */
export const shardOf = (word: string): string => /^[a-z]/.exec(foldText(word))?.[0] ?? 'other';

/** Returns the path of a shard in the folder of the index. */
export const shardPath = (shard: string): string => `words/${shard}.json`;
