import type { Catalogue } from '../shared/catalogue.ts';
import { type FacetName, facetNames, type Filters, mapFacets } from '../shared/state.ts';

/** A value of a facet, counted for the current search. */
export interface FacetValue {
  id: string;
  /** The name of a tag or an author. Kinds and years have no name other than their id. */
  name: string;
  /** How many works would be listed with this value selected and the other facets as they are. */
  count: number;
  /** The number of these works for which only the year of the copy is known. */
  copyYearCount: number;
  selected: boolean;
}

/** The values of a facet, and the positions of each work's values among them. */
interface Column {
  values: readonly (readonly [id: string, name: string])[];
  works: readonly (readonly number[])[];
}

/** The facets of a catalogue. Values of one facet widen a search; different facets narrow it. */
export class FacetIndex {
  readonly #columns: Record<FacetName, Column>;
  readonly #copyYears: ReadonlySet<number>;
  readonly #years: readonly (number | null)[];

  constructor({ tags, authors, works }: Catalogue) {
    this.#copyYears = new Set(works.copyYears);
    this.#years = works.years;
    this.#columns = {
      kind: toColumn(works.kinds),
      tag: { values: tags, works: works.tags },
      author: { values: authors, works: works.authors },
      year: toColumn(works.years),
    };
  }

  /** Returns the works that match every filter. */
  filter(works: readonly number[], filters: Filters): number[] {
    const failedFacets = this.#matcher(filters);
    return this.#inRange(works, filters).filter((work) => failedFacets(work).length === 0);
  }

  /** Returns the works from the first to the last year. If both are missing, works without a year are included. */
  #inRange(works: readonly number[], { from: [from], to: [to] }: Filters): readonly number[] {
    if (from === undefined && to === undefined) return works;
    return works.filter((work) => {
      const year = this.#years[work] ?? undefined;
      return year !== undefined && year >= Number(from ?? -Infinity) && year <= Number(to ?? Infinity);
    });
  }

  /**
   * Counts the values of each facet among works: tags and authors in the order of the catalogue, which is that of their
   * (family) names, and years from the newest. Selected values are listed even if their count
   * is 0. One pass is enough: a work that fails the filter of a single facet still counts for that facet.
   */
  count(works: readonly number[], filters: Filters): Record<FacetName, readonly FacetValue[]> {
    const failedFacets = this.#matcher(filters);
    const zeros = (facet: FacetName) => new Uint32Array(this.#columns[facet].values.length);
    const counts = mapFacets(zeros);
    const copyYears = zeros('year');
    const increment = (array: Uint32Array, facet: FacetName, work: number) => {
      for (const value of this.#columns[facet].works[work] ?? []) array[value] = (array[value] ?? 0) + 1;
    };
    for (const work of this.#inRange(works, filters)) {
      const failed = failedFacets(work);
      if (failed.length > 1) continue;
      for (const facet of failed.length === 1 ? failed : facetNames) {
        increment(counts[facet], facet, work);
        if (facet === 'year' && this.#copyYears.has(work)) increment(copyYears, facet, work);
      }
    }
    return mapFacets((facet) => {
      const existing = this.#columns[facet].values.map(([id, name], index) => ({
        id,
        name,
        count: counts[facet][index] ?? 0,
        copyYearCount: facet === 'year' ? (copyYears[index] ?? 0) : 0,
        selected: filters[facet].includes(id),
      }));
      const unknown = filters[facet]
        .filter((id) => !existing.some((value) => value.id === id))
        .map((id) => ({ id, name: id, count: 0, copyYearCount: 0, selected: true }));
      const values = [...existing, ...unknown].filter(({ count, selected }) => count > 0 || selected);
      // a year in the address may have no works
      return facet === 'year' ? values.sort((a, b) => Number(b.id) - Number(a.id) || 0) : values;
    });
  }

  /** Returns a function that lists the facets whose filter a work fails. */
  #matcher(filters: Filters): (work: number) => readonly FacetName[] {
    const active = facetNames.filter((facet) => filters[facet].length > 0);
    const tests = active.map((facet) => {
      const { values, works } = this.#columns[facet];
      const selected = new Set(filters[facet].map((id) => values.findIndex(([other]) => other === id)));
      return { facet, matches: (work: number) => works[work]?.some((value) => selected.has(value)) };
    });
    if (tests.length === 0) return () => active; // no allocation per work
    return (work) => tests.filter(({ matches }) => !matches(work)).map(({ facet }) => facet);
  }
}

/** Makes a column from one value per work, sorted by code point. `null` means that the work has none. */
function toColumn(works: readonly (string | number | null)[]): Column {
  const values = [...new Set(works.flatMap((value) => (value === null ? [] : String(value))))].sort();
  const positions = new Map(values.map((value, position) => [value, [position]]));
  return {
    values: values.map((value) => [value, value]),
    works: works.map((value) => positions.get(String(value)) ?? []),
  };
}
