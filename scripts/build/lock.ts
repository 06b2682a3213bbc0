import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** Where a release does its work, beside the site that it is to replace. */
export interface BuildPaths {
  /** The site that readers get. */
  site: string;
  /** The one that is being built. */
  next: string;
  /** The one that was replaced, for the moment between two renames. */
  last: string;
  /** The rules for hosts that go with the site. */
  headers: string;
  /** Those that go with the one that is being built. */
  nextHeaders: string;
  /** Says that a build is under way, and of which process. */
  lock: string;
  /** Says so to builds of other sites, where Astro would work on both in one folder: it does outside of the project. */
  outside: string | undefined;
}

/** The places of a release of a folder. */
export const buildPaths = (site: string): BuildPaths => ({
  site,
  next: `${site}.next-${process.pid}`, // what is left of a killed build may still be writing to its own
  last: `${site}.last`,
  headers: `${site}.headers`,
  nextHeaders: `${site}.next.headers`,
  lock: `${site}.lock`,
  outside: relative('.', resolve(site)).startsWith('..') ? '.astro/outside.lock' : undefined,
});

const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

/** Keeps other builds of the same site away. Throws where one is under way. What a killed one left is cleared up. */
export function acquireLock(places: BuildPaths): void {
  const { site, lock, outside } = places;
  take(site, lock);
  try {
    if (outside) take('a site outside of the project', outside);
  } catch (error) {
    remove(lock);
    throw error;
  }
  recover(places);
  for (const name of readdirSync(dirname(site))) {
    const [, folder, kind, owner] = /^(.*)\.(next|lock)-(\d+)/.exec(name) ?? [];
    // a build that is still to find out that it is refused needs its own lock
    const needed = kind === 'lock' && isAlive(Number(owner));
    if (folder === basename(site) && !needed) remove(join(dirname(site), name));
  }
}

/** Makes the lock, with the process in it, appear at once: half a lock would keep nobody away, or everybody for ever. */
function take(site: string, lock: string): void {
  const own = `${lock}-${process.pid}`;
  const dead = `${own}-dead`;
  const refuse = (owner: number | undefined): Error =>
    new Error(
      `Another build of ${site} is under way${owner === undefined ? '' : ` (process ${owner})`}: wait until it has ended`,
    );
  try {
    remove(own);
    mkdirSync(own, { recursive: true });
    writeFileSync(`${own}/process`, String(process.pid));
    if (isAlive(ownerOf(lock))) throw refuse(ownerOf(lock));
    try {
      if (existsSync(lock)) renameSync(lock, dead);
      // another build may have found the dead one's lock, too, and have been quicker
      if (isAlive(ownerOf(dead))) renameSync(dead, lock);
      renameSync(own, lock);
    } catch {
      throw refuse(ownerOf(lock));
    }
  } finally {
    remove(own);
    remove(dead);
  }
}

/** Completes what a build did that was stopped while it put a site in place: back while there was none, else forward. */
function recover({ site, last, headers, nextHeaders }: BuildPaths): void {
  if (!existsSync(site) && existsSync(last)) renameSync(last, site);
  else if (existsSync(nextHeaders) && existsSync(last)) putInPlace(nextHeaders, headers);
  remove(nextHeaders);
  remove(last);
}

function putInPlace(next: string, place: string): void {
  remove(place);
  renameSync(next, place);
}

/** Puts the new site, with its headers, in the place of the old one. */
export function publish({ site, next, last, headers, nextHeaders }: BuildPaths): void {
  if (existsSync(site)) renameSync(site, last);
  renameSync(next, site);
  putInPlace(nextHeaders, headers);
  remove(last);
}

/** The folder of Astro's cache: a new one for each release. */
export const cachePath = (next: string): string => `${next}-cache`;

/** Lets other builds begin, and takes away what was not finished. */
export function cleanUp(places: BuildPaths): void {
  const { next, lock, outside } = places;
  recover(places);
  remove(next);
  remove(cachePath(next));
  remove(lock);
  if (outside) remove(outside);
}

function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(`${lock}/process`, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(owner: number | undefined): boolean {
  // a number that is none names no process, and one's own was that of a dead one before
  if (!owner || owner === process.pid) return false;
  try {
    process.kill(owner, 0); // asks, and does nothing
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
