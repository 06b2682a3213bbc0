import type { LanguageAttributes } from '../library/language.ts';

/** A piece of running text: plain words, or words that are a link, a date or the title of a publication. */
export type PhrasePiece =
  | string
  | ({
      text: string;
      /** Where the words lead. */
      href?: string | undefined;
      /** The day, month or year that the words name, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
      date?: string;
      /** Whether the words are the title of a publication. */
      cite?: boolean;
    } & LanguageAttributes);

/** Running text, piece by piece, so that each space and full stop is where it belongs. */
export type Phrase = PhrasePiece[];

/** Joins the phrases that say something. */
export const joinPhrases = (phrases: readonly (Phrase | undefined | false)[], separator: string): Phrase =>
  phrases
    .filter((phrase): phrase is Phrase => phrase !== undefined && phrase !== false && phrase.length > 0)
    .flatMap((phrase, index) => (index === 0 ? phrase : [separator, ...phrase]));

/** A phrase without its links, dates and titles: the words alone. */
export const phraseText = (phrase: Phrase): string =>
  phrase.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
