import { pieces, type Piece } from './excerpt.ts';
import { type Fragment, loadPagefind, type Pagefind } from './pagefind.ts';
import type { State } from './state.ts';

/** A work that was found. */
export interface Hit {
  address: string;
  title: string;
  byline: string;
  /** Where it was published, and when: the original where its day is known, else the copy. */
  place: string;
  extent: string;
  /** The ids of its tags. */
  tags: string[];
  excerpt: Piece[];
}

/** What a search found. */
export interface Found {
  /** How many works. */
  total: number;
  /** How many works hold the words under each tag, by the tag's id. */
  counts: Readonly<Record<string, number>>;
  /** Loads the works from one place in the order up to another. */
  load: (from: number, to: number) => Promise<Hit[]>;
}

/** How long the index may take to answer, in milliseconds. */
const patience = 8000;

/** The search of a site: what it needs is loaded with the first question. */
export class Engine {
  readonly #base: string;
  #pagefind: Promise<Pagefind> | undefined;

  /** `base` is the site's base path, with a slash at the end. */
  constructor(base: string) {
    this.#base = base;
  }

  /** Finds the works that hold the words and stand under one of the tags. Throws where the index can't be read. */
  async search({ query, tags }: State): Promise<Found> {
    this.#pagefind ??= inTime(loadPagefind(this.#base));
    try {
      const pagefind = await this.#pagefind;
      const filters = tags.length > 0 ? { tag: { any: tags } } : {};
      const { results, totalFilters } = await inTime(pagefind.search(query || null, { filters }));
      // without words, Pagefind counts nothing there: all works are meant
      const { tag: counts = {} } = query ? totalFilters : await inTime(pagefind.filters());
      const load = async (from: number, to: number) =>
        (await inTime(Promise.all(results.slice(from, to).map((result) => result.data())))).map(hit);
      return { total: results.length, counts, load };
    } catch (error) {
      this.#pagefind = undefined; // the next try starts afresh
      throw error;
    }
  }
}

const hit = ({ url, meta, filters, excerpt }: Fragment): Hit => ({
  address: url,
  title: meta.title ?? url,
  byline: meta.byline ?? '',
  place: meta.place ?? '',
  extent: meta.extent ?? '',
  tags: filters.tag ?? [],
  excerpt: pieces(excerpt),
});

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer from the search index in ${patience / 1000} seconds`)),
      patience,
    );
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
