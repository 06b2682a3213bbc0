import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireLock, cleanUp } from '../../../../scripts/build/lock.ts';
import { type BuildPaths, buildPaths } from '../../../../scripts/build/paths.ts';
import { assertReplaceable, publish } from '../../../../scripts/build/publish.ts';

let folder = '';
let paths: BuildPaths;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-lock-'));
  paths = buildPaths(join(folder, 'dist'), join(folder, 'astro'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const page = (site: string) => join(site, 'index.html');
const rules = (headers: string) => join(headers, 'nginx');
/** What a reader gets, and what the editor's host is told of it. */
const found = () => [readFileSync(page(paths.site), 'utf8'), readFileSync(rules(paths.headers), 'utf8')];
const old = ['old site', 'old rules'];
const fresh = ['new site', 'new rules'];

describe('a build that was killed while it put its site in place is made good by the next one', () => {
  const { site, next, last, headers, nextHeaders } = { ...buildPaths('dist') };
  test.each([
    ['before it began', { [site]: 'old', [headers]: 'old', [next]: 'new', [nextHeaders]: 'new' }, old],
    ['while there was no site', { [last]: 'old', [headers]: 'old', [next]: 'new', [nextHeaders]: 'new' }, old],
    [
      'with the new site but the old rules',
      { [last]: 'old', [site]: 'new', [headers]: 'old', [nextHeaders]: 'new' },
      fresh,
    ],
    ['while there were no rules', { [last]: 'old', [site]: 'new', [nextHeaders]: 'new' }, fresh],
    ['before it took the old site away', { [last]: 'old', [site]: 'new', [headers]: 'new' }, fresh],
  ])('%s', (_when, left, expected) => {
    for (const [place, state] of Object.entries(left))
      if (place.endsWith('.headers')) put(rules(join(folder, place)), `${state} rules`);
      else put(page(join(folder, place)), `${state} site`);
    put(`${paths.lock}/process`, '99999999'); // runs no more
    put(`${paths.lock}-99999999/process`, '99999999');
    acquireLock(paths);
    expect(found()).toEqual(expected);
    cleanUp(paths);
    expect(found()).toEqual(expected);
    expect(readdirSync(folder).sort()).toEqual(['astro', 'dist', 'dist.headers']);
  });
});

test('a site and its rules take the place of the old ones together', () => {
  put(page(paths.site), 'old site');
  put(rules(paths.headers), 'old rules');
  acquireLock(paths);
  put(page(paths.next), 'new site');
  put(rules(paths.nextHeaders), 'new rules');
  publish(paths);
  cleanUp(paths);
  expect(found()).toEqual(fresh);
  expect(readdirSync(folder).sort()).toEqual(['astro', 'dist', 'dist.headers']);
});

test('rules that were written for a site that never came leave the old ones as they were', () => {
  put(page(paths.site), 'old site');
  put(rules(paths.headers), 'old rules');
  acquireLock(paths);
  put(rules(paths.nextHeaders), 'new rules');
  cleanUp(paths);
  expect(found()).toEqual(old);
});

describe('a lock', () => {
  test('keeps another build away, and says whose it is', () => {
    put(`${paths.lock}/process`, String(process.ppid));
    expect(() => acquireLock(paths)).toThrow(`dist is running (process ${process.ppid}): wait until it has finished`);
    expect(readdirSync(folder)).toEqual(['dist.lock']);
  });
  test('keeps away a build of the same project into another folder, as Astro would mix up the two', () => {
    put(`${paths.projectLock}/process`, String(process.ppid));
    expect(() => acquireLock(paths)).toThrow(`this project is running (process ${process.ppid})`);
    expect(readdirSync(folder)).toEqual(['astro']);
  });
  test.each([
    ['of a process that runs no more', '99999999'],
    ['that could not be written, as on a full disk', ''],
    ['of a former process with the number that this one has', String(process.pid)],
  ])('%s keeps nobody away', (_whose, owner) => {
    put(`${paths.lock}/process`, owner);
    acquireLock(paths);
    expect(readFileSync(`${paths.lock}/process`, 'utf8')).toBe(String(process.pid));
    cleanUp(paths);
    expect(existsSync(paths.lock)).toBe(false);
  });
});

describe('a folder that a build may replace', () => {
  test.each([
    ['is not there yet', () => {}],
    ['is empty', () => mkdirSync(paths.site)],
    ['holds a site of ours', () => put(join(paths.site, 'pagefind/works.json'), '{}')],
  ])('%s', (_what, make) => {
    make();
    expect(() => assertReplaceable(paths.site)).not.toThrow();
  });
  test.each([
    ['a folder of other files', () => put(page(paths.site), 'a page'), 'no build of this site wrote'],
    ['a file', () => put(paths.site, 'text'), 'is a file, not a folder'],
  ])('is not %s', (_what, make, message) => {
    make();
    expect(() => assertReplaceable(paths.site)).toThrow(message);
  });
});
