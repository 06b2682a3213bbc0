import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireLock, cleanUp, type BuildPaths, buildPaths, publish } from '../../scripts/build/lock.ts';

let folder = '';
let places: BuildPaths;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-lock-'));
  places = buildPaths(join(folder, 'dist'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const page = (site: string) => join(site, 'index.html');
const rules = (headers: string) => join(headers, 'nginx');
/** What a reader gets, and what the editor's host is told of it. */
const found = () => [readFileSync(page(places.site), 'utf8'), readFileSync(rules(places.headers), 'utf8')];
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
    put(`${places.lock}/process`, '99999999'); // runs no more
    put(`${places.lock}-99999999/process`, '99999999');
    acquireLock(places);
    expect(found()).toEqual(expected);
    cleanUp(places);
    expect(found()).toEqual(expected);
    expect(readdirSync(folder).sort()).toEqual(['dist', 'dist.headers']);
  });
});

test('a site and its rules take the place of the old ones together', () => {
  put(page(places.site), 'old site');
  put(rules(places.headers), 'old rules');
  acquireLock(places);
  put(page(places.next), 'new site');
  put(rules(places.nextHeaders), 'new rules');
  publish(places);
  cleanUp(places);
  expect(found()).toEqual(fresh);
  expect(readdirSync(folder).sort()).toEqual(['dist', 'dist.headers']);
});

test('rules that were written for a site that never came leave the old ones as they were', () => {
  put(page(places.site), 'old site');
  put(rules(places.headers), 'old rules');
  acquireLock(places);
  put(rules(places.nextHeaders), 'new rules');
  cleanUp(places);
  expect(found()).toEqual(old);
});

describe('a lock', () => {
  test('keeps another build away, and says whose it is', () => {
    put(`${places.lock}/process`, String(process.ppid));
    expect(() => acquireLock(places)).toThrow(`dist is under way (process ${process.ppid}): wait until it has ended`);
    expect(readdirSync(folder)).toEqual(['dist.lock']);
  });
  test('keeps a build of another site outside of the project away, which Astro would mix up with this one', () => {
    const { outside = '' } = places;
    put(`${outside}/process`, String(process.ppid));
    try {
      expect(() => acquireLock(places)).toThrow(`a site outside of the project is under way (process ${process.ppid})`);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
    expect(buildPaths('dist').outside).toBeUndefined();
  });
  test.each([
    ['of a process that runs no more', '99999999'],
    ['that could not be written, as on a full disk', ''],
    ['of a former process with the number that this one has', String(process.pid)],
  ])('%s keeps nobody away', (_whose, owner) => {
    put(`${places.lock}/process`, owner);
    acquireLock(places);
    expect(readFileSync(`${places.lock}/process`, 'utf8')).toBe(String(process.pid));
    cleanUp(places);
    expect(existsSync(places.lock)).toBe(false);
  });
});
