/** One page of a long list. */
export interface Page<Item> {
  items: Item[];
  /** The number of the page's first item in the list, from 1. */
  start: number;
  /** The page's number, from 1. */
  number: number;
  /** The number of the last page. */
  last: number;
}

/** The number of items on a page. */
const pageSize = 50;

/** Splits a list into pages of at most `size` items. An empty list has one empty page. */
export function paginate<Item>(items: readonly Item[], size = pageSize): Page<Item>[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    start: index * size + 1,
    number: index + 1,
    last,
  }));
}

/** Returns the path of a page of the list at `path`: `/tags/` for page 1, `/tags/page/2/` for page 2. */
export const pagePath = (path: string, number: number): string => (number === 1 ? path : `${path}page/${number}/`);
