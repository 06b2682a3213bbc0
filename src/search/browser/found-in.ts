import type { PagefindResult } from '../pagefind/pagefind.ts';
import { foldText, foldUmlauts } from '../shared/fold-text.ts';
import { isUnspaced } from '../shared/indexed-form.ts';
import { searchedFields } from '../shared/searched-fields.ts';
import { splitWords, type Term } from './query.ts';
import type { TermPosition } from './snippet.ts';
import { variantsOf } from './variants.ts';

/**
 * Returns the places in the metadata of a work that contain a term: searched fields, or a `date`, which is part of the
 * publication. `results` are the work's results for the term: some of the fields that they list contain only a longer
 * word that starts with the term.
 */
export const fieldsWith = (
  { words, joined = [] }: Pick<Term, 'words' | 'joined'>,
  results: readonly PagefindResult[],
  meta: Partial<Record<string, string>>,
): string[] => {
  const forms = foldForms(words, joined);
  const fields = searchedFields.filter(
    (field) =>
      results.some(({ matchedMetaFields }) => matchedMetaFields?.includes(field)) && contains(meta[field] ?? '', forms),
  );
  const isYear = /^\d+$/.test(words.join(''));
  return fields.map((field) => (field === 'publication' && isYear ? 'date' : field));
};

/** Returns the positions of the words of a term in a text that isn't indexed with positions. */
export const positionsIn = (
  text: string,
  { words, joined = [] }: Pick<Term, 'words' | 'joined'>,
  term: number,
): TermPosition[] =>
  text.split(/\s+/).flatMap((word, position) =>
    contains(
      word,
      foldForms(words, joined)
        .flat()
        .map((form) => [form]),
    )
      ? { position, term }
      : [],
  );

const foldForms = (words: readonly string[], joined: readonly string[]): string[][] =>
  [words, ...[...joined, ...variantsOf(foldText(words.join(' ')))].map((word) => [word])].map((form) =>
    form.map(foldUmlauts),
  );

/**
 * Returns whether a text contains any of some words or phrases, or one of the words split in two: `in-fighting` for
 * `infighting`.
 */
function contains(text: string, forms: readonly (readonly string[])[]): boolean {
  if (forms.some(([word = '']) => isUnspaced(word) && foldUmlauts(text).includes(word))) return true;
  const words = splitWords(text).map(foldUmlauts);
  const isAt = (form: readonly string[], start: number) =>
    form.every((word, index) => mayBeFormOf(words[start + index] ?? '', word));
  return words.some((word, start) =>
    forms.some((form) => isAt(form, start) || mayBeFormOf(word + (words[start + 1] ?? ''), form.join(''))),
  );
}

/** Returns whether two words may be forms of the same word: they differ only in their last few letters. */
function mayBeFormOf(a: string, b: string): boolean {
  const length = Math.max(3, Math.min(a.length, b.length) - 2);
  return Math.abs(a.length - b.length) <= 3 && a.slice(0, length) === b.slice(0, length);
}
