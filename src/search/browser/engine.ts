import { type FacetName, hasFilters, type SearchState } from '../shared/state.ts';
import type { Arrangement } from './arrange.ts';
import type { FacetIndex, FacetValue } from './facets.ts';
import type { Hit } from './hit.ts';
import { LibraryIndex, throwUnknownPage } from './library-index.ts';
import type { IndexedWorks, MissingTerm, SearchIndex, TermResult } from './index-types.ts';
import { PagefindWorker, workerUrl } from '../pagefind/pagefind.ts';
import { fetchFile } from '../shared/fetch-file.ts';
import { isStopWord } from '../shared/stop-words.ts';
import { parseQuery, type Query, type Term } from './query.ts';
import { rank, type RankedWork } from './rank.ts';

/** The results of a search. */
export interface SearchResults {
  total: number;
  /** Whether the query has terms. Without any, all works are results. */
  hasTerms: boolean;
  /** Counts the values of each facet. */
  countFacets: () => Promise<Record<FacetName, readonly FacetValue[]>>;
  /** The number of results with all terms, if these come before the other results; 0 if no result has both of two terms. */
  complete: number | undefined;
  /** The terms that don't occur in the library. */
  missing: MissingTerm[];
  /** The terms that the query excludes: the words of each. */
  excluded: (readonly string[])[];
  /** Loads the results from index `start` up to, but not including, index `end`. */
  load: (start: number, end: number) => Promise<Hit[]>;
}

/** Matches a possible address, DOI or ISBN, with or without its name: it has a slash or `www`, or at least ten digits. */
const identifier = /^(?:\p{L}[\p{L}\d-]*:? *)?(?:\S*\.\S*\/\S*|\S*\/\/\S+|www\.\S+|(?:\d[ \p{Pd}]?){9,12}[\dx])\s*$/iu;

/** The search engine of a site. It loads each file once; after a failure, make a new engine. */
export class Engine {
  readonly #index: Promise<SearchIndex>;
  readonly #works: Promise<IndexedWorks>;
  #facets: Promise<FacetIndex> | undefined;
  readonly #queues = new Map<number, Promise<unknown>>();
  readonly #stopWords: ReadonlySet<string>;
  readonly #abortController = new AbortController();

  /**
   * @param base the base path of the site, with a trailing slash
   * @param version the version of the index; empty in development, and if it has no pages
   * @param stopWords the folded stop words
   * @param libraries the base paths of other libraries to search
   * @param attempt the number of failed attempts before this one; it keeps cached failures from being reused
   */
  constructor(
    base: string,
    version: string,
    stopWords: ReadonlySet<string>,
    libraries: readonly string[] = [],
    attempt = 0,
  ) {
    this.#stopWords = stopWords;
    const versionTag = attempt > 0 ? `${version}-${attempt}` : version;
    const { signal } = this.#abortController;
    const folder = `${base}pagefind/`;
    const worker = workerUrl(folder, versionTag);
    const isSiteStopWord = (word: string) => isStopWord(word, stopWords);
    const openOwn = () => {
      const preloads = attempt === 0 ? preloadedUrls() : [];
      const pagefind = new PagefindWorker({ worker, folder, version: versionTag, preloads }, signal);
      const load = (file: string) => fetchFile(`${folder}${file}?${versionTag}`, { signal });
      return new LibraryIndex(Promise.resolve(pagefind), load, isSiteStopWord);
    };
    const own = version ? [openOwn()] : [];
    const others = version ? libraries : [base, ...libraries];
    this.#index =
      own[0] && others.length === 0
        ? Promise.resolve(own[0])
        : import('./merged-index.ts').then(({ mergeLibraries }) =>
            mergeLibraries(own, others, worker, isSiteStopWord, signal),
          );
    this.#works = this.#index.then(({ works }) => works);
    this.#works.catch(() => {}); // each search that awaits it reports the error
  }

  /** Cancels all pending requests. */
  close(): void {
    this.#abortController.abort();
  }

