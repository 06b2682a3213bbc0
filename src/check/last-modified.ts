import { type CheckedFile, entryPath } from './checked-file.ts';

/** Returns the day (`YYYY-MM-DD`) on which each work was last changed here, by its path. */
export const lastModifiedDays = (files: readonly CheckedFile[]): Record<string, string> =>
  Object.fromEntries(
    files.flatMap((file) => {
      const { revised, added } = (file.data ?? {}) as { revised?: unknown; added?: unknown };
      const day = revised ?? added;
      return typeof day === 'string' ? [[entryPath(file), day]] : [];
    }),
  );
