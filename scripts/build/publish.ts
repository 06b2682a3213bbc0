import { existsSync, renameSync, rmSync } from 'node:fs';
import { listFileStates } from '../../src/check/file-states.ts';
import { type Manifest, prepareManifest, writeManifest } from './manifest.ts';
import type { BuildPaths } from './paths.ts';

const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

/**
 * Replaces the published site, and its rules for hosts, with the ones that were built. During the swap, the manifest lists
 * the files of both sites, so that it is right whenever the build is killed.
 */
export function publish({ site, next, last, headers, nextHeaders, manifest }: BuildPaths, built: Manifest): void {
  const replaced = listFileStates(site).map(({ path }) => path);
  writeManifest(manifest, { ...built, files: [...new Set([...replaced, ...built.files])] });
  const useManifest = prepareManifest(manifest, built); // after the swap, the disk may be full
  if (existsSync(site)) renameSync(site, last);
  renameSync(next, site);
  replaceWith(headers, nextHeaders);
  useManifest();
  remove(last);
}

/**
 * Completes an interrupted swap: if the new site is not in place, restores the old one; if it is, also replaces the
 * rules for hosts.
 */
export function recover({ site, last, headers, nextHeaders }: BuildPaths): void {
  if (!existsSync(site) && existsSync(last)) renameSync(last, site);
  else if (existsSync(nextHeaders) && existsSync(last)) replaceWith(headers, nextHeaders);
  remove(nextHeaders);
  remove(last);
}

function replaceWith(path: string, next: string): void {
  remove(path);
  renameSync(next, path);
}
