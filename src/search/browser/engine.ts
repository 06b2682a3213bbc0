import type { PageFragment } from '../pagefind/fragment.ts';
import type { FacetName, SearchState } from '../shared/state.ts';
import { FacetIndex, type FacetValue } from './facets.ts';
import { LibraryIndex, throwUnknownPage } from './library-index.ts';
import type { IndexedWorks, MissingTerm, SearchIndex, TermResult } from './index-types.ts';
import { isExactMatch, loadPagefind, type PagefindResult } from '../pagefind/pagefind.ts';
import { parseQuery, type Term } from './query.ts';
import { rank, type RankedWork } from './rank.ts';
import { makeSnippet, type Snippet, type TermPosition } from './snippet.ts';

/** A search result, ready to be shown. */
export interface Hit extends Snippet {
  /** The path of the work's page. */
  path: string;
  title: string;
  byline: string;
  /** Where and when the work was published. */
  publication: string;
  extent: string;
  /** The type of work, if it needs a label. */
  type: string;
  /** The names of its tags. */
  tags: string[];
  /** The terms of the query that it doesn't contain, as the reader wrote them: the words of each. */
  missingTerms: (readonly string[])[];
}

/** The results of a search. */
export interface SearchResults {
  total: number;
  /** Whether the query has terms. Without any, all works are results. */
  hasTerms: boolean;
  facets: Record<FacetName, readonly FacetValue[]>;
  /** The terms that don't occur in the library. */
  missing: MissingTerm[];
  /** Loads the results from index `start` up to, but not including, index `end`. */
  load: (start: number, end: number) => Promise<Hit[]>;
}

/** The search engine of a site. It loads each file once; after a failure, make a new engine. */
export class Engine {
  readonly #index: Promise<SearchIndex>;
  readonly #works: Promise<IndexedWorks & { facets: FacetIndex }>;
  readonly #queues = new Map<number, Promise<unknown>>();
  readonly #stopWords: ReadonlySet<string>;
  readonly #abortController = new AbortController();

  /**
   * @param base the base path of the site, with a trailing slash
   * @param version the version of the index
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
    const script = `${base}pagefind/pagefind.js${attempt > 0 ? `?attempt=${attempt}` : ''}`;
    const own = this.#open(script, base, versionTag, attempt === 0 ? preloadedUrls() : []);
    this.#index = libraries.length === 0 ? Promise.resolve(own) : this.#merge(script, own, libraries);
    this.#works = this.#index
      .then(({ works }) => works)
      .then(({ catalogue, pages }) => ({ catalogue, pages, facets: new FacetIndex(catalogue) }));
    this.#works.catch(() => {}); // each search that awaits it reports the error
  }

  /** Cancels all pending requests. */
  close(): void {
    this.#abortController.abort();
  }

