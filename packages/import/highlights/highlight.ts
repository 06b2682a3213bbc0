/** A passage that a reader marked, with its place. */
export interface Highlight {
  /** The words of the work. Empty for a note on the work as a whole. */
  text: string;
  /** The reader's comment on the passage; may be empty. */
  note: string;
  /** Its page, and its position in an e-book, as the export writes them: `12`, `123-125`. */
  page?: string | undefined;
  location?: string | undefined;
  /** The URL that shows it in its context. */
  url?: string | undefined;
  /** The line in the file, from 1, where it is known. */
  line?: number | undefined;
}

/** A work with its highlights, in the order of the text if it is known. */
export interface HighlightedWork {
  title: string;
  /** The authors, as a byline. */
  author: string;
  url?: string | undefined;
  isBook?: boolean;
  tags: readonly string[];
  highlights: Highlight[];
}

/** The works in a file. */
export interface ReadHighlights {
  works: HighlightedWork[];
  skipped: { source: string; reason: string }[];
  /** Values that only programs use, such as colours. */
  ignored: readonly string[];
}
