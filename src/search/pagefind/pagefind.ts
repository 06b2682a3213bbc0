import type { PageFragment } from './fragment.ts';
import { fetchFile } from '../shared/fetch-file.ts';
import type { SearchedField } from '../shared/searched-fields.ts';
import { type Chunk, findChunk, readChunks } from './chunks.ts';

/** An index that Pagefind searches. */
export interface Pagefind {
  /** Searches for a query in Pagefind's syntax. Without one, returns all pages. Rejects if the index didn't load. */
  search(query: string | null): Promise<PagefindResult[]>;
}

/** A page that matches a Pagefind search. */
export interface PagefindResult {
  /** The id of the page in the index. */
  id: string;
  score: number;
  /** The positions of the matches in the page's text, in words from 0. */
  words: number[];
  /** The metadata fields that match, among the fields that have a weight. */
  matchedMetaFields?: string[];
  /** Loads the fragment of the page, with the locations of the query. */
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
    publisher: 0.2,
    series: 0.2,
    identifiers: 0.2,
    type: 0.2,
    expansions: 0.2,
    notes: 0.2,
  } satisfies Record<SearchedField, number>,
});

/** Pagefind stores the weight of a word as a number of 24ths, whose square is a factor of the score. */
const weightUnits = 24;

/** Returns whether a location has a form of the query's word, not a longer word that starts with it. */
export const isExactMatch = ({ weight, balanced_score: score }: PageFragment['weighted_locations'][number]): boolean =>
  score / (weight * weightUnits) ** 2 > exactMatch / 2;

/** Returns the address of Pagefind's worker in an index. */
export const workerUrl = (folder: string, version: string): string => `${folder}pagefind-worker.js?${version}`;

/**
 * Lets the page start the worker of an index under a policy that requires Trusted Types: only that one address is
 * allowed. See https://developer.mozilla.org/en-US/docs/Web/API/Trusted_Types_API
 */
export function allowWorker(folder: string): void {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): void };
  };
  const allowed = workerUrl(folder, '');
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url.startsWith(allowed) ? url : null) });
}

/** The addresses of an index. */
export interface IndexAddress {
  /** The address of the worker, which may belong to another index. */
  worker: string;
  /** The address of the index folder. */
  folder: string;
  /** The version of the index. Without a version, the worker asks the host for the newest files. */
  version?: string | undefined;
  /** The addresses of the worker's files that the page preloads. */
  preloads?: readonly string[];
}

/** A request that waits for the worker's answer. */
interface PendingRequest {
  resolve: (result: never) => void;
  reject: (reason: Error) => void;
}

/** A search result as the worker sends it, with the key of its data. */
type WorkerResult = Omit<PagefindResult, 'data'> & { data: string };

/**
 * An index in Pagefind's worker. Uses the worker directly: `pagefind.js` would add 12 KB to load before the worker can
 * start, and its search without a worker would need a different security policy.
 */
export class PagefindWorker implements Pagefind {
  readonly #folder: string;
  readonly #signal: AbortSignal;
  readonly #worker: Worker;
  readonly #pending = new Map<number, PendingRequest>();
  /** Tells the worker to release the data of results that are no longer used. */
  readonly #unusedData = new FinalizationRegistry<string>((key) => this.#post('releaseData', key));
  /** The chunks of the index, until the worker has loaded it. */
  #chunks: Promise<readonly Chunk[]> = Promise.resolve([]);
  readonly #prefetched = new Set<string>();
  #lastId = 0;
  #failure: Error | undefined;

  /** Starts the worker, which loads the index at once. Aborting the signal stops it. */
  constructor({ worker, folder, version, preloads = [] }: IndexAddress, signal: AbortSignal) {
    this.#folder = folder;
    this.#signal = signal;
    this.#worker = new Worker(worker);
    this.#worker.addEventListener('error', ({ message }) => this.#fail(new Error(`Pagefind's worker: ${message}`)));
    this.#worker.addEventListener('message', ({ data: { id, result, error } }) => {
      const { resolve, reject } = this.#pending.get(id as number) ?? {};
      this.#pending.delete(id as number);
      if (error === undefined) resolve?.(result as never);
      else reject?.(new Error(error as string));
    });
    signal.addEventListener('abort', () => {
      this.#worker.terminate();
      this.#fail(new Error('The search was cancelled'));
    });
    this.#post('init', {
      basePath: folder,
      baseUrl: folder.replace(/pagefind\/$/, ''),
      language: document.documentElement.lang.toLowerCase(),
      metaCacheTag: version,
      ranking: rankingOptions(),
    });
    for (const url of preloads) {
      const response = fetchFile(url, { signal });
      if (url.endsWith('.pf_meta')) this.#chunks = response.then((file) => file.arrayBuffer()).then(readChunks);
      Promise.all([response, this.#chunks]).catch((reason: Error) => this.#fail(reason)); // the worker may not report it
    }
  }

  async search(query: string | null): Promise<PagefindResult[]> {
    if (query !== null) this.#prefetchChunks(query).catch(() => {}); // without metadata, the search fails as well
    const { results } = await this.#request<{ results: WorkerResult[] }>('search', query);
    this.#chunks = Promise.resolve([]);
    return results.map(({ data, ...rest }) => {
      const result = { ...rest, data: () => this.#request<PageFragment>('getData', data) };
      this.#unusedData.register(result, data);
      return result;
    });
  }

  /** Fetches the chunks of a query's words while the worker starts, which then finds them in the browser's cache. */
  async #prefetchChunks(query: string): Promise<void> {
    const chunks = await this.#chunks;
    for (const word of query.split(/\s+/)) {
      const chunk = findChunk(chunks, word);
      if (chunk === undefined || this.#prefetched.has(chunk)) continue;
      this.#prefetched.add(chunk);
      fetch(`${this.#folder}index/${chunk}.pf_index`, { signal: this.#signal }).catch(() => {}); // the worker tries again
    }
  }

  #request<Result>(method: string, argument: unknown): Promise<Result> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise<Result>((resolve, reject) => {
      this.#pending.set(this.#post(method, argument), { resolve, reject });
    });
  }

  /** Sends a message to the worker and returns the message's id, which the answer will repeat. */
  #post(method: string, argument: unknown): number {
    this.#lastId += 1;
    this.#worker.postMessage({ id: this.#lastId, method, args: [argument] });
    return this.#lastId;
  }

  #fail(reason: Error): void {
    this.#failure = reason;
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
  }
}
