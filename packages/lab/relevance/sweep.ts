/**
 * Searches for the best weights at random, which covers many dimensions in few trials: Bergstra and Bengio, "Random search for
 * hyper-parameter optimization" (2012).
 */
import { rank, type rankWeights, type scoreWeights, seededRandom } from '../site.ts';
import { openIndex } from './gather.ts';
import { type JudgedQuery, mean, ndcg } from './measures.ts';

/** A built library with judged queries. */
export interface JudgedLibrary {
  /** The folder of the built site. */
  site: string;
  queries: readonly JudgedQuery[];
  /** The mean nDCG@10 that weights must reach. A library with a floor has no other influence on the choice of weights. */
  floor?: number;
}

/** The weights of the search. */
interface Weights {
  score: typeof scoreWeights;
  rank: typeof rankWeights;
}

/** A trial of some weights: the nDCG@10 of each query of each library. */
export interface Trial {
  weights: Weights;
  ndcg: readonly (readonly number[])[];
}

/** The values to try. */
const grid: { [Part in keyof Weights]: Record<keyof Weights[Part], readonly number[]> } = {
  score: { saturation: [1.5, 2, 3, 4], length: [0.4, 0.5, 0.6, 0.7, 0.8], title: [0.1, 0.2, 0.3, 0.4] },
  rank: {
    repetition: [0, 0.25, 0.5, 0.75, 1],
    proximity: [0, 0.1, 0.2, 0.3],
    coverage: [0, 0.2, 0.4, 0.6, 0.8],
    feedback: [0, 0.15, 0.3, 0.45, 0.6, 0.75],
    feedbackWorks: [2, 3, 4, 5, 8],
  },
};
/** The first trial, with values in the middle of the grid. */
const start: Weights = {
  score: { saturation: 3, length: 0.6, title: 0.25 },
  rank: { repetition: 0.5, proximity: 0.15, coverage: 0.4, feedback: 0.45, feedbackWorks: 3 },
};
const scoreSamples = 24;
const rankSamples = 20;

/**
 * Tries the weights of `start` and then random ones. Each sample of score weights is combined with several samples of rank
 * weights, since only new score weights require searching the index again. The same seed produces the same trials.
 */
export async function tryWeights(
  libraries: readonly JudgedLibrary[],
  stopWords: ReadonlySet<string>,
  seed: number,
): Promise<Trial[]> {
  const random = seededRandom(seed);
  const sample = <Values extends Record<string, number>>(values: Record<keyof Values, readonly number[]>) =>
    Object.fromEntries(
      Object.entries<readonly number[]>(values).map(([name, all]) => [name, all[Math.floor(random() * all.length)]]),
    ) as Values;
  const opened = await Promise.all(
    libraries.map(async ({ site, queries }) => ({ queries, index: await openIndex(site, stopWords) })),
  );
  const trials: Trial[] = [];
  for (let scoreSample = 0; scoreSample < scoreSamples; scoreSample += 1) {
    const score = scoreSample === 0 ? start.score : sample<Weights['score']>(grid.score);
    const gathered = await Promise.all(
      opened.map(async ({ queries, index }) => ({
        ids: index.ids,
        queries,
        terms: await index.gather(
          queries.map(({ query }) => query),
          score,
        ),
      })),
    );
    for (let rankSample = 0; rankSample < rankSamples; rankSample += 1) {
      const weights = { score, rank: rankSample === 0 ? start.rank : sample<Weights['rank']>(grid.rank) };
      trials.push({
        weights,
        ndcg: gathered.map(({ ids, queries, terms }) =>
          queries.map(({ relevant }, query) => {
            const best = rank(terms[query] ?? [], ids.length, weights.rank).slice(0, 10);
            return ndcg(
              best.map(({ work }) => ids[work] ?? ''),
              relevant,
            );
          }),
        ),
      });
    }
  }
  for (const { index } of opened) index.close();
  return trials;
}

/** Returns the mean nDCG@10 of each kind of query in a library, over the queries whose indexes are selected. */
export function meansByKind(
  { queries }: JudgedLibrary,
  scores: readonly number[],
  isSelected: (query: number) => boolean = () => true,
): Map<string, number> {
  const selected = [...scores.entries()].filter(([query]) => isSelected(query));
  const byKind = Map.groupBy(selected, ([query]) => queries[query]?.kind ?? '');
  return new Map([...byKind].map(([kind, all]) => [kind, mean(all.map(([, score]) => score))]));
}

/**
 * Returns the best trial: among trials that reach the floors, the one with the highest geometric mean over all kinds of
 * queries in libraries without a floor, so that each kind and each relative gain has the same weight. `isSelected` selects
 * the queries that count, by library and index. Throws if no trial reaches the floors.
 */
export function bestTrial(
  libraries: readonly JudgedLibrary[],
  trials: readonly Trial[],
  isSelected: (library: number, query: number) => boolean = () => true,
): Trial {
  const [best] = trials
    .filter((trial) => libraries.every(({ floor = 0 }, index) => mean(trial.ndcg[index] ?? []) >= floor))
    .map((trial) => {
      const means = libraries.flatMap((library, index) =>
        library.floor === undefined
          ? [...meansByKind(library, trial.ndcg[index] ?? [], (query) => isSelected(index, query)).values()]
          : [],
      );
      return { trial, quality: mean(means.map(Math.log)) };
    })
    .sort((a, b) => b.quality - a.quality);
  if (!best) throw new Error('No trial reaches the floors');
  return best.trial;
}

/**
 * Cross-validates: scores the queries of each fold with the weights that are best for the other folds. Queries with the same
 * judgements, which are made from the same question, are in the same fold. Returns the nDCG@10 of each query.
 */
export function crossValidate(
  libraries: readonly JudgedLibrary[],
  trials: readonly Trial[],
  foldCount: number,
  seed: number,
): number[][] {
  const random = seededRandom(seed);
  const folds = libraries.map(({ queries }) => {
    const foldOf = new Map<JudgedQuery['relevant'], number>();
    for (const { relevant } of queries)
      if (!foldOf.has(relevant)) foldOf.set(relevant, Math.floor(random() * foldCount));
    return queries.map(({ relevant }) => foldOf.get(relevant) ?? 0);
  });
  const scores = libraries.map(({ queries }) => queries.map(() => 0));
  for (let fold = 0; fold < foldCount; fold += 1) {
    const best = bestTrial(libraries, trials, (library, query) => folds[library]?.[query] !== fold);
    for (const [library, all] of scores.entries())
      for (const query of all.keys())
        if (folds[library]?.[query] === fold) all[query] = best.ndcg[library]?.[query] ?? 0;
  }
  return scores;
}
