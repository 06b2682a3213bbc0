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
import { isRunning, startOf } from '../support/processes.ts';

const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

/** Removes a folder, unless it has files or another build has just removed it. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!isLostRace(error)) throw error;
  }
}

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
    for (const own of [lock, projectLock]) if (isOwn(own)) remove(own);
    removeIfEmpty(work);
    throw error;
  }
  recover(paths);
  for (const name of readdirSync(work)) {
    const [, kind, owner] = /^(next|lock|manifest\.json\.new)(?:-(\d+))?/.exec(name) ?? [];
    // a running build that is about to be refused still needs its own lock
    const path = join(work, name);
    const isNeeded =
      path === lock || (kind === 'lock' && (owner ? isRunning(Number(owner)) : isBuilding(ownerOf(path))));
    if (kind !== undefined && !isNeeded) remove(path);
  }
}

/** Releases the locks and deletes whatever was not finished. */
export function cleanUp(paths: BuildPaths): void {
  recover(paths);
  for (const path of [paths.next, paths.cache, paths.lock, paths.projectLock]) remove(path);
  removeIfEmpty(paths.work);
}

/**
 * Takes a lock: a folder that names the process. It is created by a single rename, since an incomplete lock would block
 * either no build or every build for ever. `target` names the locked thing in the error message.
 */
function takeLock(target: string, lock: string): void {
  const own = `${lock}-${process.pid}`;
  try {
    remove(own);
    mkdirSync(own, { recursive: true });
    writeFileSync(`${own}/process`, `${process.pid} ${startOf(process.pid) ?? ''}`.trim());
    const owner = ownerOf(lock);
    if (isBuilding(owner)) throw refusal(target, lock, owner);
    try {
      if (existsSync(lock)) replaceDead(lock, own);
      else renameSync(own, lock);
    } catch (error) {
      const winner = [lock, takeoverOf(lock)].map(ownerOf).find(isBuilding);
      throw isLostRace(error) || winner ? refusal(target, lock, winner) : error;
    }
    if (!isOwn(lock)) throw refusal(target, lock, ownerOf(lock));
  } finally {
    remove(own);
  }
}

/** Returns the path of the lock that a build needs to replace a dead lock. */
const takeoverOf = (lock: string): string => `${lock}-takeover`;

/**
 * Replaces the lock of a build that was killed. If several builds find it, only the one that can create the takeover lock
 * may remove it: otherwise, the others might remove the lock of the first.
 */
function replaceDead(lock: string, own: string): void {
  const [takeover, dead] = [takeoverOf(lock), `${own}-dead`];
  if (existsSync(takeover) && !isBuilding(ownerOf(takeover))) remove(takeover);
  renameSync(own, takeover); // fails if it exists
  try {
    if (!isBuilding(ownerOf(lock))) renameSync(lock, dead);
    renameSync(takeover, lock);
  } finally {
    remove(dead);
    if (isOwn(takeover)) remove(takeover);
  }
}

const refusal = (target: string, lock: string, owner: Owner | undefined): Error =>
  new Error(
    `Another build of ${target} is running${owner === undefined ? '' : ` (process ${owner.pid})`}: wait until it has finished. If no build is running, delete ${lock}`,
  );

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/**
 * Returns whether an error in taking a lock means that another build was faster. Any other error is about the folder, such
 * as a missing permission.
 */
export const isLostRace = (error: unknown): boolean => ['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error));

/** Returns whether this process holds a lock. */
const isOwn = (lock: string): boolean => ownerOf(lock)?.pid === process.pid;

/** The process that holds a lock. */
interface Owner {
  pid: number;
  /** When it started; empty if that is unknown. */
  start: string;
}

/** Returns the process that holds a lock, if the lock exists. Throws if it exists and can't be read. */
function ownerOf(lock: string): Owner | undefined {
  try {
    const [, pid, start = ''] = /^(\d+)(?: (.*))?$/s.exec(readFileSync(`${lock}/process`, 'utf8').trim()) ?? [];
    return pid === undefined ? undefined : { pid: Number(pid), start };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/**
 * Returns whether the process that holds a lock is running. If it was killed, another program, or even this
 * build, may have been given its process id, so the start times are compared as well.
 */
function isBuilding(owner: Owner | undefined): boolean {
  if (owner === undefined || !isRunning(owner.pid)) return false;
  const start = startOf(owner.pid);
  return owner.start === '' || start === undefined || start === owner.start;
}
