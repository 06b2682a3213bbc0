import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type CheckCache, readCheckCache } from '../../src/check/cache.ts';
import { filesBelow } from '../../src/check/list-files.ts';
import { contentLists } from '../../src/check/lists.ts';
import { env, site } from '../../src/env.ts';
import { readOptionalFile } from '../../src/files.ts';

/** Returns the path of the check cache within a cache folder. */
export const checkCachePath = (cache: string): string => join(cache, 'check-cache');

/** Returns the folder of the EPUB files within a cache folder. */
export const bookCachePath = (cache: string): string => join(cache, 'books');

/**
 * Returns a hash of everything that can change every page: code, public files, images, settings and versions. Texts are
 * not part of it, since each page has a fingerprint of its own texts (src/library/fingerprint.ts), and neither are the
 * published record and the list of withdrawn pages, which no page with a fingerprint shows.
 */
export function codeHash(): string {
  const content = resolve(env.contentDir) + sep;
  const lists = contentLists.map((name) => content + name);
  const isText = (file: string) => file.startsWith(content) && (/\.mdx?$/.test(file) || lists.includes(file));
  const files = ['src', env.publicDir, 'scripts/build', env.contentDir].flatMap((folder) =>
    filesBelow(folder)
      .filter(({ isRegular }) => isRegular)
      .map(({ path }) => resolve(folder, path))
      .filter((file) => !isText(file)),
  );
  const settings = ['astro.config.mjs', 'package.json', 'package-lock.json'].filter((file) => existsSync(file));
  const hash = createHash('sha256');
  for (const file of [...new Set([...files, ...settings.map((name) => resolve(name))])].sort())
    hash.update(relative('.', file)).update('\0').update(stateOf(file)).update('\0');
  const { contentDir, siteUrl, libraries } = env;
  return hash.update(JSON.stringify([site, contentDir, siteUrl, libraries, process.version])).digest('hex');
}

/** The size up to which a file is identified by its bytes. A larger one is identified by the time of its last change. */
const maxHashedBytes = 50_000_000;

function stateOf(file: string): Buffer | string {
  const { size, mtimeMs } = statSync(file);
  return size > maxHashedBytes ? `${size} ${mtimeMs}` : readFileSync(file);
}

/** Returns whether a cache is stored that the same code wrote. */
function isUpToDate(stored: string, code: string): boolean {
  return readOptionalFile(join(stored, 'code'), { maxBytes: 1000 })?.toString() === code;
}

/** Returns the check cache of the last release, or an empty one if other code wrote it. */
export const restoreCheckCache = (stored: string, code: string): CheckCache =>
  isUpToDate(stored, code) ? readCheckCache(checkCachePath(stored)) : new Map();

/**
 * Moves the stored cache to the folder where Astro looks for it, or deletes it if other code wrote it. Either way
 * no cache is stored until `storeCache`, so that no release reuses a cache that a failed release may have damaged.
 */
export function restoreCache(stored: string, cache: string, code: string): void {
  if (isUpToDate(stored, code)) renameSync(stored, cache);
  rmSync(stored, { recursive: true, force: true });
}

/** Stores the cache of a successful release, with the hash of the code that the release started with. */
export function storeCache(stored: string, cache: string, code: string): void {
  if (!existsSync(cache) || !statSync(cache).isDirectory()) return;
  writeFileSync(join(cache, 'code'), code);
  rmSync(stored, { recursive: true, force: true });
  renameSync(cache, stored);
}
