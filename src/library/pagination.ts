/** One page of a long list. */
export interface Page<Item> {
  items: Item[];
  /** The page's number, from 1. */
  number: number;
  /** How many pages there are. */
  last: number;
}

/** How many entries of a list stand on a page. */
export const pageSize = 50;

/** Cuts a list into pages; an empty list has one empty page. */
export function paginate<Item>(items: readonly Item[], size = pageSize): Page<Item>[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    last,
  }));
}

/** The path of page `number` of the list at `path`: `/tags/`, `/tags/page/2/`. */
export const pagePath = (path: string, number: number): string => (number === 1 ? path : `${path}page/${number}/`);
