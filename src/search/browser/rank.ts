/** The matches of a term in a work. */
export interface WorkMatch {
  /** Pagefind's score. */
  score: number;
  /** The positions of the term in the text, in words from 0, in ascending order. */
  positions: readonly number[];
}

/** The works that contain a term. */
export interface TermMatches {
  works: ReadonlyMap<number, WorkMatch>;
}

/** A term of a query with its matches. */
export interface QueryTerm extends TermMatches {
  /** The number of times that the query contains the term. */
  count: number;
}

/** A work with its score. */
export interface RankedWork {
  work: number;
  score: number;
  /** The indexes of the terms that the work doesn't contain. */
  missingTerms: number[];
}

/** The parameters of the ranking. They were found by `npm run relevance -- --sweep`; see `docs/search.md`. */
export const rankWeights = {
  /** The exponent of the number of times that the query contains a term. */
  repetition: 0.5,
  /** The bonus for two adjacent terms, in either order, as a share of the lower of their inverse document frequencies. */
  proximity: 0.1,
  /** The bonus for a work that contains all terms, as a share of its score. */
  coverage: 0.8,
  /** The share of a term's weight that it loses if none of the best works contains it. */
  feedback: 0.6,
  /** The number of best works that decide how much a term counts. */
  feedbackWorks: 3,
};

/** The distance in words up to which two terms count as near each other. */
const maxDistance = 8;

/** Returns the inverse document frequency of a term as in BM25, in the variant that is never negative. */
export const inverseDocumentFrequency = (works: number, total: number): number =>
  Math.log(1 + (total - works + 0.5) / (works + 0.5));

/**
 * Ranks the works that contain any of the terms. A work's score is the sum of the scores of its terms, with more weight
 * for terms that the query repeats, for terms that are near each other, and for works that contain more of the terms.
 * Works with equal scores keep the order of the catalogue.
 *
 * The ranking is computed twice. Words such as "describe" or "interested" say little about the subject of a question
 * and are rare in the works that match the rest of it. So the second time, terms that the best works lack count for
 * less. This is pseudo-relevance feedback as in Croft and Harper, "Using probabilistic models of document retrieval
 * without relevance information" (1979).
 */
export function rank(terms: readonly QueryTerm[], total: number, weights = rankWeights): RankedWork[] {
  const idf = terms.map(({ works }) => inverseDocumentFrequency(works.size, total));
  const idfSum = sum(idf) || 1;
  const candidates = new Map<number, { coverage: number; termScores: [term: number, score: number][] }>();
  for (const [term, { works, count }] of terms.entries())
    for (const [work, { score, positions }] of works) {
      const candidate = candidates.get(work) ?? { coverage: 0, termScores: [] };
      candidates.set(work, candidate);
      const previous = terms[term - 1]?.works.get(work);
      const bonus = previous
        ? Math.min(idf[term] ?? 0, idf[term - 1] ?? 0) * proximity(previous.positions, positions)
        : 0;
      candidate.coverage += (idf[term] ?? 0) / idfSum;
      candidate.termScores.push([term, count ** weights.repetition * (score + weights.proximity * bonus)]);
    }
  const rankBy = (termWeights: readonly number[]) =>
    [...candidates]
      .map(([work, { coverage, termScores }]) => ({
        work,
        score:
          (1 + weights.coverage * coverage) *
          sum(termScores.map(([term, termScore]) => termScore * (termWeights[term] ?? 0))),
      }))
      .sort((a, b) => b.score - a.score || a.work - b.work);
  const best = rankBy(terms.map(() => 1)).slice(0, weights.feedbackWorks);
  const bestSum = sum(best.map(({ score }) => score)) || 1;
  const termWeights = terms.map(({ works }) => {
    const lacking = sum(best.filter(({ work }) => !works.has(work)).map(({ score }) => score));
    return 1 - (weights.feedback * lacking) / bestSum;
  });
  return rankBy(termWeights).map((ranked) => ({
    ...ranked,
    missingTerms: [...terms.keys()].filter((term) => !terms[term]?.works.has(ranked.work)),
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Returns 1 / the smallest distance between two terms in words, or 0 beyond `maxDistance`. Positions are ascending. */
export function proximity(a: readonly number[], b: readonly number[]): number {
  let distance = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (b[j] ?? 0) - (a[i] ?? 0);
    if (difference !== 0) distance = Math.min(distance, Math.abs(difference));
    if (difference > 0) i += 1;
    else j += 1;
  }
  return distance > maxDistance ? 0 : 1 / distance;
}
