import { toPlainLetters } from './indexed-form.ts';

/**
 * Folds a word as Pagefind does: removes case, diacritics, punctuation and invisible characters such as soft hyphens. Words
 * with the same folded form are the same word.
 */
export const foldText = (word: string): string =>
  toPlainLetters(
    word
      .normalize('NFD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase(),
  ).replace(/[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu, '');

/** Folds a word further, so that all ways to write umlauts fold alike: `Müller`, `Mueller`, `Muller`. */
export const foldUmlauts = (word: string): string => foldText(word).replace(/([aou])e/g, '$1');
