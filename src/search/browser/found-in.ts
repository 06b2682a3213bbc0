import type { PagefindResult } from '../pagefind/pagefind.ts';
import { foldUmlauts } from '../shared/fold-text.ts';
import { type SearchedField, searchedFields } from '../shared/searched-fields.ts';
import { splitWords, type Term } from './query.ts';

/**
 * Returns the metadata fields of a work that contain a term. `results` are the term's results for the work. Some of the fields
 * in them contain only a longer word that starts with the term.
 */
export const fieldsWith = (
  { words, joined = [] }: Pick<Term, 'words' | 'joined'>,
  results: readonly PagefindResult[],
  meta: Partial<Record<string, string>>,
): SearchedField[] => {
  const forms = [...words, ...joined].map(foldUmlauts);
  return searchedFields.filter(
    (field) =>
      results.some(({ matchedMetaFields }) => matchedMetaFields?.includes(field)) &&
      splitWords(meta[field] ?? '').some((word) => forms.some((form) => mayBeFormOf(foldUmlauts(word), form))),
  );
};

/** Returns whether two words may be forms of the same word: they differ only in their last few letters. */
function mayBeFormOf(a: string, b: string): boolean {
  const length = Math.max(3, Math.min(a.length, b.length) - 2);
  return Math.abs(a.length - b.length) <= 3 && a.slice(0, length) === b.slice(0, length);
}
