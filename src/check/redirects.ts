import { sharingIds } from '../schemas/collections.ts';
import { type CheckedFile, entryPath, stringsIn } from './checked-file.ts';

/**
 * Returns the redirects from former ids, as old path → new path. All works share one set of ids, so a former id of a
 * work redirects from every collection of works.
 */
export const findRedirects = (files: readonly CheckedFile[]): Record<string, string> =>
  Object.fromEntries(
    files.flatMap((file) => {
      const target = entryPath(file);
      return stringsIn(file.data, 'formerly')
        .flatMap((id) => sharingIds(file.collection).map((folder) => `/${folder}/${id}`))
        .filter((path) => `${path}/` !== target)
        .map((path) => [path, target]);
    }),
  );
