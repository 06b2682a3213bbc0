import type { ImportInput } from '../entry.ts';
import type { Picture } from '../html-to-markdown.ts';
import { formatOf, pictureName } from '../pictures.ts';
import { decodeEscapes } from '../site.ts';

/** The largest picture embedded in a page, as the length of its address. */
const maxDataLength = 30_000_000;

/** The pictures of a page: from the folder of its files, from `data:` addresses, or fetched from the web. */
export class PagePictures {
  readonly #readFile: ImportInput['readFile'];
  readonly #work: string;
  readonly #fetched: ((url: string) => Uint8Array | undefined) | undefined;
  readonly #byPath = new Map<string, Picture | undefined>();
  readonly #names = new Set<string>();

  /** @param fetched Returns the bytes at a URL, if they were fetched. */
  constructor(readFile: ImportInput['readFile'], work: string, fetched?: (url: string) => Uint8Array | undefined) {
    this.#readFile = readFile;
    this.#work = work;
    this.#fetched = fetched;
  }

  /** Returns the copy of a picture, for an address as written in the page. */
  find(addresses: readonly string[]): Picture | undefined {
    for (const address of addresses) {
      const found = this.#byPath.get(address) ?? this.#read(address);
      this.#byPath.set(address, found);
      if (found) return found;
    }
    return undefined;
  }

  #read(address: string): Picture | undefined {
    const isData = address.startsWith('data:');
    const remote = this.#fetched?.(address);
    const path = isData ? 'picture' : remote ? new URL(address).pathname : pathOf(address);
    const bytes = remote ?? (isData ? dataOf(address) : path && this.#readFile(path));
    const format = bytes && formatOf(bytes);
    if (!path || !bytes || !format) return undefined;
    return { name: pictureName(this.#work, path, format, this.#names), bytes };
  }
}

/** Returns the path of a relative address, decoded, without its query. */
function pathOf(address: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\/)/i.test(address)) return undefined;
  const path = address.replace(/[?#].*$/, '');
  return decodeEscapes(path) ?? path;
}

function dataOf(address: string): Uint8Array | undefined {
  const [, data] = /^data:image\/[\w.+-]+;base64,([\w+/=\s]+)$/.exec(address.slice(0, maxDataLength)) ?? [];
  return data === undefined ? undefined : Buffer.from(data, 'base64');
}
