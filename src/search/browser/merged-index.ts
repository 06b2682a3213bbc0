/** Several libraries, searched as one. Loaded only where a site names others. */
import type { Catalogue } from '../shared/catalogue.ts';
import type { LibraryIndex, WorkList, Lookup, MissingTerm, SearchIndex } from './library-index.ts';
import type { Term } from './query.ts';
import { rarity } from './rank.ts';

/** The works of several libraries in one order, and for each library the number that each of its works has there. */
export interface MergedCatalogue extends WorkList {
  numbers: readonly (readonly number[])[];
}

/**
 * Puts the works of several libraries into one list, the newest first; of one year, those of the first library first.
 * Tags, and authors, with the same id are one, by the name that the first library has for it.
 */
export function mergeCatalogues(lists: readonly WorkList[]): MergedCatalogue {
  const tags = union(lists.map(({ catalogue }) => catalogue.tags));
  const authors = union(lists.map(({ catalogue }) => catalogue.authors));
  const works = lists.flatMap(({ catalogue, pages }, library) =>
    pages.map((page, work) => ({
      library,
      work,
      page,
      kind: catalogue.works.kinds[work] ?? 'related',
      year: catalogue.works.years[work] ?? 0,
      tags: (catalogue.works.tags[work] ?? []).map((tag) => tags.places[library]?.[tag] ?? 0),
      authors: (catalogue.works.authors[work] ?? []).map((author) => authors.places[library]?.[author] ?? 0),
    })),
  );
  works.sort((a, b) => Math.abs(b.year) - Math.abs(a.year));
  const numbers = lists.map((): number[] => []);
  for (const [number, { library, work }] of works.entries()) Object.assign(numbers[library] ?? [], { [work]: number });
  const catalogue = {
    index: 0,
    tags: tags.values,
    authors: authors.values,
    works: {
      kinds: works.map(({ kind }) => kind),
      years: works.map(({ year }) => year),
      tags: works.map((work) => work.tags),
      authors: works.map((work) => work.authors),
    },
  };
  return { catalogue, pages: works.map(({ page }) => page), numbers };
}

type Named = Catalogue['tags'][number];

/** The values of several lists, each id once; and for each list, which of them its own are. */
function union(lists: readonly (readonly Named[])[]): { values: Named[]; places: number[][] } {
  const values = new Map<string, Named>();
  for (const value of lists.flat()) if (!values.has(value[0])) values.set(value[0], value);
  const places = new Map([...values.keys()].map((id, place) => [id, place]));
  return { values: [...values.values()], places: lists.map((list) => list.map(([id]) => places.get(id) ?? 0)) };
}

/** The indexes of several libraries. Each is asked for itself, so that no hole in one is hidden by what another has. */
export class MergedIndex implements SearchIndex {
  readonly list: Promise<MergedCatalogue>;
  readonly #libraries: readonly LibraryIndex[];

  constructor(libraries: readonly LibraryIndex[]) {
    this.#libraries = libraries;
    this.list = Promise.all(libraries.map(({ list }) => list)).then(mergeCatalogues);
    this.list.catch(() => {}); // each search that waits for it is told
  }

  async lookUp(term: Term): Promise<Lookup> {
    const lookups = await Promise.all(this.#libraries.map((library) => library.lookUp(term)));
    const { pages, numbers } = await this.list;
    const missing = lookups.flatMap((lookup) => lookup.missing ?? []);
    const occurs = missing.length < lookups.length;
    const held = lookups.map((lookup) =>
      occurs && lookup.missing ? { works: new Map(), results: new Map() } : lookup,
    );
    const rare = rarity(sum(held.map(({ works }) => works.size)), pages.length);
    const found = { works: new Map(), results: new Map() };
    for (const [library, { works, results }] of held.entries()) {
      const own = numbers[library] ?? [];
      // a word is as rare as it is in all of them together
      const share = rare / (rarity(works.size, own.length) || 1);
      for (const [work, { score, at }] of works) found.works.set(own[work], { score: score * share, at });
      for (const [work, answers] of results) found.results.set(own[work], answers);
    }
    return occurs ? found : { ...found, missing: missed(missing) };
  }
}

/** What is to be said of a word or a phrase that no library has. */
function missed(missing: readonly MissingTerm[]): MissingTerm {
  const [first = { word: '' }] = [...missing.filter(({ isPhrase }) => isPhrase), ...missing];
  const completions = [...new Set(missing.flatMap((one) => one.completions))];
  const suggestions = completions.length > 0 ? [] : [...new Set(missing.flatMap((one) => one.suggestions))];
  return { ...first, completions, suggestions };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
