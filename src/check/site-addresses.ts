import { type AddressedEntries, siteAddresses } from '../library/addresses.ts';
import { seriesId, type Work } from '../library/library.ts';
import { personId } from '../values/names.ts';
import { compareStrings } from '../values/order.ts';
import { collections } from '../schemas/collections.ts';
import { type CheckedFile, seriesTitle } from './checked-file.ts';
import type { PublicationDays } from './unpublished.ts';

/** Returns the entries from which the addresses of a site are derived. The files may have errors. */
export function addressedEntries(files: readonly CheckedFile[]): AddressedEntries {
  const inCollection = (name: CheckedFile['collection']) => files.filter(({ collection }) => collection === name);
  return {
    works: files.flatMap(({ collection, id, entry }) => {
      const { kind } = collections[collection];
      const { extent } = (entry ?? {}) as Partial<Pick<Work, 'extent'>>;
      return kind === undefined ? [] : [{ kind, id, ...(extent && { extent }) }];
    }),
    tags: inCollection('tags'),
    lists: inCollection('lists'),
    authors: files.flatMap(({ people }) => people.map(({ person }) => ({ id: personId(person) }))),
    series: files.flatMap(({ data }) => {
      const title = seriesTitle(data);
      return title === undefined ? [] : [{ id: seriesId(title) }];
    }),
    pages: inCollection('pages'),
  };
}

/** Returns the paths of the pages and files of a site that texts may link to. */
export function linkablePaths(files: readonly CheckedFile[]): string[] {
  const { pages, files: others } = siteAddresses(addressedEntries(files));
  return [...pages, ...others];
}

/**
 * Returns the paths that texts may link to, each with the day from which it exists. `days` has the publication day of each
 * file, and `today` that of the pages that every site has.
 */
export function daysOfPaths(days: PublicationDays, today: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const byDay = [[today, []] as const, ...Map.groupBy(days.keys(), (file) => days.get(file) ?? today)];
  for (const [day, files] of byDay.sort(([a], [b]) => compareStrings(a, b)))
    for (const path of linkablePaths(files)) if (!paths.has(path)) paths.set(path, day);
  return paths;
}

/** Returns the paths at which a file in `public/` can be read. An `index.html` is also read at the path of its folder. */
export const publicPaths = (file: string): string[] => [
  `/${file}`,
  ...(/(?:^|\/)index\.html$/.test(file) ? [`/${file.replace(/index\.html$/, '')}`] : []),
];
