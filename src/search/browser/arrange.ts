/** Arranges the results of queries of several words. Loaded on demand. */
import type { Catalogue } from '../shared/catalogue.ts';
import { findNamedAuthors } from './named-authors.ts';
import type { Term } from './query.ts';
import type { RankedWork } from './rank.ts';

/**
 * The maximum number of terms for which works with all of the terms come first. With three, the results of the judged
 * queries are worse: a work with the two terms that matter is often better than a work that merely mentions all three.
 */
const maxTieredTerms = 2;

/** Ranked works in the order of the list. */
export interface Arrangement {
  works: RankedWork[];
  /** The number of works with all terms, if the list shows these before the other works. */
  complete?: number;
  /** The indexes of the terms that name an author. */
  namingTerms?: ReadonlySet<number>;
}

/**
 * Arranges ranked works: first the works by an author whom the query names, which needn't contain the words of the name;
 * then, if there are two terms, the works with both. Otherwise the works keep their order. `stopWords` are folded.
 */
export function arrange(
  ranked: readonly RankedWork[],
  terms: readonly Pick<Term, 'words'>[],
  words: readonly string[],
  catalogue: { authors: Catalogue['authors']; works: Pick<Catalogue['works'], 'authors'> },
  stopWords: ReadonlySet<string>,
): Arrangement {
  const named = findNamedAuthors(words, catalogue.authors, stopWords);
  const namingTerms = new Set(
    [...terms.keys()].filter((term) => terms[term]?.words.every((word) => named.words.has(word))),
  );
  const byNamed: RankedWork[] = [];
  const others: RankedWork[] = [];
  for (const { missingTerms, ...work } of ranked)
    if (catalogue.works.authors[work.work]?.some((author) => named.positions.has(author)))
      byNamed.push({ ...work, missingTerms: missingTerms.filter((term) => !namingTerms.has(term)) });
    else others.push({ ...work, missingTerms });
  const isComplete = ({ missingTerms }: RankedWork) => missingTerms.length === 0;
  if (terms.length > maxTieredTerms || !byNamed.every(isComplete))
    return { works: [...byNamed, ...others], namingTerms };
  const works = [...byNamed, ...others.filter(isComplete), ...others.filter((work) => !isComplete(work))];
  const complete = works.filter(isComplete).length;
  return { works, namingTerms, ...(complete < works.length && { complete }) };
}
