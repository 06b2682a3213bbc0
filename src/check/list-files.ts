import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Returns a path as diagnostics show it: relative to the working directory, with forward slashes. */
export const displayPath = (path: string): string => toSlashes(relative(process.cwd(), path));

/** Returns the paths of all files below a folder, relative to it, without dotfiles such as `.DS_Store`. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !isHidden(entry.name))
    .map((entry) => toSlashes(relative(folder, join(entry.parentPath, entry.name))));
}

/** Content files such as `.draft.md` count as visible, so that the check reports their names. */
const isHidden = (name: string) => name.startsWith('.') && !/\.mdx?$/.test(name);

const toSlashes = (path: string) => path.replaceAll('\\', '/');
