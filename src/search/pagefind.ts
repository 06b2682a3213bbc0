/** The part of Pagefind's browser API that the search uses. See https://pagefind.app/docs/api-reference/ */
export interface Pagefind {
  options(options: { basePath: string; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: { filters: Record<string, { any: string[] }> }): Promise<Response>;
}

/** For each filter, its values with the number of pages. */
type Counts = Record<string, Record<string, number>>;

interface Response {
  results: { data(): Promise<Fragment> }[];
  /** The counts of the pages that match the words, whatever filters are set. */
  totalFilters: Counts;
}

/** What Pagefind keeps of a page. */
export interface Fragment {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

let tries = 0;

/** Loads Pagefind and the entry of its index. `base` is the site's base path, with a slash at the end. */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const basePath = `${base}pagefind/`;
  // A browser keeps the failure of an import under its address, so that a further try needs another one.
  const again = tries > 0 ? `?try=${tries}` : '';
  tries += 1;
  const pagefind = (await import(/* @vite-ignore */ `${basePath}pagefind.js${again}`)) as Pagefind;
  await pagefind.options({ basePath, baseUrl: base });
  await pagefind.init();
  await pagefind.filters(); // once loaded, each search counts them
  return pagefind;
}
