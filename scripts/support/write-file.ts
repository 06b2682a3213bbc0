import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getSystemErrorMessage } from 'node:util';
import { CommandError } from './command-error.ts';
import { isRunning } from './processes.ts';

/**
 * Writes one of the owner's files: first to a temporary file next to it, which is then renamed. The path always has
 * either the complete old text or the complete new one, even if the disk is full or the process is killed. Creates the
 * folder. Throws a `CommandError` if the file can't be written.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const isNew = !existsSync(path);
  const target = isNew ? path : realpathSync(path); // renaming would replace a symbolic link
  const temporary = join(dirname(target), `.write-${process.pid}.tmp`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    deleteRemains(dirname(target));
    writeFileSync(temporary, content, isNew ? {} : { mode: statSync(target).mode });
    renameSync(temporary, target);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    const { errno } = error as NodeJS.ErrnoException;
    if (errno === undefined) throw error;
    const state = isNew ? 'The file doesn’t exist yet' : 'The file is as it was before';
    throw new CommandError(`${path} was not written: ${getSystemErrorMessage(errno)}. ${state}.`, { cause: error });
  }
}

/** The folders where the temporary files of killed processes were already deleted. */
const clean = new Set<string>();

/** Deletes the temporary files that killed processes left in a folder. */
function deleteRemains(folder: string): void {
  if (clean.has(folder)) return;
  clean.add(folder);
  for (const name of readdirSync(folder)) {
    const [, pid] = /^\.write-(\d+)\.tmp$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name));
  }
}
