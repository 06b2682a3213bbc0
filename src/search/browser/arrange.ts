import type { RankedWork } from './rank.ts';

/**
 * The maximum number of terms with which works with all of them come first. With three, the results of judged queries are
 * worse: a work with the two that matter is often better than one that merely mentions all three.
 */
const maxTieredTerms = 2;

/** Ranked works in the order of the list. */
export interface Arrangement {
  works: RankedWork[];
  /** The number of works with all terms, if the list shows them before the others. */
  complete?: number;
}

/**
 * Arranges ranked works: first those by an author whom the query names, which count as having all terms; then, if there
 * are two terms, those with both. Otherwise the works keep their order.
 */
export function arrange(
  ranked: readonly RankedWork[],
  termCount: number,
  isByNamedAuthor: (work: number) => boolean,
): Arrangement {
  const tiers: RankedWork[][] = [[], [], []];
  for (const work of ranked)
    if (isByNamedAuthor(work.work)) tiers[0]?.push({ ...work, missingTerms: [] });
    else tiers[termCount <= maxTieredTerms && work.missingTerms.length > 0 ? 2 : 1]?.push(work);
  const works = tiers.flat();
  const complete = works.length - (tiers[2]?.length ?? 0);
  return complete > 0 && complete < works.length ? { works, complete } : { works };
}
