import type { EntryCollection, LibraryTag } from './site.ts';
import type { Identity } from './identity.ts';

/** An entry to be written. */
export interface ImportedEntry {
  collection: EntryCollection;
  /** The id, from `ImportOptions.allotId`. */
  id: string;
  /** Where it came from, for the report: the URL or title of a post, a citation key, a file. */
  source: string;
  /** The fields. The writer puts them into the order of the schema, and adds `added` and `draft` to works. */
  frontmatter: Record<string, unknown>;
  /** The absolute path of the source file, by which other files may link to it. */
  file?: string | undefined;
  /** The text, in the Markdown of content files. */
  body: string;
  /** Whether the text needs MDX, for `<MissingImage>`. */
  mdx?: boolean;
  /** Why the work is a draft until the editor decides otherwise. Written as a comment after `draft: true`. */
  whyDraft?: string | undefined;
  /** The pictures to put next to the text. */
  files?: { name: string; bytes: Uint8Array }[];
}

/** A part of an entry that was not imported. */
export interface Loss {
  /** The id of the entry. Empty for a loss that belongs to no entry, such as a comment in a bibliography. */
  id: string;
  /** The part of the source that was lost, and why: `field lccn: L123456`. */
  what: string;
  /** The line in the source, from 1, if known. */
  line?: number | undefined;
}

/** The contents of a source. */
export interface Imported {
  entries: ImportedEntry[];
  /** The parts of the source that do not become entries: the URL or title of a post, a citation key, a file. */
  skipped: { source: string; reason: string }[];
  lost: Loss[];
  /** Further lines for the report, such as a count of comments. */
  notes: string[];
  /** Whether the source is damaged, so that a part of it is missing. The notes say where. */
  isDamaged?: boolean;
}

/** A file to import from. */
export interface ImportInput {
  /** The path, as given by the editor. */
  name: string;
  bytes: Uint8Array;
  /** All files that are imported together because they may link to each other, including this one. */
  together?: readonly ImportInput[];
  /** The decoded text, without a byte order mark and with line feeds as line endings. */
  text: string;
  /**
   * Returns the bytes of a file in the folder of the source, or `undefined` if there is none. The path is relative to the
   * source. Paths that lead out of the folder, through `..` or a symbolic link, return `undefined`.
   */
  readFile: (path: string) => Uint8Array | undefined;
  /** Returns the temporary address for a link to another imported file, until its article has an id. */
  linkToFile?: (href: string) => string | undefined;
  /** Where it was fetched from, if it is not a file. */
  fetched?: Fetched;
}

/** How a source was fetched. */
export interface Fetched {
  /** The URL after all redirects. */
  url: string;
  /** Whether the server asks not to keep copies: `noarchive` in its headers. */
  isNotToBeKept: boolean;
}

/** How to import. */
export interface ImportOptions {
  /** How to treat categories and keywords: create missing tags, use only existing tags, or skip them. */
  tags: 'create' | 'match' | 'skip';
  rights?: string | undefined;
  licence?: string | undefined;
  /** The number of paragraphs of a page to keep. All if undefined. */
  excerpt?: number | undefined;
  /** Whether to import only a reference to a text, without its words. */
  isReference?: boolean;
  /**
   * Fetches the picture at a URL. Undefined if pictures aren't fetched. Throws an error for the editor if it can't be
   * fetched.
   */
  fetchPicture?: ((url: string) => Promise<Uint8Array>) | undefined;
  /** Whether a book becomes one article, rather than one for each chapter. */
  oneArticle?: boolean;
  /** Whether abstracts and notes of a bibliography become editor's notes. */
  notes: boolean;
  /** The tags of the library. `findTag` finds a tag by name. */
  libraryTags: readonly LibraryTag[];
  /**
   * Returns the id for an entry: the id of an existing entry from the same source, or else a new one. Ids are unique among
   * works, and among tags.
   *
   * @param wanted The slug or the title of the source.
   */
  allotId: (collection: EntryCollection, wanted: string, identity?: Identity) => string;
  /** Reports progress. */
  progress: (done: number, total: number) => void;
}

/** Reads a source. Throws an error for the editor if the source as a whole can't be read. */
export type Importer = (input: ImportInput, options: ImportOptions) => Imported | Promise<Imported>;
