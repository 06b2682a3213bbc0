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

/** A work with its score. */
export interface RankedWork {
  work: number;
  score: number;
  /** The indexes of the terms that the work doesn't contain. */
  missingTerms: number[];
}

/** The parameters of the ranking, tuned on judged queries (`npm run relevance`). */
export const rankWeights = {
  /** The exponent of a term's inverse document frequency relative to that of the rarest term. */
  idfExponent: 0.3,
  /** The bonus for a work that contains all terms, as a share of its score. */
  coverage: 0.4,
  /** The bonus for two adjacent terms, in either order, as a share of the smaller of their idf. */
  proximity: 0.3,
};

/** The distance in words up to which two terms count as near each other. */
const maxDistance = 8;

/** Returns the inverse document frequency of a term as in BM25, in the variant that is never negative. */
export const inverseDocumentFrequency = (works: number, total: number): number =>
  Math.log(1 + (total - works + 0.5) / (works + 0.5));

/**
 * Ranks the works that contain any of the terms. A work's score is the sum of the scores of its terms, with more weight
 * for rare terms, for works that contain more of the terms, and for terms that are near each other. Works with equal
 * scores keep the order of the catalogue.
 */
export function rank(terms: readonly TermMatches[], total: number): RankedWork[] {
  const idf = terms.map(({ works }) => inverseDocumentFrequency(works.size, total));
  const maxIdf = Math.max(...idf, 0.001);
  const idfSum = idf.reduce((sum, value) => sum + value, 0) || 1;
  const ranked = new Map<number, RankedWork>();
  for (const { works } of terms) {
    for (const work of works.keys()) {
      if (ranked.has(work)) continue;
      let score = 0;
      let covered = 0;
      const missingTerms: number[] = [];
      for (const [index, term] of terms.entries()) {
        const match = term.works.get(work);
        const termIdf = idf[index] ?? 0;
        if (!match) {
          missingTerms.push(index);
          continue;
        }
        covered += termIdf;
        score += match.score * (termIdf / maxIdf) ** rankWeights.idfExponent;
        const previous = terms[index - 1]?.works.get(work);
        if (previous)
          score +=
            rankWeights.proximity *
            Math.min(termIdf, idf[index - 1] ?? 0) *
            proximity(previous.positions, match.positions);
      }
      ranked.set(work, { work, score: score * (1 + rankWeights.coverage * (covered / idfSum)), missingTerms });
    }
  }
  return [...ranked.values()].sort((a, b) => b.score - a.score || a.work - b.work);
}

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
