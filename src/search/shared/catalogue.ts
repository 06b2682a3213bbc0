import type { WorkKind } from '../../schemas/collections.ts';
import { type Filters, type FacetName, facetNames } from './state.ts';

/**
 * What the search knows of all works without asking the index: which are filed where. Works stand in the order of
 * their dates, the newest first, and are named by their place in it; each list of `works` has one value for each. The
 * index has their pages in the same order. Tags and authors are named by their place in their lists.
 */
export interface Catalogue {
  /** Tells the index that has these works from all others: the fingerprint of the ids of its pages. */
  index: number;
  tags: readonly [id: string, name: string][];
  authors: readonly [id: string, name: string][];
  works: {
    kinds: readonly WorkKind[];
    /** The year of the original; that of the copy, as a negative number, where only that is known; 0 for none. */
    years: readonly number[];
    tags: readonly (readonly number[])[];
    authors: readonly (readonly number[])[];
  };
}

/** A number for ids in their order: other ids, or another order, have another, as good as always (it is FNV-1a). */
export function hashPageIds(ids: readonly string[]): number {
  const text = ids.join();
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
}

/** A value of a facet, for the current query. */
export interface FacetValue {
  id: string;
  name: string;
  /** How many works would be listed under it, the other facets being as they are. */
  count: number;
  chosen: boolean;
}

const kindNames: Readonly<Record<string, string>> = { article: 'Articles', related: 'Related works' };

/** The values of a facet, and for each work the places in that list of those that it stands under. */
interface Column {
  values: readonly (readonly [id: string, name: string])[];
  works: readonly (readonly number[])[];
}

/** The columns of each catalogue, made once: they are gone through at each step that a reader takes. */
const made = new WeakMap<Catalogue, Record<FacetName, Column>>();

function columnsOf(catalogue: Catalogue): Record<FacetName, Column> {
  const { tags, authors, works } = catalogue;
  const columns = made.get(catalogue) ?? {
    kind: columnOf(works.kinds, (id) => kindNames[id] ?? id),
    year: columnOf(works.years.map((year) => (year ? String(Math.abs(year)) : ''))),
    tag: { values: tags, works: works.tags },
    author: { values: authors, works: works.authors },
  };
  made.set(catalogue, columns);
  return columns;
}

/** The column of a facet of which a work has one value, or none. */
function columnOf(ids: readonly string[], facetValueName = (id: string) => id): Column {
  const all = [...new Set(ids)].filter(Boolean);
  const places = new Map(all.map((id, place) => [id, [place]]));
  return { values: all.map((id) => [id, facetValueName(id)]), works: ids.map((id) => places.get(id) ?? []) };
}

/** Gives, of a work, the facets that ask for something else than what it stands under. */
function sieve(catalogue: Catalogue, choice: Filters): (work: number) => readonly FacetName[] {
  const columns = columnsOf(catalogue);
  const asked = facetNames.filter((facet) => choice[facet].length > 0);
  const wanted = asked.map((facet) => ({
    facet,
    works: columns[facet].works,
    places: new Set(choice[facet].map((id) => columns[facet].values.findIndex(([other]) => other === id))),
  }));
  if (wanted.length === 0) return () => asked;
  return (work) => {
    const kept = wanted.filter(({ works, places }) => !works[work]?.some((place) => places.has(place)));
    return kept.map(({ facet }) => facet);
  };
}

/** The works of some that stand under what is chosen: one value of a facet is enough, each facet must be met. */
export function applyFilters(catalogue: Catalogue, works: readonly number[], choice: Filters): number[] {
  const unmet = sieve(catalogue, choice);
  return works.filter((work) => unmet(work).length === 0);
}

/**
 * The values of each facet with their counts among the works found, the commonest first; what is chosen is always
 * there. Each work is looked at once: one that is kept out by a single facet counts for that one.
 */
export function countFacets(
  catalogue: Catalogue,
  works: readonly number[],
  choice: Filters,
): Record<FacetName, readonly FacetValue[]> {
  const columns = columnsOf(catalogue);
  const unmet = sieve(catalogue, choice);
  const zeros = (facet: FacetName) => new Uint32Array(columns[facet].values.length);
  const counts = { kind: zeros('kind'), tag: zeros('tag'), author: zeros('author'), year: zeros('year') };
  const byCopy = zeros('year');
  const add = (to: Uint32Array, facet: FacetName, work: number) => {
    for (const place of columns[facet].works[work] ?? []) to[place] = (to[place] ?? 0) + 1;
  };
  for (const work of works) {
    const kept = unmet(work);
    if (kept.length > 1) continue;
    for (const facet of kept.length === 1 ? kept : facetNames) {
      add(counts[facet], facet, work);
      if (facet === 'year' && (catalogue.works.years[work] ?? 0) < 0) add(byCopy, facet, work);
    }
  }
  const valuesOf = (facet: FacetName): FacetValue[] => {
    const facetValueName = (name: string, place: number, count: number) => {
      if (facet !== 'year' || !byCopy[place]) return name;
      return byCopy[place] === count ? `${name}, of the copy` : `${name}, some of the copy`;
    };
    const known = columns[facet].values.map(([id, name], place) => {
      const count = counts[facet][place] ?? 0;
      return { id, name: facetValueName(name, place, count), count, chosen: choice[facet].includes(id) };
    });
    const unknown = choice[facet]
      .filter((id) => !known.some((value) => value.id === id))
      .map((id) => ({ id, name: id, count: 0, chosen: true }));
    return [...known, ...unknown]
      .filter(({ count, chosen }) => count > 0 || chosen)
      .sort((a, b) => b.count - a.count || (facet === 'year' ? compare(b.id, a.id) : compare(a.name, b.name)));
  };
  return { kind: valuesOf('kind'), tag: valuesOf('tag'), author: valuesOf('author'), year: valuesOf('year') };
}

/** The name of a facet's value; its id where it has none. */
export const facetValueName = (catalogue: Catalogue, facet: FacetName, id: string): string =>
  columnsOf(catalogue)[facet].values.find(([other]) => other === id)?.[1] ?? id;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
