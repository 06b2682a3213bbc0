/** The addresses of a blog, and the pages of this site that its texts became. */
import type { Item } from './wxr.ts';
import { decodeEscapes } from '../site.ts';

type TagAddress = (taxonomy: 'category' | 'post_tag', slug: string) => string | undefined;

/** Finds the work that an address of the blog became. */
export class SiteLinks {
  readonly #works = new Map<string, string>();
  readonly #home: string;

  /** @param home The address of the blog's home page. */
  constructor(home: string) {
    this.#home = keyOf(home) ?? '';
  }

  /** Adds the addresses of a work: its own, the one with its number, and its permanent identifier. */
  add(id: string, { link, guid, id: number, type }: Item): void {
    const queries = type === 'page' ? [`?page_id=${number}`, `?p=${number}`] : [`?p=${number}`];
    for (const key of [keyOf(link), keyOf(guid), ...queries.map((query) => this.#home + query)])
      if (key !== undefined && key !== this.#home && !this.#works.has(key)) this.#works.set(key, id);
  }

  /** Returns the id of the work that an address became. */
  work(url: string): string | undefined {
    const key = keyOf(url);
    return key === undefined ? undefined : this.#works.get(key);
  }

  /**
   * Returns the relative path from an article's page to the work or tag that an address of the blog became, if there is
   * one.
   */
  find(url: string, from: string, tagAddress: TagAddress): string | undefined {
    const work = this.work(url);
    if (work !== undefined) return work === from ? undefined : `../${work}/`;
    const [, taxonomy, slug] = /^\/(?:.*\/)?(category|tag)\/(?:[^/?]+\/)*([^/?]+)$/.exec(this.#pathOf(url) ?? '') ?? [];
    if (taxonomy === undefined || slug === undefined) return undefined;
    const tag = tagAddress(taxonomy === 'category' ? 'category' : 'post_tag', slug);
    return tag === undefined ? undefined : `../../tags/${tag}/`;
  }

  /** The path of an address within the blog. */
  #pathOf(url: string): string | undefined {
    const key = keyOf(url);
    return key?.startsWith(`${this.#home}/`) ? key.slice(this.#home.length) : undefined;
  }
}

/** Returns an address without the parts in which two addresses of one page may differ: the protocol, `www.` and the end. */
function keyOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const number = ['p', 'page_id', 'attachment_id'].flatMap((name) =>
    url.searchParams.has(name) ? [`?${name}=${url.searchParams.get(name)}`] : [],
  );
  const path = url.pathname.replace(/\/(?:index\.php)?$/, '');
  return `${url.hostname.replace(/^www\./, '')}${decodeEscapes(path) ?? path}${number[0] ?? ''}`.toLowerCase();
}
