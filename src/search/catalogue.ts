import { type Choice, type FacetName, facetNames } from './state.ts';

/**
 * What the search knows of all works without asking the index: which are filed where. Works stand in the order of
 * their dates, the newest first, and are named by their place in it; each list of `works` has one value for each.
 * Tags and authors are named by their place in their lists.
 */
export interface Catalogue {
  tags: readonly [id: string, name: string][];
  authors: readonly [id: string, name: string][];
  works: {
    /** The id of its page in the index. */
    ids: readonly string[];
    kinds: readonly ('article' | 'related')[];
    /** The year of the original; that of the copy, as a negative number, where only that is known; 0 for none. */
    years: readonly number[];
    tags: readonly (readonly number[])[];
    authors: readonly (readonly number[])[];
  };
}

/** A value of a facet, for the current query. */
export interface Value {
  id: string;
  name: string;
  /** How many works would be listed under it, the other facets being as they are. */
  count: number;
  chosen: boolean;
}

const kindNames: Readonly<Record<string, string>> = { article: 'Articles', related: 'Related works' };

/** The ids of a facet's values that a work stands under. */
function idsOf({ tags, authors, works }: Catalogue, work: number, facet: FacetName): string[] {
  switch (facet) {
    case 'kind':
      return works.kinds.slice(work, work + 1);
    case 'year':
      return works.years[work] ? [String(Math.abs(works.years[work]))] : [];
    case 'tag':
      return (works.tags[work] ?? []).map((at) => tags[at]?.[0] ?? '');
    case 'author':
      return (works.authors[work] ?? []).map((at) => authors[at]?.[0] ?? '');
  }
}

/** The works of some that stand under what is chosen: one value of a facet is enough, each facet must be met. */
export function narrow(catalogue: Catalogue, works: readonly number[], choice: Choice, except?: FacetName): number[] {
  const asked = facetNames.filter((facet) => facet !== except && choice[facet].length > 0);
  return works.filter((work) =>
    asked.every((facet) => idsOf(catalogue, work, facet).some((id) => choice[facet].includes(id))),
  );
}

/** The values of each facet with their counts among the works found, the commonest first; what is chosen is always there. */
export function facets(
  catalogue: Catalogue,
  works: readonly number[],
  choice: Choice,
): Record<FacetName, readonly Value[]> {
  const valuesOf = (facet: FacetName): Value[] => {
    const counts = new Map<string, number>(choice[facet].map((id) => [id, 0]));
    const byCopy = new Map<string, number>();
    for (const work of narrow(catalogue, works, choice, facet)) {
      for (const id of idsOf(catalogue, work, facet)) counts.set(id, (counts.get(id) ?? 0) + 1);
      const year = catalogue.works.years[work] ?? 0;
      if (year < 0) byCopy.set(String(-year), (byCopy.get(String(-year)) ?? 0) + 1);
    }
    const names = namesOf(catalogue, facet);
    const nameOf = (id: string, count: number) => {
      if (facet !== 'year' || !byCopy.has(id)) return names.get(id) ?? id;
      return byCopy.get(id) === count ? `${id}, of the copy` : `${id}, some of the copy`;
    };
    return [...counts]
      .map(([id, count]) => ({ id, name: nameOf(id, count), count, chosen: choice[facet].includes(id) }))
      .sort((a, b) => b.count - a.count || (facet === 'year' ? compare(b.id, a.id) : compare(a.name, b.name)));
  };
  return { kind: valuesOf('kind'), tag: valuesOf('tag'), author: valuesOf('author'), year: valuesOf('year') };
}

function namesOf({ tags, authors }: Catalogue, facet: FacetName): ReadonlyMap<string, string> {
  if (facet === 'kind') return new Map(Object.entries(kindNames));
  return new Map(facet === 'tag' ? tags : facet === 'author' ? authors : []);
}

/** The name of a facet's value; its id where it has none. */
export const nameOf = (catalogue: Catalogue, facet: FacetName, id: string): string =>
  namesOf(catalogue, facet).get(id) ?? id;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
