import { existsSync, lstatSync, realpathSync } from 'node:fs';

/** The folders and files of a release. */
export interface BuildPaths {
  /** The published site. */
  site: string;
  /** The folder next to the site for everything that only a build needs. Its names are listed in `isWorkFile`. */
  work: string;
  /** The site that is being built. */
  next: string;
  /** The site that is being replaced; it exists only briefly, between two renames. */
  last: string;
  /** The list of the files of the site, and the number of its works: `manifest.ts`. */
  manifest: string;
  /** The rules for hosts that belong to the site. */
  headers: string;
  /** The rules that belong to the site that is being built. */
  nextHeaders: string;
  /** Astro's cache during the release. */
  cache: string;
  /** The cache of the last release. */
  storedCache: string;
  /** The lock on the site: it names the process that builds it. */
  lock: string;
  /** The lock on the project: Astro writes files of every build into `.astro/`. */
  projectLock: string;
}

/** Returns whether a build creates a file or folder of this name in its work folder. */
export const isWorkFile = (name: string): boolean =>
  /^(?:last|lock|next\.headers|manifest\.json(?:\.new)?|next-\d+(?:-cache)?|lock-takeover|lock-\d+(?:-dead)?)$/.test(
    name,
  );

/**
 * Returns the paths of a release that builds into a folder. If the folder is a symbolic link, the site is the folder
 * that it points to. `astro` is the folder that Astro writes into.
 */
export function buildPaths(folder: string, astro = '.astro'): BuildPaths {
  const site = followLink(folder);
  const work = `${site}.build`;
  // child processes of a killed build may still be writing into its folder, so each build has a folder of its own
  const next = `${work}/next-${process.pid}`;
  return {
    site,
    work,
    next,
    last: `${work}/last`,
    manifest: `${work}/manifest.json`,
    headers: `${site}.headers`,
    nextHeaders: `${work}/next.headers`,
    cache: `${next}-cache`,
    storedCache: `${site}.cache`,
    lock: `${work}/lock`,
    projectLock: `${astro}/build.lock`,
  };
}

function followLink(folder: string): string {
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink && existsSync(folder) ? realpathSync(folder) : folder;
}
