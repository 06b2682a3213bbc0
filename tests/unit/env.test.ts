import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { readEnv, site } from '../../src/env.ts';

describe('readEnv', () => {
  test('defaults to src/site.ts and the usual folders', () => {
    expect(readEnv({}, site)).toMatchObject({
      siteUrl: new URL(site.url),
      contentDir: 'src/content',
      publicDir: 'public',
      outDir: 'dist',
      cacheDir: 'node_modules/.astro',
      libraries: site.libraries ?? [],
    });
  });

  test.each([
    ['https://example.org', 'https://example.org/', '/'],
    ['https://example.org/', 'https://example.org/', '/'],
    ['http://localhost:4321', 'http://localhost:4321/', '/'],
    ['https://example.org/reading', 'https://example.org/reading/', '/reading/'],
    ['https://example.org/reading/', 'https://example.org/reading/', '/reading/'],
    ['https://example.org/~ann/notes-1.0/', 'https://example.org/~ann/notes-1.0/', '/~ann/notes-1.0/'],
  ])('takes the base path from SITE_URL=%s', (SITE_URL, href, basePath) => {
    const { siteUrl, ...env } = readEnv({ SITE_URL }, site);
    expect({ href: siteUrl.href, basePath: env.basePath }).toEqual({ href, basePath });
  });

  test.each([
    ['dist', 'dist'],
    ['dist/', 'dist'],
    ['build/site//', 'build/site'],
    ['build\\site\\', 'build\\site'],
  ])('removes trailing slashes from OUT_DIR=%s', (OUT_DIR, outDir) => {
    expect(readEnv({ OUT_DIR }, site).outDir).toBe(outDir);
  });

  test.each([
    ['', []],
    ['/letters', ['/letters/']],
    ['/letters/  /old/notes', ['/letters/', '/old/notes/']],
    ['/', ['/']],
    ['/letters /letters/', ['/letters/']],
  ])('reads base paths from LIBRARIES=%j', (LIBRARIES, libraries) => {
    expect(readEnv({ LIBRARIES }, site).libraries).toEqual(libraries);
  });

  test('takes the day of the build from BUILD_DATE, or else from the clock, in UTC', () => {
    expect(readEnv({ BUILD_DATE: '2024-02-29' }, site).today).toBe('2024-02-29');
    vi.useFakeTimers({ now: Date.parse('2026-12-31T23:59:00-01:00') });
    expect(readEnv({}, site).today).toBe('2027-01-01');
    vi.useRealTimers();
  });

  const notAnAddress = 'is not a web address; write it like https://example.org/ or https://example.org/reading/';
  const notPlain = 'must have a path of plain names with single slashes, like https://example.org/reading/';
  const extraParts = 'must not have a user name, a query or a fragment; write it like https://example.org/reading/';
  const notALibrary = 'is not the path of a library on this host; write it like /letters/';
  test.each([
    [{ SITE_URL: '' }, `SITE_URL: "" ${notAnAddress}`],
    [
      { CACHE_DIR: 'src/content/articles' },
      'CACHE_DIR: is in src/content, whose files are published; name another folder',
    ],
    ...['CONTENT_DIR', 'PUBLIC_DIR', 'OUT_DIR', 'CACHE_DIR'].flatMap((name): [Record<string, string>, string][] => [
      [{ [name]: '/dev/null' }, `${name}: /dev/null is a file, not a folder; name another folder`],
      [{ [name]: 'package.json' }, `${name}: package.json is a file, not a folder; name another folder`],
      [
        { [name]: 'package.json/a' },
        `${name}: package.json/a: a file is where a folder should be (move the file away)`,
      ],
      [{ [name]: '/proc/a' }, `${name}: /proc/a belongs to the operating system; name another folder`],
      [{ [name]: '/sys/a/../b' }, `${name}: /sys/a/../b belongs to the operating system; name another folder`],
      [{ [name]: 'a\u0001b' }, `${name}: "a\\u0001b" has a control character; correct the name`],
      [{ [name]: 'a\nb' }, `${name}: "a\\nb" has a control character; correct the name`],
      [{ [name]: '.' }, `${name}: . has this whole project in it; name a folder of its own`],
      [{ [name]: '/' }, `${name}: / has this whole project in it; name a folder of its own`],
    ]),
    [{ PUBLIC_DIR: 'nowhere' }, 'PUBLIC_DIR: nowhere does not exist; create it, or correct the variable'],
    [{ OUT_DIR: 'public/site' }, 'OUT_DIR: is in public, whose files are published; name another folder'],
    [{ OUT_DIR: '' }, 'OUT_DIR: is empty; name a folder, or leave the variable out'],
    [{ CONTENT_DIR: ' ' }, 'CONTENT_DIR: is empty; name a folder, or leave the variable out'],
    [{ SITE_URL: 'margins.example' }, `SITE_URL: "margins.example" ${notAnAddress}`],
    [{ SITE_URL: '//evil.example' }, `SITE_URL: "//evil.example" ${notAnAddress}`],
    [{ SITE_URL: 'https:///evil.example' }, `SITE_URL: "https:///evil.example" ${notAnAddress}`],
    [{ SITE_URL: 'ftp://example.org/' }, `SITE_URL: "ftp://example.org/" ${notAnAddress}`],
    [{ SITE_URL: 'https://example.org/reading//' }, `SITE_URL: "https://example.org/reading//" ${notPlain}`],
    [{ SITE_URL: 'https://example.org/a%20b/' }, `SITE_URL: "https://example.org/a%20b/" ${notPlain}`],
    [{ SITE_URL: 'https://example.org/?q=a' }, `SITE_URL: "https://example.org/?q=a" ${extraParts}`],
    [{ SITE_URL: 'https://example.org/#a' }, `SITE_URL: "https://example.org/#a" ${extraParts}`],
    [{ SITE_URL: 'https://ann@example.org/' }, `SITE_URL: "https://ann@example.org/" ${extraParts}`],
    [
      { BASE_PATH: '/reading/' },
      'BASE_PATH: not supported; put the path into SITE_URL, like https://example.org/reading/',
    ],
    [{ LIBRARIES: '../x' }, `LIBRARIES: "../x" ${notALibrary}`],
    [{ LIBRARIES: '/a/../x' }, `LIBRARIES: "/a/../x" ${notALibrary}`],
    [{ LIBRARIES: '//evil' }, `LIBRARIES: "//evil" ${notALibrary}`],
    [{ LIBRARIES: 'letters' }, `LIBRARIES: "letters" ${notALibrary}`],
    [{ BUILD_DATE: '' }, 'BUILD_DATE: "" is not a day; write it like 2026-01-31'],
    [{ BUILD_DATE: '2026-02-29' }, 'BUILD_DATE: "2026-02-29" is not a day; write it like 2026-01-31'],
    [{ BUILD_DATE: '1 January 2026' }, 'BUILD_DATE: "1 January 2026" is not a day; write it like 2026-01-31'],
    [{ LIBRARIES: '/letters/ notes' }, `LIBRARIES: "notes" ${notALibrary}`],
  ])('refuses %j', (variables, message) => {
    expect(() => readEnv(variables, site)).toThrow(new Error(message));
  });

  test('reports every problem at once, one per line', () => {
    const read = () => readEnv({ SITE_URL: 'margins.example', BASE_PATH: '/', LIBRARIES: 'a /b c' }, site);
    expect(read).toThrow(/^SITE_URL: .*\nBASE_PATH: .*\nLIBRARIES: "a" .*\nLIBRARIES: "c" .*$/);
  });

  const wrongDay = { BUILD_DATE: 'today' };
  test.each([
    [
      'a blank title and a wrong url',
      { ...site, title: '', url: 'margins.example' },
      /^title in own\.json: .*\nurl in own\.json: "margins\.example" .*\nBUILD_DATE: .*$/,
    ],
    ['no url', { ...site, url: undefined }, /^url in own\.json: missing: .*\nBUILD_DATE: .*$/],
    [
      'a path for a list',
      { ...site, libraries: '/letters/' },
      /^libraries in own\.json: "\/letters\/": .*\nBUILD_DATE: .*$/,
    ],
    [
      'a wrong library',
      { ...site, libraries: ['letters'] },
      /^libraries in own\.json: "letters" is not .*\nBUILD_DATE: .*$/,
    ],
    ['no settings', null, /^site in own\.json: missing: .*\nBUILD_DATE: .*$/],
    ['a file that can’t be read', new Error('own.json: no such file'), /^own\.json: no such file\nBUILD_DATE: .*$/],
  ])('reports each problem of the file once, before those of the variables: %s', (_what, settings, message) => {
    expect(() => readEnv(wrongDay, settings, 'own.json')).toThrow(message);
  });
});

test('a command › reports the problems with the settings, the variables and the colours at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-settings-'));
  const file = join(folder, 'own.json');
  const colours = { accent: '#ff9900', paper: '#ffffff' };
  writeFileSync(file, JSON.stringify({ ...site, title: ' ', colours }));
  const variables = { ...process.env, SITE_SETTINGS: file, BUILD_DATE: 'today' };
  const failed = await promisify(execFile)(process.execPath, ['scripts/publish-record.ts'], { env: variables }).catch(
    (error: { code: number; stderr: string }) => error,
  );
  rmSync(folder, { recursive: true });
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`title in ${file}: `),
    expect.stringContaining('BUILD_DATE: '),
    expect.stringContaining(`colours.accent in ${file}: `),
  ]);
});
