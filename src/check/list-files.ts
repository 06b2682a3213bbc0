import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Returns a path as diagnostics show it: relative to the working directory, with forward slashes. */
export const displayPath = (path: string): string => toSlashes(relative(process.cwd(), path));

/** Returns the paths of all files below a folder, relative to it, without hidden files and those of the system. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !isHidden(entry.name))
    .map((entry) => toSlashes(relative(folder, join(entry.parentPath, entry.name))));
}

/** Returns whether an editor made a file next to the one that is edited: a backup, a lock or unsaved text. */
export const isEditorFile = (name: string): boolean =>
  /~$|^(?:\.?#|\.~lock\.|~\$)|\.(?:bak|orig|rej|sw[a-p]|tmp)$/i.test(name);

/**
 * Returns whether a file is hidden, or has the settings of a file manager. Content files such as `.draft.md` count as
 * visible, so that the check reports their names, and so do the files of editors.
 */
export const isHidden = (name: string): boolean =>
  /^(?:\._.*|Thumbs\.db|desktop\.ini)$/i.test(name) ||
  (name.startsWith('.') && !/\.mdx?$/.test(name) && !isEditorFile(name));

const toSlashes = (path: string) => path.replaceAll('\\', '/');