  /** Searches for the works that match a state. Throws if a part of the index can't be loaded. */
  async search({ query, filters, sort }: SearchState): Promise<SearchResults> {
    const parsed = (await this.#parseIdentifier(query)) ?? parseQuery(query, this.#stopWords);
    const { terms, words } = parsed;
    const loadHitCode = () => import('./hit.ts');
    if (terms.length > 0) loadHitCode().catch(() => {}); // loading the results reports the error
    const [termResults, excluded, { arrange }] = await Promise.all([
      this.#lookUpAll(terms),
      this.#lookUpAll(parsed.excluded),
      words.length > 1 ? import('./arrange.ts') : { arrange: undefined },
    ]);
    const { catalogue, pages } = await this.#works;
    const all = (): RankedWork[] => pages.map((_, work) => ({ work, score: 0, missingTerms: [] }));
    const queryTerms = termResults.map(({ works }, index) => ({ works, count: terms[index]?.count ?? 1 }));
    const matches = (terms.length > 0 ? rank(queryTerms, pages.length) : all()).filter(
      ({ work }) => !excluded.some(({ works }) => works.has(work)),
    );
    const matchingWorks = matches.map(({ work }) => work);
    const filtered = hasFilters({ filters })
      ? new Set((await this.#loadFacets()).filter(matchingWorks, filters))
      : undefined;
    const sorted = matches.filter(({ work }) => !filtered || filtered.has(work));
    const byRelevance = arrange?.(sorted, terms, words, catalogue, this.#stopWords) ?? { works: sorted };
    const arranged =
      sort === 'date'
        ? { works: byRelevance.works.sort((a, b) => a.work - b.work) } // the catalogue is sorted by date
        : byRelevance;
    return {
      total: sorted.length,
      hasTerms: terms.length + parsed.excluded.length > 0,
      countFacets: async () => (await this.#loadFacets()).count(matchingWorks, filters),
      complete: arranged.complete,
      missing: termResults.flatMap(({ missing }, term) =>
        missing && !byRelevance.namingTerms?.has(term) ? [missing] : [],
      ),
      excluded: parsed.excluded.map(({ words }) => words),
      load: async (start, end) => this.#loadHits(await loadHitCode(), arranged, start, end, terms, termResults),
    };
  }

  /** Parses a query as an identifier or an address, if any works have that identifier or address. */
  async #parseIdentifier(query: string): Promise<Query | undefined> {
    if (!identifier.test(query)) return undefined;
    const { identifierKey } = await import('../shared/identifier-key.ts');
    const key = identifierKey(query);
    const terms = [{ words: [key], key, count: 1 }];
    const [result] = await this.#lookUpAll(terms);
    return result && !result.missing ? { terms, words: [key], excluded: [] } : undefined;
  }

  /** Loads the code that filters and counts, which most searches don't need. */
  #loadFacets(): Promise<FacetIndex> {
    this.#facets ??= Promise.all([import('./facets.ts'), this.#works]).then(
      ([facets, { catalogue }]) => new facets.FacetIndex(catalogue),
    );
    return this.#facets;
  }

  async #lookUpAll(terms: readonly Term[]): Promise<TermResult[]> {
    const index = await this.#index;
    return Promise.all(terms.map((term) => index.lookUp(term)));
  }

  /**
   * Runs a task after earlier ones for the same work. Pagefind keeps one fragment per page and stores in it the locations
   * of the term that was requested last, so requests for one page must not overlap.
   */
  #enqueue<T>(work: number, task: () => Promise<T>): Promise<T> {
    const result = (this.#queues.get(work) ?? Promise.resolve()).then(task, task);
    this.#queues.set(work, result);
    return result;
  }

  async #loadHits(
    { locateTerms, toHit }: typeof import('./hit.ts'),
    { works, complete }: Arrangement,
    start: number,
    end: number,
    terms: readonly Term[],
    termResults: readonly TermResult[],
  ): Promise<Hit[]> {
    const { catalogue, pages } = await this.#works;
    const hasTerms = terms.length > 0;
    return Promise.all(
      works.slice(start, end).map(async ({ work, missingTerms }, index) => {
        const page = pages[work] ?? throwUnknownPage(String(work));
        const perTerm = hasTerms ? termResults.map(({ results }) => results.get(work) ?? []) : [[page]];
        const { fragment, positions } = await this.#enqueue(work, () => locateTerms(perTerm));
        return {
          ...toHit(fragment ?? throwUnknownPage(page.id), positions, terms, perTerm),
          tags: (catalogue.works.tags[work] ?? []).map((tag) => catalogue.tags[tag]?.[1] ?? ''),
          missingTerms: missingTerms
            .filter((term) => !termResults[term]?.missing) // the status reports those
            .map((term) => terms[term]?.words ?? []),
          startsPartial: complete !== 0 && start + index === complete,
        };
      }),
    );
  }
}

/** Returns the URLs that the page preloads for Pagefind's worker. */
const preloadedUrls = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=fetch]')]
    .map(({ href }) => href)
    .filter((url) => !url.includes('/works.json'));
