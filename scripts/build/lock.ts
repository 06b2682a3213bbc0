import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a release does its work, beside the site that it is to replace. */
export interface Places {
  /** The site that readers get. */
  site: string;
  /** The one that is being built. */
  next: string;
  /** The one that was replaced, for the moment between two renames. */
  last: string;
  /** Says that a build is under way, and of which process. */
  lock: string;
}

/** The places of a release of a folder. */
export const placesOf = (site: string): Places => ({
  site,
  next: `${site}.next-${process.pid}`, // what is left of a killed build may still be writing to its own
  last: `${site}.last`,
  lock: `${site}.lock`,
});

/** Keeps other builds of the same site away. Throws where one is under way. What a killed one left is cleared up. */
export function begin({ site, last, lock }: Places): void {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    mkdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = ownerOf(lock);
    if (owner !== undefined && isAlive(owner))
      throw new Error(`Another build of ${site} is under way (process ${owner}): wait until it has ended`);
  }
  writeFileSync(`${lock}/process`, String(process.pid));
  // a build that was killed between its two renames
  if (!existsSync(site) && existsSync(last)) renameSync(last, site);
  rmSync(last, { recursive: true, force: true });
  const left = readdirSync(dirname(site)).filter((name) => name.startsWith(`${basename(site)}.next-`));
  for (const name of left) rmSync(join(dirname(site), name), { recursive: true, force: true });
}

/** Puts the new site in the place of the old one. */
export function replace({ site, next, last }: Places): void {
  if (existsSync(site)) renameSync(site, last);
  renameSync(next, site);
  rmSync(last, { recursive: true, force: true });
}

/** The folder of Astro's cache: a new one for each release. */
export const cacheOf = (next: string): string => `${next}-cache`;

/** Lets other builds begin, and takes away what was not finished. */
export function end({ next, lock }: Places): void {
  rmSync(next, { recursive: true, force: true });
  rmSync(cacheOf(next), { recursive: true, force: true });
  rmSync(lock, { recursive: true, force: true });
}

function ownerOf(lock: string): number | undefined {
  const file = `${lock}/process`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0); // asks, and does nothing
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
