import type { ImportOptions } from '../entry.ts';
import type { Picture } from '../html-to-markdown.ts';

/** The largest size of all pictures of a page together, in bytes, and the maximum number of URLs to try for one picture. */
const [maxTotal, maxTries] = [100_000_000, 2];

/** The pictures of a page on the web. Fetches them one after another, and only those that the text shows. */
export class WebPictures {
  /** Why pictures are missing, one line each. */
  readonly failures: string[] = [];
  readonly #fetch: NonNullable<ImportOptions['fetchPicture']>;
  readonly #bytes = new Map<string, Uint8Array | undefined>();
  /** The URLs of each picture, by the name of its stand-in. */
  readonly #wanted = new Map<string, readonly string[]>();
  #total = 0;

  constructor(fetch: NonNullable<ImportOptions['fetchPicture']>) {
    this.#fetch = fetch;
  }

  /** Returns a placeholder for a picture that may be fetched later. */
  standIn(addresses: readonly string[]): Picture | undefined {
    const urls = addresses.filter((address) => /^https?:/i.test(address));
    if (urls.length === 0) return undefined;
    const name = `stand-in-${this.#wanted.size + 1}.png`;
    this.#wanted.set(name, urls);
    return { name, bytes: new Uint8Array() };
  }

  /** Fetches the pictures whose stand-ins a text shows. */
  async fetchFor(markdown: string): Promise<void> {
    for (const [name, urls] of this.#wanted)
      if (markdown.includes(`](${name}`))
        for (const url of new Set(urls.slice(0, maxTries))) if (await this.#isThere(url)) break;
  }

  async #isThere(url: string): Promise<boolean> {
    if (!this.#bytes.has(url))
      try {
        if (this.#total > maxTotal) throw new Error(`the images before it add up to more than ${maxTotal / 1e6} MB`);
        const bytes = await this.#fetch(url);
        this.#bytes.set(url, bytes);
        this.#total += bytes.length;
      } catch (error) {
        this.#bytes.set(url, undefined);
        this.failures.push(`image ${url}: ${(error as Error).message}`);
      }
    return this.#bytes.get(url) !== undefined;
  }

  /** Returns the bytes of a picture that was fetched. */
  read(url: string): Uint8Array | undefined {
    return this.#bytes.get(url);
  }
}
