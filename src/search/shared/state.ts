/** The facets, in the order in which the page and the address list them. */
export const facetNames = ['kind', 'tag', 'author', 'year'] as const;
export type FacetName = (typeof facetNames)[number];

/** The filters: the facets, and the first and the last year. */
const filterNames = [...facetNames, 'from', 'to'] as const;

/** The ids of the selected values of each facet, and at most one year in `from` and `to`. */
export type Filters = Record<(typeof filterNames)[number], readonly string[]>;

/** Computes a value for each facet. */
export const mapFacets = <Value>(valueOf: (facet: FacetName) => Value): Record<FacetName, Value> =>
  Object.fromEntries(facetNames.map((facet) => [facet, valueOf(facet)])) as Record<FacetName, Value>;

export const noFilters: Filters = { ...mapFacets(() => []), from: [], to: [] };

/** Returns whether a text is a year in astronomical numbering: `2014`, `-43`. */
export const isYear = (text: string): boolean => /^-?\d{1,5}$/.test(text);

/** The state of the search page, all of which is stored in its address. */
export interface SearchState {
  query: string;
  filters: Filters;
  /** The order of the results. Without a query they are always sorted by date. */
  sort: 'relevance' | 'date';
}

/** The maximum length of a query, in UTF-16 code units. The rest is cut off. */
export const maxQueryLength = 500;

/** Truncates a query to the maximum length without splitting a surrogate pair, and trims it. */
export const truncateQuery = (query: string): string =>
  query
    .slice(0, maxQueryLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();

/** Reads the state from the query string of an address. */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  return {
    query: truncateQuery(parameters.get('q') ?? ''),
    filters: {
      ...mapFacets((facet) => [...new Set(parameters.getAll(facet))].filter(Boolean)),
      from: parameters.getAll('from').filter(isYear).slice(0, 1),
      to: parameters.getAll('to').filter(isYear).slice(0, 1),
    },
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
  };
}

/** Writes a state as the query string of an address: `?q=…&tag=…&tag=…`, or an empty string for the empty state. */
export function writeState({ query, filters, sort }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const name of filterNames) for (const value of filters[name]) parameters.append(name, value);
  if (sort === 'date') parameters.set('sort', sort);
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** Returns whether there is any filter. */
export const hasFilters = ({ filters }: Pick<SearchState, 'filters'>): boolean =>
  filterNames.some((name) => filters[name].length > 0);

/** Returns whether a state has neither a query nor filters, so that all works are listed. */
export const isIdle = (state: SearchState): boolean => state.query === '' && !hasFilters(state);
