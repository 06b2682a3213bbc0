import type { Catalogue } from '../shared/catalogue.ts';
import type { PagefindResult } from '../pagefind/pagefind.ts';
import type { Term } from './query.ts';
import type { TermMatches } from './rank.ts';

/** A term of the query that doesn't occur in the library. */
export interface MissingTerm {
  /** As the reader wrote it. */
  text: string;
  isPhrase?: boolean;
  /** Words that start with the term; their matches are used instead. */
  completions: string[];
  /** Words that the reader may have meant. */
  suggestions: string[];
}

/** The result of looking up a term. */
export interface TermResult extends TermMatches {
  /** The results of Pagefind for each work; their fragments locate the term in the text. */
  results: ReadonlyMap<number, readonly PagefindResult[]>;
  missing?: MissingTerm;
}

/** The works of an index. */
export interface IndexedWorks {
  catalogue: Catalogue;
  /** The page of each work. They are kept because Pagefind discards the data of pages that are garbage-collected. */
  pages: readonly PagefindResult[];
}

/** An index of one or more libraries. */
export interface SearchIndex {
  readonly works: Promise<IndexedWorks>;
  /** Looks up a term. Throws if a part of the index can't be loaded. */
  lookUp(term: Term): Promise<TermResult>;
}
