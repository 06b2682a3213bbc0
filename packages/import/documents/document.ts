import type { Root } from 'hast';

/** A document as a page. */
export interface WordDocument {
  /** The text. Paragraphs with a purpose have the class that `classOf` returns. */
  root: Root;
  /** The words of the source, to compare with the words of the result. */
  words: string;
  /** The pictures, by the addresses that the text uses. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** The title, author and language in the properties of the file. */
  properties: { title?: string; author?: string; language?: string };
  /** Everything that is not in the text, one line each. */
  lost: string[];
}
