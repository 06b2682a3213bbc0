import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './list-files.ts';

/** A file in a folder, with the size and time that show whether it has changed. */
export interface FileState {
  /** The path from the folder, with forward slashes. */
  path: string;
  /** The size in bytes. */
  size: number;
  /** The time of the last change, in milliseconds. */
  modifiedMs: number;
}

/** Lists the files of a folder and all its subfolders. A missing folder has none. */
export const listFileStates = (folder: string): FileState[] =>
  filesBelow(folder).flatMap(({ path }) => {
    const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
    return stats ? [{ path, size: stats.size, modifiedMs: stats.mtimeMs }] : []; // it was deleted in the meantime
  });

/** Returns the paths of the files that were added, changed or deleted between two listings of a folder. */
export function changedFiles(before: readonly FileState[], after: readonly FileState[]): string[] {
  const key = (file: FileState) => JSON.stringify(file);
  const [beforeKeys, afterKeys] = [new Set(before.map(key)), new Set(after.map(key))];
  const changed = [
    ...before.filter((file) => !afterKeys.has(key(file))),
    ...after.filter((file) => !beforeKeys.has(key(file))),
  ];
  return [...new Set(changed.map(({ path }) => path))].sort();
}
