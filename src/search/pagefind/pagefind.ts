import type { PageFragment } from './fragment.ts';
import type { SearchedField } from '../shared/searched-fields.ts';

/** The part of Pagefind's browser API in use here. See https://pagefind.app/docs/api-reference/ */
export interface Pagefind {
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(query: string | null): Promise<{ results: PagefindResult[] }>;
}

/** A page that matches a Pagefind search. */
export interface PagefindResult {
  /** The id of the page in the index. */
  id: string;
  score: number;
  /** The positions of the matches in the page's text, in words from 0. */
  words: number[];
  data(): Promise<PageFragment>;
}

const termSimilarity = 20;
/** The similarity factor of an exact match. */
const exactMatch = Math.exp(termSimilarity * (Math.exp(-1 / 8) - 1));

/** The parameters of Pagefind's scores. They were found by `npm run relevance -- --sweep`; see `docs/search.md`. */
export const scoreWeights = {
  /** The saturation of the number of matches: k1 of BM25. */
  saturation: 3,
  /** The normalisation of the length of a text, from 0 to 1: b of BM25. */
  length: 0.4,
  /** The weight of a match in the title, as a multiple of the inverse document frequency of the word. */
  title: 0.2,
};

/**
 * Returns Pagefind's ranking options. It multiplies the weight of each match by exp(s·(exp(-d²/8) - 1)), where s is
 * `termSimilarity` and d is 1 plus the difference in length between the matched word and the query: with s = 20, longer
 * words that merely start with the query weigh almost nothing. The saturation is scaled by that factor for an exact
 * match. `metaWeights` are multiples of the inverse document frequency of the word.
 */
export const rankingOptions = ({ saturation, length, title } = scoreWeights) => ({
  termSimilarity,
  termSaturation: saturation * exactMatch,
  pageLength: length,
  termFrequency: 1,
  diacriticSimilarity: 0,
  metaWeights: {
    title,
    original: title,
    byline: 0.5,
    tags: 0.4,
    publication: 0.2,
    type: 0.2,
  } satisfies Record<SearchedField, number>,
});

/** Returns whether a location holds a form of the query's word, not a longer word that starts with it. */
export const isExactMatch = ({ weight, balanced_score: score }: PageFragment['weighted_locations'][number]): boolean =>
  score / (weight * 24) ** 2 > exactMatch / 2;

/**
 * Lets Pagefind start its worker under a policy that requires Trusted Types: only that one address is allowed.
 * See https://developer.mozilla.org/en-US/docs/Web/API/Trusted_Types_API
 */
export function allowWorker(indexPath: string): void {
  const workerPath = `${indexPath}pagefind-worker.js`;
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): void };
  };
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url === workerPath ? url : null) });
}

/** Stands in for an index without pages, which Pagefind can't open. */
const emptyIndex: Pagefind = {
  init: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  search: () => Promise.resolve({ results: [] }),
};

/** Returns whether an index has no pages. Asks the host for its newest state. */
async function isEmpty(indexPath: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(`${indexPath}pagefind-entry.json`, { signal, cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const { languages } = (await response.json()) as { languages: object };
  return Object.keys(languages).length === 0;
}

/**
 * Starts Pagefind for an index. `script` is the address of `pagefind.js`, which all indexes share with its one worker;
 * browsers cache a failed import by address, so a retry needs another address. Without a `version` of the index,
 * Pagefind asks the host for the newest. Aborting the signal cancels pending requests.
 */
export async function loadPagefind(
  script: string,
  indexPath: string,
  version: string | undefined,
  signal: AbortSignal,
): Promise<Pagefind> {
  if (!version && (await isEmpty(indexPath, signal))) return emptyIndex; // an index with a version has pages
  const { createInstance } = (await import(/* @vite-ignore */ script)) as {
    createInstance: (options: object) => Pagefind;
  };
  const pagefind = createInstance({
    basePath: indexPath,
    baseUrl: indexPath.replace(/pagefind\/$/, ''),
    metaCacheTag: version,
    ranking: rankingOptions(),
  });
  signal.addEventListener('abort', () => void pagefind.destroy());
  await pagefind.init();
  return pagefind;
}
