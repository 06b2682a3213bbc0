import type { Catalogue } from '../shared/catalogue.ts';
import { type FacetName, facetNames, type Filters, mapFacets } from '../shared/state.ts';

/** A value of a facet, counted for the current search. */
export interface FacetValue {
  id: string;
  /** The name of a tag or an author. Kinds and years have no name other than their id. */
  name: string;
  /** How many works would be listed with this value selected and the other facets as they are. */
  count: number;
  /** How many of these works have only the year of their copy. */
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

  constructor({ tags, authors, works }: Catalogue) {
    this.#copyYears = new Set(works.copyYears);
    this.#columns = {
      kind: toColumn(works.kinds),
      tag: { values: tags, works: works.tags },
      author: { values: authors, works: works.authors },
      year: toColumn(works.years.map((year) => (year === null ? '' : String(year)))),
    };
  }

  /** Returns the works that match the filters of every facet. */
  filter(works: readonly number[], filters: Filters): number[] {
    const failedFacets = this.#matcher(filters);
    return works.filter((work) => failedFacets(work).length === 0);
  }

  /**
   * Counts the values of each facet among works, the most frequent first. Selected values are listed even if their count
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
    for (const work of works) {
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
      return [...existing, ...unknown]
        .filter(({ count, selected }) => count > 0 || selected)
        .sort(
          (a, b) =>
            b.count - a.count ||
            (facet === 'year' ? Number(b.id) - Number(a.id) || compare(b.id, a.id) : compare(a.name, b.name)),
        );
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

/** Makes a column from one id per work. An empty id means that the work has no value. */
function toColumn(ids: readonly string[]): Column {
  const distinct = [...new Set(ids)].filter(Boolean);
  const positions = new Map(distinct.map((id, position) => [id, [position]]));
  return { values: distinct.map((id) => [id, id]), works: ids.map((id) => positions.get(id) ?? []) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
