import { workCollections } from '../schemas/collections.ts';
import type { LibraryEntries } from './library.ts';

/**
 * Removes references to tags and works that don't exist, and all but the last work with an id, so that the rest of a
 * library can be shown while an editor is at work. The content check reports what is removed.
 */
export function withoutBrokenReferences(entries: LibraryEntries): LibraryEntries {
  const tagIds = new Set(entries.tags?.map(({ id }) => id));
  const collectionOfWork = new Map(
    workCollections.flatMap((name) => (entries[name] ?? []).map(({ id }) => [id, name] as const)),
  );
  const works = workCollections.map((name) => [
    name,
    (entries[name] ?? [])
      .filter(({ id }) => collectionOfWork.get(id) === name)
      .map((entry) => ({
        ...entry,
        data: {
          ...entry.data,
          tags: entry.data.tags.filter((id) => tagIds.has(id)),
          related: entry.data.related.filter(({ work }) => collectionOfWork.has(work)),
        },
      })),
  ]);
  const lists = (entries.lists ?? []).map((entry) => ({
    ...entry,
    data: { ...entry.data, works: entry.data.works.filter(({ work }) => collectionOfWork.has(work)) },
  }));
  return { ...entries, ...(Object.fromEntries(works) as LibraryEntries), lists };
}
