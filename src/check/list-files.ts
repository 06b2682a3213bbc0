import { readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { isSystemError } from '../files.ts';
import { compareStrings } from '../values/order.ts';

/** Returns a path as diagnostics show it: relative to the working directory, with forward slashes. */
export const displayPath = (path: string): string => toSlashes(relative(process.cwd(), path));

/** A file in a folder or one of its subfolders. */
export interface ListedFile {
  /** The path from the folder, with forward slashes. */
  path: string;
  /** Whether it is a file, and not a symbolic link, a device or a folder that can't be read. */
  isRegular: boolean;
}

/**
 * Lists the files of a folder and all its subfolders by their paths, including hidden files. A missing folder has none.
 * If a subfolder can't be read, lists the subfolder itself. Throws if the folder can't be read.
 */
export function filesBelow(folder: string): ListedFile[] {
  try {
    return filesIn(folder, '').sort((a, b) => compareStrings(a.path, b.path));
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}

function filesIn(folder: string, prefix: string): ListedFile[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return { path, isRegular: entry.isFile() };
    try {
      return filesIn(folder, `${path}/`);
    } catch (error) {
      if (isSystemError(error)) return { path, isRegular: false };
      throw error;
    }
  });
}

/** Returns the paths of all files below a folder, relative to it, without hidden files and system files. */
export const listFiles = (folder: string): string[] =>
  filesBelow(folder)
    .map(({ path }) => path)
    .filter((path) => !isHidden(basename(path)));

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

/** On systems other than Windows, file names may contain backslashes. */
const toSlashes = (path: string) => (sep === '\\' ? path.replaceAll('\\', '/') : path);