  /** Opens the index of a library. Without a version, the host is asked for the newest. */
  #open(script: string, base: string, version?: string, preloads: readonly string[] = []): LibraryIndex {
    const { signal } = this.#abortController;
    const folder = `${base}pagefind/`;
    const pagefind = Promise.all([
      loadPagefind(script, folder, version, signal),
      ...preloads.map((url) => fetchFile(url, { signal })),
    ]);
    const load = (file: string) =>
      version
        ? fetchFile(`${folder}${file}?${version}`, { signal })
        : fetchFile(folder + file, { signal, cache: 'no-cache' });
    return new LibraryIndex(
      pagefind.then(([instance]) => instance),
      load,
      this.#stopWords,
    );
  }

  async #merge(script: string, own: LibraryIndex, libraries: readonly string[]): Promise<SearchIndex> {
    const { MergedIndex } = await import('./merged-index.ts');
    await own.works; // all indexes share one worker, which must not be started twice
    return new MergedIndex([own, ...libraries.map((base) => this.#open(script, base))]);
  }

  /** Searches for the works that match a state. Throws if a part of the index can't be loaded. */
  async search({ query, filters, sort }: SearchState): Promise<SearchResults> {
    const parsed = parseQuery(query, this.#stopWords);
    const [lookedUp, excluded] = await Promise.all([this.#lookUpAll(parsed.terms), this.#lookUpAll(parsed.excluded)]);
    let { terms } = parsed;
    let termResults = lookedUp;
    if (parsed.stopWords.length > 0 && termResults.every(({ works }) => works.size === 0)) {
      terms = [...terms, ...parsed.stopWords];
      termResults = [...termResults, ...(await this.#lookUpAll(parsed.stopWords))];
    }
    const { pages, facets } = await this.#works;
    const all = (): RankedWork[] => pages.map((_, work) => ({ work, score: 0, missingTerms: [] }));
    const queryTerms = termResults.map(({ works }, index) => ({ works, count: terms[index]?.count ?? 1 }));
    const matches = (terms.length > 0 ? rank(queryTerms, pages.length) : all()).filter(
      ({ work }) => !excluded.some(({ works }) => works.has(work)),
    );
    const works = matches.map(({ work }) => work);
    const filtered = new Set(facets.filter(works, filters));
    const sorted = matches.filter(({ work }) => filtered.has(work));
    if (sort === 'date') sorted.sort((a, b) => a.work - b.work); // the catalogue is sorted by date
    return {
      total: sorted.length,
      hasTerms: terms.length + parsed.excluded.length > 0,
      facets: facets.count(works, filters),
      missing: termResults.flatMap(({ missing }) => missing ?? []),
      load: (start, end) => this.#loadHits(sorted.slice(start, end), terms, termResults),
    };
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
    ranked: readonly RankedWork[],
    terms: readonly Term[],
    termResults: readonly TermResult[],
  ): Promise<Hit[]> {
    const { catalogue, pages } = await this.#works;
    const hasTerms = terms.length > 0;
    return Promise.all(
      ranked.map(async ({ work, missingTerms }) => {
        const page = pages[work] ?? throwUnknownPage(String(work));
        const perTerm = hasTerms ? termResults.map(({ results }) => results.get(work) ?? []) : [[page]];
        const { fragment, positions } = await this.#enqueue(work, () => locateTerms(perTerm));
        return {
          ...toHit(fragment ?? throwUnknownPage(page.id), hasTerms ? positions : [], hasTerms),
          tags: (catalogue.works.tags[work] ?? []).map((tag) => catalogue.tags[tag]?.[1] ?? ''),
          missingTerms: missingTerms
            .filter((term) => !termResults[term]?.missing) // the status reports those
            .map((term) => terms[term]?.words ?? []),
        };
      }),
    );
  }
}

/** Loads the fragment of a page and the positions of each term in its text. */
async function locateTerms(
  perTerm: readonly (readonly PagefindResult[])[],
): Promise<{ fragment: PageFragment | undefined; positions: TermPosition[] }> {
  const positions: TermPosition[] = [];
  let fragment: PageFragment | undefined;
  for (const [term, results] of perTerm.entries())
    for (const result of results) {
      fragment = await result.data();
      for (const location of fragment.weighted_locations)
        if (isExactMatch(location)) positions.push({ position: location.location, term });
    }
  return { fragment, positions };
}

function toHit(
  { url, meta, filters, content, anchors }: PageFragment,
  positions: readonly TermPosition[],
  hasTerms: boolean,
) {
  const { title = url, byline = '', publication = '', type = '' } = meta;
  const [extent = ''] = filters.extent ?? [];
  const paragraphs = anchors.filter(({ id }) => /^p\d+[a-z]*$/.test(id));
  // the indexed text of a work without text is its title
  const hasText = content !== title && content !== `${title}.`;
  const { pieces, hash } = makeSnippet(hasTerms && hasText ? content : '', positions, paragraphs, extent === 'excerpt');
  return { path: url, title, byline, publication, extent, type, pieces, hash };
}

/** Fetches a file. Throws unless the response is successful. */
async function fetchFile(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}

/**
 * Returns the URLs that the page preloads for Pagefind's worker. Fetching them here reports a failure at once, which the
 * worker itself would not.
 */
const preloadedUrls = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=fetch]')]
    .map(({ href }) => href)
    .filter((url) => !url.includes('/works.json'));
