import type { Library, Work } from '../library/library.ts';
import { type WorkCollection, workCollections } from '../schemas/collections.ts';
import { paths } from '../schemas/paths.ts';

/**
 * The size of a volume of the library's book, in bytes. The limit is lower than the 25 MiB that Cloudflare Pages allows
 * for a file, since the sizes of works are estimates.
 */
export const maxVolumeSize = 20 * 1024 ** 2;

/**
 * Divides the works of a library into the volumes of its book, in the order in which the book lists them. `sizes`
 * contains the sizes of the works in bytes, by path. A small library has one volume.
 */
export function volumesOf(library: Pick<Library, WorkCollection>, sizes: Readonly<Record<string, number>>): Work[][] {
  const volumes: Work[][] = [];
  let size = Infinity;
  for (const work of workCollections.flatMap((name) => library[name])) {
    const added = sizes[paths.work(work)] ?? 0;
    if (size + added > maxVolumeSize) {
      volumes.push([]);
      size = 0;
    }
    volumes.at(-1)?.push(work);
    size += added;
  }
  return volumes;
}

/** Returns the part of a library that is in a volume. */
export function partOfLibrary<Part extends Pick<Library, WorkCollection | 'works' | 'tags' | 'lists'>>(
  library: Part,
  volume: readonly Work[],
): Part {
  const works = new Set(volume);
  const within = (all: readonly Work[]) => all.filter((work) => works.has(work));
  return {
    ...library,
    ...Object.fromEntries(workCollections.map((name) => [name, within(library[name])])),
    works: within(library.works),
    tags: library.tags.map((tag) => ({ ...tag, works: within(tag.works) })),
    lists: library.lists.map((list) => ({ ...list, works: list.works.filter(({ work }) => works.has(work)) })),
  };
}
