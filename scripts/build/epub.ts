import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBook, makeVolume, readWork, type WorkPage } from '../../src/epub/make.ts';
import { partOfLibrary } from '../../src/epub/volumes.ts';
import { hasEpub } from '../../src/library/addresses.ts';
import type { Library, Work } from '../../src/library/library.ts';
import { paths } from '../../src/schemas/paths.ts';
import { decodeEscapes } from '../../src/values/escapes.ts';
import type { OutlineOf } from './outlines.ts';

/**
 * Returns the paths of the EPUB files that a site must have, from its root: one for each text, and the library's
 * volumes.
 */
export const expectedBooks = ({ library, volumes }: Pick<BookOptions, 'library' | 'volumes'>): string[] =>
  [
    ...library.works.filter(hasEpub).map((work) => paths.epub(work)),
    ...volumes.map((_, index) => paths.volume(index + 1)),
  ].map((path) => path.slice(1));

/** How to make the books of a built site. */
export interface BookOptions {
  /** The folder of the built site. */
  folder: string;
  /** The folder that caches books between releases. */
  cache: string;
  library: Library;
  /** The works in each volume of the library's book. */
  volumes: readonly (readonly Work[])[];
  outlineOf: OutlineOf;
  /** The base path of the site. */
  base: string;
  /** Returns the URL of a path of the site. */
  absoluteUrl: (path: string) => string;
}

/**
 * Writes the books of a site from the texts on its pages. A book is remade only if its page has changed, since the page
 * shows everything that is in the book. A volume of the library's book is made from the works' books, and remade if one
 * of its pages, a tag or a reading list has changed. Returns the number of books that were made.
 */
export async function writeBooks(options: BookOptions): Promise<number> {
  const { folder, cache, library, volumes, outlineOf } = options;
  if (library.works.length === 0) return 0;
  mkdirSync(cache, { recursive: true });
  const cached = new Set(readdirSync(cache));
  const used = new Set<string>();
  let made = 0;
  /** Copies a book from the cache to its path. Makes it first if none with this key is cached. */
  const provide = async (path: string, key: string, make: () => Promise<Uint8Array>) => {
    const name = `${hash([path, key])}.epub`;
    used.add(name);
    if (!cached.has(name)) {
      made += 1;
      writeFileSync(join(cache, name), await make());
    }
    copyFileSync(join(cache, name), join(folder, path));
  };
  const pageHashes = new Map(library.works.map((work) => [work, hash(readPage(work, options))]));
  for (const work of library.works.filter(hasEpub))
    await provide(paths.epub(work), pageHashes.get(work) ?? '', () =>
      makeBook(work, outlineOf(work), pageOf(work, options)),
    );
  const tags = library.tags.map(({ id, name, meaning }) => [id, name, meaning]);
  const lists = library.lists.map(({ id, title, description, works }) => [
    ...[id, title, description],
    works.map(({ work, reason }) => [paths.work(work), reason]),
  ]);
  for (const [index, works] of volumes.entries()) {
    const volume = { number: index + 1, count: volumes.length };
    const key = hash([tags, lists, volume, works.map((work) => pageHashes.get(work))]);
    await provide(paths.volume(volume.number), key, () =>
      makeVolume(partOfLibrary(library, works), volume, {
        absoluteUrl: options.absoluteUrl,
        bookOf: (work) => readFile(join(folder, paths.epub(work))),
        read: (work) => readWork(work, outlineOf(work), pageOf(work, options)),
      }),
    );
  }
  for (const name of cached) if (!used.has(name)) rmSync(join(cache, name));
  return made;
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Returns the page of a work in the built site. */
const pageOf = (work: Work, { folder, base, absoluteUrl }: BookOptions): WorkPage => ({
  html: readPage(work, { folder }),
  address: absoluteUrl(paths.work(work)),
  read: (source) => readFile(join(folder, (decodeEscapes(source) ?? source).slice(base.length))),
});

const readPage = (work: Work, { folder }: Pick<BookOptions, 'folder'>): string =>
  readFileSync(join(folder, paths.work(work), 'index.html'), 'utf8');
