import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import type { BuildPaths } from './paths.ts';

const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

/**
 * Checks that a release may replace a folder: it doesn't exist yet, is empty, or contains a site of ours. Throws
 * otherwise, so that a mistyped `OUT_DIR` never deletes anyone's files.
 */
export function assertReplaceable(site: string): void {
  if (!existsSync(site) || existsSync(`${site}/pagefind/works.json`)) return;
  let entries: string[];
  try {
    entries = readdirSync(site);
  } catch {
    throw new Error(`OUT_DIR: ${site} is a file, not a folder; name another folder`);
  }
  if (entries.length > 0)
    throw new Error(`OUT_DIR: ${site} holds files that no build of this site wrote; empty it or name another folder`);
}

/** Replaces the published site, and its rules for hosts, with the ones that were built. */
export function publish({ site, next, last, headers, nextHeaders }: BuildPaths): void {
  if (existsSync(site)) renameSync(site, last);
  renameSync(next, site);
  replaceWith(headers, nextHeaders);
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
