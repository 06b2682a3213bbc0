import type { LanguageAttributes } from '../values/language.ts';

/** Part of a phrase: plain text, or text that is a link, a date or the title of a publication. */
export type PhrasePiece =
  | string
  | ({
      text: string;
      /** The target of a link. */
      href?: string | undefined;
      /** Whether the link downloads a file. */
      download?: boolean;
      /** The value of the `rel` attribute: `license`. */
      rel?: string | undefined;
      /** The name of the link for screen readers, which contains its text. */
      label?: string;
      /** The date that the text names, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; left out for others. */
      date?: string | undefined;
      /** Whether the text is the title of a publication. */
      cite?: boolean;
    } & LanguageAttributes);

/** Running text in pieces, from which components and feeds make HTML. */
export type Phrase = PhrasePiece[];

/** Joins the phrases that are not empty. */
export const joinPhrases = (phrases: readonly (Phrase | undefined | false)[], separator: string): Phrase =>
  phrases
    .filter((phrase): phrase is Phrase => phrase !== undefined && phrase !== false && phrase.length > 0)
    .flatMap((phrase, index) => (index === 0 ? phrase : [separator, ...phrase]));

/** Returns the plain text of a phrase. */
export const phraseText = (phrase: Phrase): string =>
  phrase.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
