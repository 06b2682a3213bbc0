import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeManifest } from '../../../../scripts/build/manifest.ts';
import { assertReplaceable, assertUsable } from '../../../../scripts/build/output-folder.ts';
import { buildPaths } from '../../../../scripts/build/paths.ts';

let folder = '';
let site = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-output-'));
  site = join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (...files: string[]) => {
  for (const file of files.map((path) => join(folder, path))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'Words.');
  }
};
/** Writes a manifest of the site that lists these files. */
const list = (...files: string[]) => {
  mkdirSync(`${site}.build`, { recursive: true });
  writeManifest(buildPaths(site).manifest, { works: 2, files });
};
const check = () => {
  const paths = buildPaths(site);
  assertUsable(paths);
  return assertReplaceable(paths);
};

describe('an output folder is used', () => {
  test.each<[string, () => void]>([
    ['that does not exist yet', () => {}],
    ['that is empty', () => mkdirSync(site)],
    ['in a folder that does not exist yet', () => (site = join(folder, 'build/site'))],
    [
      'with the site of the last release',
      () => {
        write(
          'dist/index.html',
          'dist.headers/nginx',
          'dist.cache/code',
          'dist.cache/pages/a',
          'dist.build/lock/process',
        );
        list('index.html');
      },
    ],
    [
      'with the site of an older version, which wrote no manifest',
      () => write('dist/index.html', 'dist/pagefind/works.json'),
    ],
    [
      'to which a host or a file manager has added its files',
      () => {
        write('dist/index.html', 'dist/_redirects', 'dist/tags/.DS_Store', 'dist.headers/.DS_Store');
        list('index.html');
      },
    ],
    [
      'that a symbolic link leads to',
      () => {
        mkdirSync(join(folder, 'live'));
        symlinkSync(join(folder, 'live'), site);
      },
    ],
  ])('%s', (_what, create) => {
    create();
    expect(check).not.toThrow();
  });
});

describe('an output folder is refused', () => {
  test.each<[string, () => void, RegExp]>([
    ['that is a file', () => write('dist'), /dist is a file, not a folder/],
    [
      'with files of another kind',
      () => write('dist/notes.txt'),
      /dist contains files that no build .*\n {2}notes\.txt$/,
    ],
    [
      'with files that were added to the site',
      () => {
        write('dist/index.html', 'dist/CNAME', 'dist/articles/thesis.txt', 'dist/pagefind/works.json');
        list('index.html', 'pagefind/works.json');
      },
      /Name another folder, or, .* move them into public\/.*\n {2}CNAME\n {2}articles\/thesis\.txt$/,
    ],
    [
      'that a symbolic link leads to, if its files are those of another program',
      () => {
        write('live/notes.txt');
        symlinkSync(join(folder, 'live'), site);
      },
      /live contains files/,
    ],
    ['that is a symbolic link to nothing', () => symlinkSync(join(folder, 'none'), site), /is a broken symbolic link/],
    [
      'if its work folder is not one',
      () => write('dist.build/plan.txt'),
      /needs .*dist\.build, which has files .*\(plan\.txt\)/,
    ],
    ['if its work folder is a file', () => write('dist.build'), /needs .*dist\.build, which is a file/],
    [
      'if its rules are not rules',
      () => write('dist.headers/nginx', 'dist.headers/mine'),
      /needs .*dist\.headers, .*\(mine\)/,
    ],
    ['if its cache is not one', () => write('dist.cache/mine.txt'), /needs .*dist\.cache, .*\(mine\.txt\)/],
    ['if its cache is a file', () => write('dist.cache'), /needs .*dist\.cache, which is a file/],
    [
      'if its manifest is damaged',
      () => write('dist/index.html', 'dist.build/manifest.json'),
      /manifest\.json: not the list of files .*; delete it/,
    ],
  ])('%s', (_what, create, message) => {
    create();
    const before = readdirSync(folder, { recursive: true }).sort();
    expect(check).toThrow(message);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });

  test('only because of the folders of a build, not of others with similar names', () => {
    write('dist.last/mine.txt', 'dist.lock', 'dist.next-1-notes.md');
    expect(check).not.toThrow();
  });
});

test('an output folder is used while builds that are refused take and release their own locks', async () => {
  write('dist.build/lock/process');
  const program = `
    import { mkdirSync, rmSync } from 'node:fs';
    const own = process.argv[1] + '/lock-' + process.pid;
    console.log('ready');
    for (;;) {
      mkdirSync(own);
      rmSync(own, { recursive: true });
    }
  `;
  const refused = spawn(process.execPath, ['--input-type=module', '--eval', program, `${site}.build`]);
  await new Promise((resolve) => refused.stdout.once('data', resolve));
  try {
    for (let round = 0; round < 2000; round += 1) expect(check).not.toThrow();
  } finally {
    refused.kill('SIGKILL');
    await new Promise((resolve) => refused.once('close', resolve));
  }
});

/** The checks, as a program of its own: root may write everywhere, so it has to run as somebody else. */
const program = `
  import { assertReplaceable, assertUsable } from './scripts/build/output-folder.ts';
  import { buildPaths } from './scripts/build/paths.ts';
  const paths = buildPaths(process.argv[1]);
  try {
    assertUsable(paths);
    assertReplaceable(paths);
  } catch (error) {
    console.log(error.message);
  }
`;
const nobody = 65_534;

test.skipIf(process.platform === 'win32').each([
  ['the folder around the site', '.'],
  ['the site', 'dist'],
  ['a folder in the site', 'dist/tags'],
  ['the cache', 'dist.cache'],
])(
  'an output folder is refused if a build may not write into %s',
  (_what, readOnly) => {
    write('dist/tags/index.html', 'dist.cache/code', 'dist.headers/nginx');
    list('tags/index.html');
    const isRoot = process.getuid?.() === 0;
    const paths = [
      folder,
      ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    ];
    if (isRoot) for (const path of paths) chownSync(path, nobody, nobody);
    const run = () => {
      const user = isRoot ? { uid: nobody, gid: nobody } : {};
      const args = ['--input-type=module', '--eval', program, site];
      const { stdout, stderr } = spawnSync(process.execPath, args, { ...user, encoding: 'utf8' });
      return stdout + stderr;
    };
    expect(run()).toBe('');
    chmodSync(join(folder, readOnly), 0o555);
    expect(run()).toMatch(
      new RegExp(`OUT_DIR: ${join(folder, readOnly)} belongs to another user or is read-only, so `),
    );
    chmodSync(join(folder, readOnly), 0o755);
  },
  120_000,
); // each starts two processes
