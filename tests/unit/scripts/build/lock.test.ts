import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireLock, cleanUp, isLostRace } from '../../../../scripts/build/lock.ts';
import { readManifest } from '../../../../scripts/build/manifest.ts';
import { type BuildPaths, buildPaths } from '../../../../scripts/build/paths.ts';
import { publish } from '../../../../scripts/build/publish.ts';

/** The id of a process that has ended: larger than any that Linux assigns. */
const deadPid = '99999999';

let folder = '';
let paths: BuildPaths;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-lock-'));
  paths = buildPaths(join(folder, 'dist'), join(folder, 'astro'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const writeSite = (site: string, text: string) => write(join(site, 'index.html'), text);
const writeHeaders = (headers: string, text: string) => write(join(headers, 'nginx'), text);
const readPublished = () => ({
  site: readFileSync(join(paths.site, 'index.html'), 'utf8'),
  headers: readFileSync(join(paths.headers, 'nginx'), 'utf8'),
});
const oldSite = { site: 'old', headers: 'old' };
const newSite = { site: 'new', headers: 'new' };

describe('acquireLock repairs a swap that was killed', () => {
  const { site, next, last, headers, nextHeaders } = buildPaths('dist');
  test.each([
    ['before it began', { [site]: 'old', [headers]: 'old', [next]: 'new', [nextHeaders]: 'new' }, oldSite],
    ['while there was no site', { [last]: 'old', [headers]: 'old', [next]: 'new', [nextHeaders]: 'new' }, oldSite],
    ['before the rules', { [last]: 'old', [site]: 'new', [headers]: 'old', [nextHeaders]: 'new' }, newSite],
    ['while there were no rules', { [last]: 'old', [site]: 'new', [nextHeaders]: 'new' }, newSite],
    ['before it deleted the old site', { [last]: 'old', [site]: 'new', [headers]: 'new' }, newSite],
  ])('%s', (_when, folders, expected) => {
    for (const [path, text] of Object.entries(folders))
      if (path.endsWith('.headers')) writeHeaders(join(folder, path), text);
      else writeSite(join(folder, path), text);
    write(`${paths.lock}/process`, deadPid);
    write(`${paths.lock}-${deadPid}/process`, deadPid);
    write(`${paths.lock}-takeover/process`, deadPid);
    write(`${paths.manifest}.new`, '{');
    acquireLock(paths);
    expect(readPublished()).toEqual(expected);
    cleanUp(paths);
    expect(readPublished()).toEqual(expected);
    expect(readdirSync(folder).sort()).toEqual(['astro', 'dist', 'dist.headers']);
  });
});

describe('a locked build', () => {
  beforeEach(() => {
    writeSite(paths.site, 'old');
    writeHeaders(paths.headers, 'old');
    acquireLock(paths);
    writeHeaders(paths.nextHeaders, 'new');
  });

  test('publishes a site together with its rules', () => {
    writeSite(paths.next, 'new');
    publish(paths, { works: 1, files: ['index.html'] });
    cleanUp(paths);
    expect(readPublished()).toEqual(newSite);
    expect(readdirSync(folder).sort()).toEqual(['astro', 'dist', 'dist.build', 'dist.headers']);
    expect(readdirSync(paths.work)).toEqual(['manifest.json']);
    expect(readManifest(paths.manifest)).toEqual({ works: 1, files: ['index.html'] });
  });

  test('leaves the old rules alone if it ends before it has a site', () => {
    cleanUp(paths);
    expect(readPublished()).toEqual(oldSite);
  });
});

describe('acquireLock', () => {
  test('refuses while another process builds the same site', () => {
    write(`${paths.lock}/process`, String(process.ppid));
    expect(() => acquireLock(paths)).toThrow(`dist is running (process ${process.ppid}): wait until it has finished`);
    expect(readdirSync(paths.work)).toEqual(['lock']);
  });

  test('refuses the lock of another process until that ends', async () => {
    const program = `
      import { acquireLock } from './scripts/build/lock.ts';
      import { buildPaths } from './scripts/build/paths.ts';
      acquireLock(buildPaths(${JSON.stringify(join(folder, 'dist'))}, ${JSON.stringify(join(folder, 'astro'))}));
      console.log('locked');
      setInterval(() => undefined, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', program]);
    await once(other.stdout, 'data');
    expect(() => acquireLock(paths)).toThrow(`dist is running (process ${other.pid})`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    acquireLock(paths);
  });

  test('refuses while another process builds the same project into another folder', () => {
    write(`${paths.projectLock}/process`, String(process.ppid));
    expect(() => acquireLock(paths)).toThrow(`this project is running (process ${process.ppid})`);
    expect(readdirSync(folder)).toEqual(['astro']);
  });

  test.each([
    ['of a process that has ended', deadPid],
    ['that is empty, as after a full disk', ''],
    ['of an earlier process with the id of this one', String(process.pid)],
    ['of an earlier process whose id another program has now', `${process.ppid} 1`],
    ['of something else', 'a note'],
  ])('ignores a lock %s', (_what, owner) => {
    write(`${paths.lock}/process`, owner);
    acquireLock(paths);
    const [pid, start] = readFileSync(`${paths.lock}/process`, 'utf8').split(' ');
    expect(pid).toBe(String(process.pid));
    if (process.platform !== 'win32') expect(start).toMatch(/./);
    cleanUp(paths);
    expect(existsSync(paths.lock)).toBe(false);
  });

  test('refuses while another process replaces the lock of one that has ended', () => {
    write(`${paths.lock}/process`, deadPid);
    write(`${paths.lock}-takeover/process`, String(process.ppid));
    expect(() => acquireLock(paths)).toThrow(`dist is running (process ${process.ppid})`);
    expect(readFileSync(`${paths.lock}/process`, 'utf8')).toBe(deadPid);
    expect(readdirSync(paths.work).sort()).toEqual(['lock', 'lock-takeover']);
  });

  test('reports a lock that can’t be read as what it is, and keeps no lock itself', () => {
    mkdirSync(`${paths.projectLock}/process`, { recursive: true });
    expect(() => acquireLock(paths)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
    expect(existsSync(paths.lock)).toBe(false);
  });

  // the administrator may write everywhere
  test.skipIf(process.platform === 'win32')('reports a folder in which nothing may be written', async () => {
    const isRoot = process.getuid?.() === 0;
    writeSite(paths.site, 'old');
    chmodSync(folder, 0o555);
    const program = `
      import { acquireLock } from ${JSON.stringify(pathToFileURL('scripts/build/lock.ts').href)};
      import { buildPaths } from ${JSON.stringify(pathToFileURL('scripts/build/paths.ts').href)};
      ${isRoot ? 'process.setuid(65534);' : ''}
      acquireLock(buildPaths(${JSON.stringify(paths.site)}, ${JSON.stringify(join(folder, 'astro'))}));`;
    const { stderr } = await promisify(execFile)(process.execPath, [
      '--input-type=module-typescript',
      '-e',
      program,
    ]).catch((error: { stderr: string }) => error);
    chmodSync(folder, 0o755);
    expect(stderr).toContain('EACCES: permission denied');
    expect(stderr).not.toContain('Another build');
  });
});

describe('isLostRace', () => {
  test.each([
    ['ENOENT', true],
    ['ENOTEMPTY', true],
    ['EEXIST', true],
    ['EACCES', false],
    ['EPERM', false],
    ['EROFS', false],
  ])('for %s: %s', (code, expected) => {
    expect(isLostRace(Object.assign(new Error(code), { code }))).toBe(expected);
  });
});
