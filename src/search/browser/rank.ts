/** What was found of one term of a query. */
export interface Matches {
  /** For each work that holds it: how much that says, as Pagefind scores it, and where it stands, in words. */
  works: ReadonlyMap<number, { score: number; at: readonly number[] }>;
}

/** A work with its place in the order. */
export interface Ranked {
  work: number;
  score: number;
  /** Which terms it lacks, by their numbers. */
  lacks: number[];
}

/** What the order is made of, besides the added scores; found by trying on judged queries (`npm run relevance`). */
export const weights = {
  /** How much rare words count for more than in BM25, which has their rarity in it once: as a power of it. */
  rarity: 0.3,
  /** How much a work gains that holds all of the terms, against one that holds one of many. */
  coverage: 0.4,
  /** How much two terms gain that stand side by side, in the order of the query or not. */
  nearness: 0.3,
};

/** How many words apart two terms may be to count as near. */
const reach = 8;

/** How rare a term is among all works: the inverse document frequency of BM25, never below 0. */
export const rarity = (works: number, total: number): number => Math.log(1 + (total - works + 0.5) / (works + 0.5));

/**
 * Puts the works that hold any of the terms in order: by the scores of the terms added up, more for rare terms, for
 * works that hold more of them, and for terms that are near each other. Adding a term never loses a work.
 */
export function rank(terms: readonly Matches[], total: number): Ranked[] {
  const rare = terms.map(({ works }) => rarity(works.size, total));
  const rarest = Math.max(...rare, 0.001);
  const sum = rare.reduce((all, one) => all + one, 0) || 1;
  const found = new Map<number, Ranked>();
  for (const { works } of terms) {
    for (const work of works.keys()) {
      if (found.has(work)) continue;
      let score = 0;
      let covered = 0;
      const lacks: number[] = [];
      for (const [number, term] of terms.entries()) {
        const match = term.works.get(work);
        const weight = rare[number] ?? 0;
        if (!match) {
          lacks.push(number);
          continue;
        }
        covered += weight;
        score += match.score * (weight / rarest) ** weights.rarity;
        const before = terms[number - 1]?.works.get(work);
        if (before)
          score += weights.nearness * Math.min(weight, rare[number - 1] ?? 0) * proximity(before.at, match.at);
      }
      found.set(work, { work, score: score * (1 + weights.coverage * (covered / sum)), lacks });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.work - b.work);
}

/** How near two terms come to each other in a text, from 1 (side by side) to 0; the places are in ascending order. */
export function proximity(these: readonly number[], those: readonly number[]): number {
  let distance = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; i < these.length && j < those.length;) {
    const step = (those[j] ?? 0) - (these[i] ?? 0);
    if (step !== 0) distance = Math.min(distance, Math.abs(step));
    if (step > 0) i += 1;
    else j += 1;
  }
  return distance > reach ? 0 : 1 / distance;
}
