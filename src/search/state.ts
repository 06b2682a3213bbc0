/** What a reader asked for. The address of the search page holds all of it. */
export interface State {
  /** The words. */
  query: string;
  /** The ids of the chosen tags. */
  tags: string[];
}

/** How long a query may be, in characters; the rest is cut off. */
export const longestQuery = 500;

/** Reads the state from the query string of an address. */
export function readState(search: string): State {
  const parameters = new URLSearchParams(search);
  return {
    query: (parameters.get('q') ?? '').slice(0, longestQuery).trim(),
    tags: [...new Set(parameters.getAll('tag'))].filter(Boolean),
  };
}

/** Writes a state as the query string of an address: `?q=…&tag=…&tag=…`, or nothing for the empty state. */
export function writeState({ query, tags }: State): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const tag of tags) parameters.append('tag', tag);
  return parameters.size > 0 ? `?${parameters}` : '';
}
