/**
 * The form in which words are indexed. The indexer and the search page share this code, so that searches find what was
 * indexed.
 */
import { baseLetters } from '../../values/order.ts';

/**
 * Replaces letters such as `œ`, ligatures such as `ﬁ`, and the wide letters of East Asian fonts. The text is in lower
 * case.
 */
export const toPlainLetters = (text: string): string =>
  text.replace(
    /[\u00DF-\u0153\uFB00-\uFB06\uFF10-\uFF5A]/g,
    (letter) => baseLetters[letter] ?? letter.normalize('NFKC').toLowerCase(),
  );

/** Matches a letter of a script that joins words, or words and their particles, without a space. */
export const unspacedLetter =
  /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*/gu;

/**
 * Marks the start of a part of a word that is indexed as a word but has no space before it in snippets. Pagefind
 * removes U+200B from texts.
 */
export const joiner = '\u2060';

/** Returns whether a word has letters of a script without spaces. */
export const isUnspaced = (word: string): boolean => word.search(unspacedLetter) !== -1;

/** Matches an elided article, preposition or pronoun of a Romance language: `l’été`, `dell’arte`. */
const elision = /^(?:[cdjlmnst]|\p{L}*qu|(?:d[ae]|a|ne|su|co|que|be)ll|un|quest|sant|tutt)['’](?=\p{L}{2})/iu;

/** Removes an elided article or similar before a word, so that readers find the word with and without it. */
export const withoutElision = (word: string): string => word.replace(elision, '');

/**
 * Converts running text to the form in which it is indexed. Each letter of a script without spaces becomes a word: programs
 * disagree on where its words end, but a phrase of letters is found wherever it is. Pagefind splits words only at
 * straight apostrophes, so that `argile` is found in `l'argile`.
 */
export const indexedForm = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replace(unspacedLetter, ' $& ')
    .replace(/\S+/g, (word) => {
      const lower = word.toLowerCase();
      const plain = toPlainLetters(lower);
      return plain === lower ? word : plain; // Pagefind reads the capitals of `camelCase`
    });
