import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type CheckCache, readCheckCache } from '../../src/check/cache.ts';
import { env } from '../../src/env.ts';

/** Where the cache of the last release is kept, beside its site. */
const keptOf = (site: string): string => `${site}.cache`;

/**
 * Names all that a page is made by: the code, what is served as it is, the pictures, the settings and the versions. The
 * texts are not in it: each page names its own (src/lib/fingerprint.ts).
 */
export function codeHash(): string {
  const content = resolve(env.contentDir) + sep;
  const files = ['src', 'public', 'scripts/build', env.contentDir].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => resolve(parentPath, name))
      .filter((file) => !(file.startsWith(content) && /\.mdx?$/.test(file))),
  );
  const hash = createHash('sha256');
  const settings = ['astro.config.mjs', 'package.json', 'package-lock.json'].filter((file) => existsSync(file));
  for (const file of [...new Set([...files, ...settings.map((one) => resolve(one))])].sort())
    hash.update(relative('.', file)).update('\0').update(readFileSync(file)).update('\0');
  const { contentDir, siteUrl, libraries } = env;
  return hash.update(JSON.stringify([contentDir, siteUrl, libraries, process.version])).digest('hex');
}

const isOf = (code: string, site: string): boolean =>
  existsSync(`${keptOf(site)}/code`) && readFileSync(`${keptOf(site)}/code`, 'utf8') === code;

/** What the last release found in the files of the content, where the same code found it; else nothing. */
export const restoreCheckCache = (site: string, code: string): CheckCache =>
  isOf(code, site) ? readCheckCache(checkCachePath(keptOf(site))) : new Map();

/** Where a cache keeps that. */
export const checkCachePath = (cache: string): string => join(cache, 'known');

/**
 * Takes the cache of the last release for the next one, where the same code made it, into the place where Astro looks
 * for it; else takes it away. It is gone from its own place until `keep` puts it back, so that none that a failed or a
 * killed build may have spoilt is used again. Gives whether there was one.
 */
export function restoreCache(site: string, cache: string, code: string): boolean {
  const kept = keptOf(site);
  const isOfThisCode = isOf(code, site);
  if (isOfThisCode) renameSync(kept, cache);
  rmSync(kept, { recursive: true, force: true });
  return isOfThisCode;
}

/** Keeps the cache of a release that ended well, with what names the code that it began with. */
export function storeCache(site: string, cache: string, code: string): void {
  if (!existsSync(cache) || !statSync(cache).isDirectory()) return;
  writeFileSync(join(cache, 'code'), code);
  rmSync(keptOf(site), { recursive: true, force: true });
  renameSync(cache, keptOf(site));
}
