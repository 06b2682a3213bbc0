import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type CheckCache, readCheckCache, writeCheckCache } from '../../src/check/cache.ts';
import { filesBelow } from '../../src/check/list-files.ts';
import { env, site } from '../../src/env.ts';
import { explain } from './command-error.ts';

const namePattern = /^check-[0-9a-f]{64}$/;

/**
 * Returns the path of the cache. Its name is a hash of everything that a result depends on apart from the file itself: the
 * code, the installed packages, the settings, the folder, and the day, since dates must not be far in the future. Call it
 * when the command starts: later, the code may be newer than the one that runs.
 */
export function cachedResultsPath(): string {
  const code = filesBelow('src')
    .filter(({ path, isRegular }) => isRegular && path.endsWith('.ts'))
    .map(({ path }) => join('src', path));
  const hash = createHash('sha256');
  for (const file of [...code, 'package-lock.json']) hash.update(file).update('\0').update(readFileSync(file));
  hash.update(JSON.stringify([site, env, resolve(env.contentDir), process.version]));
  return join(env.cacheDir, `check-${hash.digest('hex')}`);
}

/** Returns the results that a check of the same folder with the same code has stored; none if there was no such check. */
export function loadCheckCache(path: string): CheckCache {
  try {
    return readCheckCache(path);
  } catch {
    return new Map(); // it is missing or incomplete
  }
}

/**
 * Stores the results of a check, and deletes the results of other code. They only make the next check faster, so it only
 * prints a warning if they can't be stored.
 */
export function storeCheckCache(path: string, cache: CheckCache): void {
  const aside = `${path}.${process.pid}`;
  try {
    // below /proc, creating folders recursively never ends
    if (!existsSync(env.cacheDir)) mkdirSync(env.cacheDir, { recursive: !existsSync(dirname(env.cacheDir)) });
    for (const name of readdirSync(env.cacheDir).filter((other) => namePattern.test(other)))
      rmSync(join(env.cacheDir, name), { force: true });
    writeCheckCache(aside, cache);
    renameSync(aside, path);
  } catch (error) {
    if (existsSync(aside)) rmSync(aside);
    console.warn(`The results of the check could not be cached: ${explain(error)}`);
  }
}
