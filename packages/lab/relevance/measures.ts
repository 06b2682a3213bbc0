/** Measures of rankings, as in Manning et al., "Introduction to Information Retrieval" (2008), chapter 8. */
import { readFile } from 'node:fs/promises';
import type { Answer } from './ask.ts';

/** The grades of the relevant works by id: 3 answers the query, 2 is about its subject, 1 touches on it. */
export type Judgements = Readonly<Record<string, number>>;

/** A query with relevance judgements. */
export interface JudgedQuery {
  query: string;
  /** The kind of query, by which scores are grouped. */
  kind: string;
  relevant: Judgements;
}

export const readJudgedQueries = async (file: string): Promise<JudgedQuery[]> =>
  JSON.parse(await readFile(file, 'utf8')) as JudgedQuery[];

/** The number of results that count. */
const depth = 10;

/**
 * Computes nDCG@10, the normalised discounted cumulative gain of the first ten results. The gain of a grade is
 * 2^grade - 1, as in Burges et al., "Learning to rank using gradient descent" (2005).
 */
export function ndcg(ids: readonly string[], relevant: Judgements): number {
  const dcg = (grades: readonly number[]) =>
    grades.slice(0, depth).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const ideal = dcg(Object.values(relevant).sort((a, b) => b - a));
  return ideal === 0 ? 0 : dcg(ids.map((id) => relevant[id] ?? 0)) / ideal;
}

/** Computes the reciprocal rank: 1 / the rank of the first relevant result, or 0 if none of the first ten is relevant. */
export function reciprocalRank(ids: readonly string[], relevant: Judgements): number {
  const index = ids.slice(0, depth).findIndex((id) => id in relevant);
  return index === -1 ? 0 : 1 / (index + 1);
}

/** Computes recall@10, the share of the relevant works that are among the first ten results. */
export function recall(ids: readonly string[], relevant: Judgements): number {
  const count = Object.keys(relevant).length;
  return count === 0 ? 0 : ids.slice(0, depth).filter((id) => id in relevant).length / count;
}

/**
 * Returns the means of all measures over answers, and the share of answers without results, each from 0 to 1. The answers are in
 * the order of the queries.
 */
export function summarize(queries: readonly JudgedQuery[], answers: readonly Answer[]) {
  const meanOf = (measure: (ids: readonly string[], relevant: Judgements) => number) =>
    mean(queries.map(({ relevant }, index) => measure(answers[index]?.ids ?? [], relevant)));
  return {
    ndcg: meanOf(ndcg),
    reciprocalRank: meanOf(reciprocalRank),
    recall: meanOf(recall),
    noResults: mean(answers.map(({ resultCount }) => (resultCount === 0 ? 1 : 0))),
  };
}

/** Returns the arithmetic mean of values, or 0 if there are none. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
