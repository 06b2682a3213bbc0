/** The folders and files of a release, next to the site that it builds. */
export interface BuildPaths {
  /** The site that readers get. */
  site: string;
  /** The site that is being built. */
  next: string;
  /** The site that was replaced; it exists for the moment between two renames. */
  last: string;
  /** The rules for hosts that belong to the site. */
  headers: string;
  /** The rules that belong to the site that is being built. */
  nextHeaders: string;
  /** Astro's cache during the release. */
  cache: string;
  /** The lock on the site: it names the process that builds it. */
  lock: string;
  /** The lock on the project: Astro writes files of every build into `.astro/`. */
  projectLock: string;
}

/** Returns the paths of a release that builds into a folder. `astro` is the folder that Astro writes into. */
export function buildPaths(site: string, astro = '.astro'): BuildPaths {
  // child processes of a killed build may still be writing into its folder, so each build has a folder of its own
  const next = `${site}.next-${process.pid}`;
  return {
    site,
    next,
    last: `${site}.last`,
    headers: `${site}.headers`,
    nextHeaders: `${site}.next.headers`,
    cache: `${next}-cache`,
    lock: `${site}.lock`,
    projectLock: `${astro}/build.lock`,
  };
}
