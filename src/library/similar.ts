import { byTitle, type Tag, type Work } from './library.ts';
import { compareBy, compareText } from '../values/order.ts';

/** A work that shares tags with another. */
export interface SimilarWork {
  work: Work;
  /** The shared tags, rarest first. */
  shared: Tag[];
}

/** Bounds the works compared per tag, so that time grows with the number of works and not with its square. */
const maxCandidatesPerTag = 100;

/**
 * Returns the works that share tags with a work, best match first, except those that its page already lists. A shared
 * tag scores ln(N/n), where n of N works (`total`) have the tag: the inverse document frequency of K. Spärck Jones,
 * "A statistical interpretation of term specificity and its application in retrieval" (1972).
 */
export function findSimilar(work: Work, total: number, limit = 4): SimilarWork[] {
  if (!work.similar) return [];
  const listed = new Set([work, ...[...work.related, ...work.backlinks].map((relation) => relation.work)]);
  const tags = work.tags.toSorted(
    compareBy(
      (a, b) => a.works.length - b.works.length,
      (a, b) => compareText(a.name, b.name),
    ),
  );
  const candidates = new Set(tags.flatMap((tag) => neighbours(tag.works, work)));
  return [...candidates]
    .filter((candidate) => !listed.has(candidate))
    .map((candidate) => {
      const shared = tags.filter((tag) => candidate.tags.includes(tag));
      const score = shared.reduce((sum, tag) => sum + Math.log(total / tag.works.length), 0);
      return { work: candidate, shared, score };
    })
    .filter(({ score }) => score > 0) // a tag that every work has doesn't distinguish any
    .sort(
      compareBy(
        (a, b) => b.score - a.score,
        (a, b) => byTitle(a.work, b.work),
      ),
    )
    .slice(0, limit)
    .map(({ work: candidate, shared }) => ({ work: candidate, shared }));
}

/** Returns at most `maxCandidatesPerTag` works of a list, those nearest to a work. */
function neighbours(works: readonly Work[], work: Work): readonly Work[] {
  if (works.length <= maxCandidatesPerTag) return works;
  const centred = works.indexOf(work) - maxCandidatesPerTag / 2;
  const start = Math.max(0, Math.min(centred, works.length - maxCandidatesPerTag));
  return works.slice(start, start + maxCandidatesPerTag);
}
