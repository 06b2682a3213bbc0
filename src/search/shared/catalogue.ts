import type { WorkKind } from '../../schemas/collections.ts';

/**
 * The data of all works that the search page needs before it queries the index. Works are sorted by date, newest first,
 * and identified by their position in that order, which is also the order of the pages in the index. Each list in `works`
 * except `copyYears` has one entry per work; tags and authors are positions in the lists above.
 */
export interface Catalogue {
  /** The hash of the ids of the pages in the index: a catalogue and an index with different hashes don't match. */
  indexHash: number;
  /** Words that the library spells in different ways: `['Müller', 'Mueller']`. */
  spellings: readonly (readonly string[])[];
  tags: readonly [id: string, name: string][];
  authors: readonly [id: string, name: string][];
  works: {
    kinds: readonly WorkKind[];
    /** The year of the original, or else of the copy, in astronomical numbering; `null` if neither is known. */
    years: readonly (number | null)[];
    /** The works for which only the year of the copy is known. */
    copyYears: readonly number[];
    tags: readonly (readonly number[])[];
    authors: readonly (readonly number[])[];
  };
}

/** Hashes page ids and their order with 32-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashPageIds(ids: readonly string[]): number {
  const text = ids.join();
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
