import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { listFileStates } from '../../src/check/file-states.ts';
import { hosts } from './headers.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type BuildPaths, isWorkFile } from './paths.ts';

/** Returns whether a file is one that file managers put into every folder they show. */
const isFileManagers = (path: string) => /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i.test(basename(path));

/** Files of the site that other tools may write as well: docs/deploying.md. */
const hostFiles = ['_headers', '_redirects'];

/**
 * Checks, before a build creates anything, that it can create and rename folders where it has to. Throws otherwise. Another
 * build may be running.
 */
export function assertUsable({ site, work }: BuildPaths): void {
  if (statSync(site, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Error(`OUT_DIR: ${site} is a file, not a folder; name another folder`);
  if (lstatSync(site, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`OUT_DIR: ${site} is a broken symbolic link; create the folder that it points to`);
  assertWritable(nearestFolder(dirname(resolve(site))), site);
  if (isMountPoint(site))
    throw new Error(
      `OUT_DIR: ${site} is a mount point, which a build can't replace; name a folder in it, such as OUT_DIR=${join(site, 'site')}`,
    );
  assertNames(work, isWorkFile, site);
}

/**
 * Checks that a build may replace the site and the folders next to it: a build wrote each of their files, and this one
 * can delete them. Throws otherwise, so that a mistyped `OUT_DIR` never deletes anyone's files. Call it while the site
 * is locked. Returns what the last release wrote, if that is known: older versions wrote no manifest.
 */
export function assertReplaceable({ site, work, manifest, headers, storedCache }: BuildPaths): Manifest | undefined {
  assertNames(headers, (name) => Object.hasOwn(hosts, name), site);
  const isCache = existsSync(join(storedCache, 'code'));
  assertNames(storedCache, () => isCache, site);
  // not the folders in `work`: a build that is being refused may be deleting its lock there right now
  for (const folder of [work, ...[site, headers, storedCache].flatMap(foldersIn)]) assertWritable(folder, site);
  const written = readManifest(manifest);
  const files = listFileStates(site)
    .map(({ path }) => path)
    .filter((path) => !isFileManagers(path));
  if (written === undefined && files.includes('pagefind/works.json')) return undefined;
  const known = new Set([...(written?.files ?? []), ...hostFiles]);
  const foreign = files.filter((path) => !known.has(path));
  if (foreign.length > 0) throw foreignFiles(site, foreign.sort());
  return written;
}

function foreignFiles(site: string, paths: readonly string[]): Error {
  const shown = paths.slice(0, 10).map((path) => `\n  ${path}`);
  const more = paths.length > shown.length ? `\n  and ${paths.length - shown.length} more` : '';
  return new Error(
    `OUT_DIR: ${site} contains files that no build of this site wrote. Name another folder, or, if they belong to this site, move them into public/, from where every build copies them:${shown.join('')}${more}`,
  );
}

/** Throws if a folder that a build replaces has files that it didn't write. */
function assertNames(folder: string, isOurs: (name: string) => boolean, site: string): void {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) return;
  if (isFolder) assertWritable(folder, site);
  const foreign = isFolder ? readdirSync(folder).filter((name) => !isOurs(name) && !isFileManagers(name)) : [];
  if (isFolder && foreign.length === 0) return;
  const what = isFolder ? `which has files that no build wrote (${foreign.slice(0, 3).join(', ')})` : 'which is a file';
  throw new Error(`OUT_DIR: a build of ${site} needs ${folder}, ${what}; rename it, or name another folder`);
}

/** Throws if a folder exists that this build may not write into. */
function assertWritable(folder: string, site: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new Error(
      `OUT_DIR: ${folder} belongs to another user or is read-only, so this build can't replace ${site}; build as that user, delete the folder, or name another one`,
      { cause },
    );
  }
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? [
        folder,
        ...readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ parentPath, name }) => join(parentPath, name)),
      ]
    : [];

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)));

/** Returns whether a file system is mounted at a path. A bind mount has the device of its parent; only Linux lists it. */
function isMountPoint(path: string): boolean {
  if (!existsSync(path)) return false;
  const absolute = realpathSync(path);
  const folder = statSync(absolute);
  if (folder.dev !== statSync(dirname(absolute)).dev) return true;
  const list = '/proc/self/mountinfo';
  if (!existsSync(list)) return false;
  const points = readFileSync(list, 'utf8')
    .split('\n')
    .map((line) =>
      line.split(' ')[4]?.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8))),
    );
  return points.includes(absolute);
}
