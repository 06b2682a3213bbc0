import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { BuildPaths } from './paths.ts';
import { recover } from './publish.ts';

const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

const removeIfEmpty = (folder: string) => {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
};

/**
 * Locks the site and the project against other builds, and cleans up after a build that was killed. Throws if another
 * build is running.
 */
export function acquireLock(paths: BuildPaths): void {
  const { site, work, lock, projectLock } = paths;
  takeLock(site, lock);
  try {
    takeLock('this project', projectLock);
  } catch (error) {
    remove(lock);
    removeIfEmpty(work);
    throw error;
  }
  recover(paths);
  for (const name of readdirSync(work)) {
    const [, kind, owner] = /^(next|lock|manifest\.json\.new)(?:-(\d+))?/.exec(name) ?? [];
    // a running build that is about to be refused still needs its own lock
    const isNeeded = kind === 'lock' && (owner === undefined || isRunning(Number(owner)));
    if (kind !== undefined && !isNeeded) remove(join(work, name));
  }
}

/** Releases the locks and deletes whatever was not finished. */
export function cleanUp(paths: BuildPaths): void {
  recover(paths);
  for (const path of [paths.next, paths.cache, paths.lock, paths.projectLock]) remove(path);
  removeIfEmpty(paths.work);
}

/**
 * Takes a lock: a folder with the process id in it. It is created by a single rename, since an incomplete lock would block
 * either no build or every build for ever. `target` names the locked thing in the error message.
 */
function takeLock(target: string, lock: string): void {
  const own = `${lock}-${process.pid}`;
  const dead = `${own}-dead`;
  const refusal = (owner: number | undefined): Error =>
    new Error(
      `Another build of ${target} is running${owner === undefined ? '' : ` (process ${owner})`}: wait until it has finished. If no build is running, delete ${lock}`,
    );
  try {
    remove(own);
    mkdirSync(own, { recursive: true });
    writeFileSync(`${own}/process`, String(process.pid));
    if (isRunning(ownerOf(lock))) throw refusal(ownerOf(lock));
    try {
      if (existsSync(lock)) renameSync(lock, dead);
      // another build may have found the dead lock too, and replaced it first
      if (isRunning(ownerOf(dead))) renameSync(dead, lock);
      renameSync(own, lock);
    } catch {
      throw refusal(ownerOf(lock));
    }
  } finally {
    remove(own);
    remove(dead);
  }
}

/** Returns the id of the process that holds a lock, if the lock exists. */
function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(`${lock}/process`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Returns whether another process has this id. The id of a dead process may have been reused for this one. */
function isRunning(owner: number | undefined): boolean {
  if (!owner || owner === process.pid) return false;
  try {
    process.kill(owner, 0); // signal 0 only tests whether the process exists
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
