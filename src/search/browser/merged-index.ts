/** Searches several libraries as one. Loaded only if the site names other libraries. */
import type { Catalogue } from '../shared/catalogue.ts';
import { fetchFile } from '../shared/fetch-file.ts';
import { LibraryIndex } from './library-index.ts';
import type { IndexedWorks, MissingTerm, SearchIndex, TermResult } from './index-types.ts';
import { type Pagefind, type PagefindResult, PagefindWorker } from '../pagefind/pagefind.ts';
import type { Term } from './query.ts';
import { inverseDocumentFrequency, type WorkMatch } from './rank.ts';

/** The merged works of several libraries. */
export interface MergedWorks extends IndexedWorks {
  /** For each library, the position of each of its works in the merged catalogue. */
  mergedPositions: readonly (readonly number[])[];
}

/**
 * Merges the works of several libraries, newest first. Within a year, the works of earlier libraries come first. Tags and
 * authors with the same id are merged, under the name that the first library uses.
 */
export function mergeCatalogues(libraries: readonly IndexedWorks[]): MergedWorks {
  const tags = mergeNamed(
    libraries.map(({ catalogue }) => catalogue.tags),
    (name) => name,
  );
  // the catalogue doesn't mark family names: most often, it is the last word before a qualifier
  const authors = mergeNamed(
    libraries.map(({ catalogue }) => catalogue.authors),
    (name) => name.replace(/ \(.*/, '').replace(/^.* /, ''),
  );
  const copyYears = libraries.map(({ catalogue }) => new Set(catalogue.works.copyYears));
  const works = libraries.flatMap(({ catalogue, pages }, library) =>
    pages.map((page, work) => ({
      library,
      work,
      page,
      kinds: catalogue.works.kinds.slice(work, work + 1),
      year: catalogue.works.years[work] ?? null,
      hasCopyYear: copyYears[library]?.has(work) ?? false,
      tags: (catalogue.works.tags[work] ?? []).map((tag) => tags.positions[library]?.[tag] ?? 0),
      authors: (catalogue.works.authors[work] ?? []).map((author) => authors.positions[library]?.[author] ?? 0),
    })),
  );
  const sortKey = ({ year }: { year: number | null }) => year ?? Number.MIN_SAFE_INTEGER;
  works.sort((a, b) => sortKey(b) - sortKey(a));
  const mergedPositions = libraries.map((): number[] => []);
  for (const [position, { library, work }] of works.entries())
    Object.assign(mergedPositions[library] ?? [], { [work]: position });
  const catalogue = {
    indexHash: 0,
    spellings: [],
    tags: tags.values,
    authors: authors.values,
    works: {
      kinds: works.flatMap(({ kinds }) => kinds),
      years: works.map(({ year }) => year),
      copyYears: works.flatMap(({ hasCopyYear }, position) => (hasCopyYear ? [position] : [])),
      tags: works.map((work) => work.tags),
      authors: works.map((work) => work.authors),
    },
  };
  return { catalogue, pages: works.map(({ page }) => page), mergedPositions };
}

type Named = Catalogue['tags'][number];

/**
 * Merges lists by id, sorted by a key of the names. For each list, `positions` has the positions of its values in
 * the merged list.
 */
function mergeNamed(
  lists: readonly (readonly Named[])[],
  keyOf: (name: string) => string,
): { values: Named[]; positions: number[][] } {
  const byId = new Map<string, Named>();
  for (const value of lists.flat()) if (!byId.has(value[0])) byId.set(value[0], value);
  const values = [...byId.values()].sort(([, a], [, b]) => keyOf(a).localeCompare(keyOf(b)));
  const positions = new Map(values.map(([id], position) => [id, position]));
  return { values, positions: lists.map((list) => list.map(([id]) => positions.get(id) ?? 0)) };
}

/**
 * The indexes of several libraries. Each is queried in full, so that a missing file is never mistaken for a missing
 * word.
 */
export class MergedIndex implements SearchIndex {
  readonly works: Promise<MergedWorks>;
  readonly #libraries: readonly LibraryIndex[];

  constructor(libraries: readonly LibraryIndex[]) {
    this.#libraries = libraries;
    this.works = Promise.all(libraries.map(({ works }) => works)).then(mergeCatalogues);
    this.works.catch(() => {}); // each search that awaits it reports the error
  }

  async lookUp(term: Term): Promise<TermResult> {
    const perLibrary = await Promise.all(this.#libraries.map((library) => library.lookUp(term)));
    const { pages, mergedPositions } = await this.works;
    const missing = perLibrary.flatMap((result) => result.missing ?? []);
    const occurs = missing.length < perLibrary.length;
    // where one library has the word itself, completions from other libraries don't count
    const used = perLibrary.map((result) =>
      occurs && result.missing ? { works: new Map<number, WorkMatch>(), results: new Map() } : result,
    );
    const workCount = used.reduce((sum, { works }) => sum + works.size, 0);
    const mergedIdf = inverseDocumentFrequency(workCount, pages.length);
    const merged = { works: new Map<number, WorkMatch>(), results: new Map<number, readonly PagefindResult[]>() };
    for (const [library, { works, results }] of used.entries()) {
      const positionOf = (work: number) => mergedPositions[library]?.[work] ?? 0;
      // scores have the idf of the library: replace it with the idf of the merged libraries
      const factor = mergedIdf / (inverseDocumentFrequency(works.size, mergedPositions[library]?.length ?? 0) || 1);
      for (const [work, { score, positions }] of works)
        merged.works.set(positionOf(work), { score: score * factor, positions });
      for (const [work, own] of results) merged.results.set(positionOf(work), own);
    }
    return occurs ? merged : { ...merged, missing: mergeMissing(missing) };
  }
}

/** Merges the suggestions for a term that no library contains. */
function mergeMissing(missing: readonly MissingTerm[]): MissingTerm {
  const [first = { text: '' }] = [...missing.filter(({ isPhrase }) => isPhrase), ...missing];
  const completions = [...new Set(missing.flatMap((term) => term.completions))];
  const suggestions = completions.length > 0 ? [] : [...new Set(missing.flatMap((term) => term.suggestions))];
  return { ...first, completions, suggestions };
}

/**
 * Merges opened libraries with the newest versions of the libraries at other base paths. `worker` is the address of
 * Pagefind's worker. Aborting the signal cancels all requests.
 */
export function mergeLibraries(
  open: readonly LibraryIndex[],
  others: readonly string[],
  worker: string,
  isStopWord: (word: string) => boolean,
  signal: AbortSignal,
): MergedIndex {
  // since the addresses have no version, the browser must ask the host for the newest file
  const load = (url: string) => fetchFile(url, { signal, cache: 'no-cache' });
  const openPagefind = async (folder: string): Promise<Pagefind> => {
    const { languages } = (await (await load(`${folder}pagefind-entry.json`)).json()) as { languages: object };
    const isEmpty = Object.keys(languages).length === 0; // Pagefind can't open an index without pages
    return isEmpty ? { search: () => Promise.resolve([]) } : new PagefindWorker({ worker, folder }, signal);
  };
  const indexes = others
    .map((base) => `${base}pagefind/`)
    .map((folder) => new LibraryIndex(openPagefind(folder), (file) => load(folder + file), isStopWord));
  return new MergedIndex([...open, ...indexes]);
}
