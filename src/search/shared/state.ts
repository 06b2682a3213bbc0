/** The facets by which a search can be narrowed down, in the order in which they are shown and written in addresses. */
export const facetNames = ['kind', 'tag', 'author', 'year'] as const;
export type FacetName = (typeof facetNames)[number];

/** The chosen values of each facet, by their ids. */
export type Filters = Record<FacetName, readonly string[]>;

/** What a reader asked for. The address of the search page holds all of it. */
export interface State {
  /** The words. */
  query: string;
  choice: Filters;
  /** The order of the results. Without words there is only that of dates. */
  sort: 'relevance' | 'date';
}

/** How long a query may be, in characters; the rest is cut off. */
export const maxQueryLength = 500;

/** Cuts a query to the longest that is looked for, and never through the middle of a character. */
export const truncateQuery = (query: string): string =>
  query
    .slice(0, maxQueryLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();

/** Reads the state from the query string of an address. */
export function readState(search: string): State {
  const parameters = new URLSearchParams(search);
  const chosen = (name: FacetName) => [...new Set(parameters.getAll(name))].filter(Boolean);
  return {
    query: truncateQuery(parameters.get('q') ?? ''),
    choice: { kind: chosen('kind'), tag: chosen('tag'), author: chosen('author'), year: chosen('year') },
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
  };
}

/** Writes a state as the query string of an address: `?q=…&tag=…&tag=…`, or nothing for the empty state. */
export function writeState({ query, choice, sort }: State): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const name of facetNames) for (const id of choice[name]) parameters.append(name, id);
  if (sort === 'date') parameters.set('sort', sort);
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** Whether a state asks for nothing in particular: all works are meant. */
export const isIdle = ({ query, choice }: State): boolean =>
  query === '' && facetNames.every((name) => choice[name].length === 0);
