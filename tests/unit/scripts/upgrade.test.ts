import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

// The command knows nothing of the site, so small repositories stand for the original and for the libraries made from it. It
// runs in a folder without installed packages.

const timeout = 120_000; // each command starts many processes
const folder = mkdtempSync(join(tmpdir(), 'commonplace-upgrade-'));
const [original, made, library] = ['original', 'made', 'library'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...{ GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@margins.example' },
  ...{ GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@margins.example' },
};

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, env: environment, encoding: 'utf8', stdio: 'pipe' });

/** Writes files and commits them. A file without text is deleted. */
function commit(repository: string, message: string, files: Record<string, string | undefined>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    if (text === undefined) rmSync(join(repository, path));
    else writeFileSync(join(repository, path), text);
  }
  git(repository, 'add', '--all');
  git(repository, 'commit', '-q', '-m', message);
}

/** Runs the command. `programs` is a folder to look for programs in before those of `PATH`. */
function upgrade(args: readonly string[] = [], programs = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/upgrade.ts'), ...args], {
    cwd: library,
    env: { ...environment, PATH: [programs, process.env.PATH].filter(Boolean).join(delimiter) },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const read = (path: string): string => readFileSync(join(library, path), 'utf8');

/** Returns the texts of the owner's files in the work tree, by their paths. */
function ownedFiles(): Record<string, string> {
  const files = readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(library.length + 1))
    .filter((path) => /^(?:src[/\\]content|src[/\\]site|public|README|CITATION|LICENSE-CONTENT)/.test(path));
  return Object.fromEntries(files.sort().map((path) => [path, read(path)]));
}

const numbers = Array.from({ length: 20 }, (_, index) => `export const n${index} = ${index};`).join('\n');
const own = {
  'src/site.ts': '// Margins\n',
  'src/content/tags/demo.md': undefined,
  'src/content/tags/mine.md': 'My tag.\n',
  'src/content/articles/mine.md': 'My only copy.\n',
  'public/CNAME': 'margins.example\n',
  'README.md': '# Margins\n',
  'CITATION.cff': 'title: Margins\n',
  'LICENSE-CONTENT.md': undefined,
  'scripts/tool.ts': numbers.replace('n3 = 3', 'n3 = 33'),
};
const newer = {
  'src/site.ts': '// Newer\n',
  'src/content/tags/demo.md': undefined,
  'src/content/tags/mine.md': 'Their tag.\n',
  'src/content/articles/new.md': 'New demo.\n',
  'tests/demo.md': 'A tag of the demo, of some length.\n', // moved out of the content
  'public/new.txt': 'New.\n',
  'README.md': '# The original, newer\n',
  'CITATION.cff': 'title: Original, newer\n',
  'LICENSE-CONTENT.md': 'Newer terms.\n',
  'scripts/tool.ts': undefined,
  'packages/tool.ts': numbers.replace('n15 = 15', 'n15 = 1515'),
};

beforeAll(() => {
  for (const path of ['scripts', 'src/files.ts']) cpSync(path, join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  mkdirSync(original);
  git(original, 'init', '-q', '-b', 'main');
  commit(original, 'Begin', { 'scripts/tool.ts': numbers, 'package.json': '{ "version": 0 }\n' });
  commit(original, 'Write it', {
    'src/site.ts': '// The original\n',
    'src/content/tags/demo.md': 'A tag of the demo, of some length.\n',
    'README.md': '# The original\n',
    'CITATION.cff': 'title: Original\n',
    'LICENSE-CONTENT.md': 'Terms.\n',
    'package.json': '{ "version": 1 }\n',
  });
  git(folder, 'clone', '-q', '-o', 'upstream', original, made);
  commit(made, 'Create the library', own);
  commit(original, 'A newer version', newer);
  commit(original, 'The newest version', { 'package.json': '{ "version": 2 }\n' });
});
beforeEach(() => {
  rmSync(library, { recursive: true, force: true });
  cpSync(made, library, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run upgrade', { timeout }, () => {
  test('merges both changes of a file that has moved, and leaves the files of the owner as they are', () => {
    const before = ownedFiles();
    expect(upgrade()).toEqual({ status: 0, output: 'Merged upstream/main. Now run: npm ci && npm test\n' });
    expect(ownedFiles()).toEqual(before);
    expect(git(library, 'diff', '--name-status', '--no-renames', 'HEAD~1').trim().split('\n')).toEqual([
      'M\tpackage.json',
      'A\tpackages/tool.ts',
      'D\tscripts/tool.ts',
      'A\ttests/demo.md',
    ]);
    expect(read('packages/tool.ts')).toMatch(/n3 = 33;[^]*n15 = 1515;/);
    expect(git(library, 'status', '--porcelain')).toBe('');
    expect(git(library, 'rev-parse', 'HEAD^2')).toBe(git(original, 'rev-parse', 'main'));
    expect(git(library, 'for-each-ref', 'refs/upgrade')).toBe('');
    expect(upgrade()).toEqual({ status: 0, output: 'This library already has the newest version.\n' });
  });

  test('merges the latest release, and prints what is new since the version of the library', () => {
    const changelog = [
      '# Changelog',
      '## 0.10.0 (2027-02-01)',
      'Ten.',
      '## 0.9.0 (2027-01-01)',
      'Nine.',
      '## 0.8.0 (2026-12-01)',
    ];
    commit(library, 'An older version', { 'package.json': '{ "version": "0.8.0" }\n' });
    git(original, 'checkout', '-q', '-b', 'releases', 'main~1');
    for (const version of ['v0.9.0', 'v0.10.0', 'v0.11.0-beta.1']) {
      commit(original, version, { 'CHANGELOG.md': changelog.join('\n\n'), [`${version}.ts`]: '' });
      git(original, 'tag', version);
    }
    git(library, 'tag', 'v0.10.0'); // a release of the owner's own
    const { status, output } = upgrade();
    git(original, 'checkout', '-q', 'main');
    git(original, 'branch', '-q', '-D', 'releases');
    git(original, 'tag', '-d', 'v0.9.0', 'v0.10.0', 'v0.11.0-beta.1');
    expect(output).toMatch(
      /^Merged v0\.10\.0\. Now run: npm ci && npm test\n\nWhat changed:\n\n## 0\.10\.0 \(2027-02-01\)\n\nTen\.\n\n## 0\.9\.0 [^]*Nine\.\n$/,
    );
    expect(status).toBe(0);
    expect(existsSync(join(library, 'v0.10.0.ts'))).toBe(true);
    expect(existsSync(join(library, 'v0.11.0-beta.1.ts'))).toBe(false);
  });

  test('names files that both sides changed, each time it is run, and can be cancelled', () => {
    commit(library, 'A change of our own', { 'package.json': '{ "version": "our own" }\n' });
    const before = ownedFiles();
    const conflict = {
      status: 1,
      output:
        'Both you and the original changed these files:\n  package.json\n' +
        'Edit them, then run: git add . && git commit. Or cancel the upgrade with: git merge --abort\n',
    };
    expect(upgrade()).toEqual(conflict);
    expect(upgrade()).toEqual(conflict);
    expect(ownedFiles()).toEqual(before);
    git(library, 'merge', '--abort');
    expect(git(library, 'status', '--porcelain')).toBe('');
    upgrade();
    writeFileSync(join(library, 'package.json'), '{ "version": 2, "own": true }\n');
    git(library, 'add', '.');
    expect(upgrade().output).toMatch(/^A merge is not committed yet\.\nRun: git commit\. Or cancel the upgrade/);
    git(library, 'commit', '-q', '--no-edit');
    expect(ownedFiles()).toEqual(before);
    expect(upgrade().output).toBe('This library already has the newest version.\n');
  });

  test.each([
    ['with the same files', (copy: string) => git(copy, 'commit', '-q', '--allow-empty', '-m', 'Initial commit')],
    [
      'with files that changed before its first commit',
      (copy: string) => commit(copy, 'Initial commit', { ...own, 'src/content/articles/mine.md': 'A draft.\n' }),
    ],
  ])('merges into a copy without the history of the original, created %s', (_, begin) => {
    rmSync(library, { recursive: true });
    mkdirSync(library);
    git(library, 'init', '-q', '-b', 'main');
    git(original, 'archive', '-o', join(folder, 'copy.tar'), 'main~2');
    execFileSync('tar', ['-xf', join(folder, 'copy.tar'), '-C', library]);
    git(library, 'add', '--all');
    begin(library);
    commit(library, 'A change of our own', { 'src/content/articles/mine.md': 'My only copy.\n' });
    git(library, 'remote', 'add', 'upstream', original);
    const before = ownedFiles();
    const { status, output } = upgrade();
    expect(output).toMatch(/^Your copy was made from the version of [-\d]{10}: \w+ Write it\nMerged upstream\/main\./);
    expect(status).toBe(0);
    expect(ownedFiles()).toEqual(before);
    expect(read('packages/tool.ts')).toContain('n15 = 1515');
    expect(existsSync(join(library, 'scripts/tool.ts'))).toBe(false);
    expect(read('package.json')).toContain('2');
    expect(upgrade().output).toBe('This library already has the newest version.\n');
  });

  test('refuses a library that isn’t a copy of the original', () => {
    rmSync(library, { recursive: true });
    mkdirSync(library);
    git(library, 'init', '-q', '-b', 'main');
    commit(library, 'Another program', { 'index.js': 'run();\n', 'package.json': '{}\n' });
    git(library, 'remote', 'add', 'upstream', original);
    expect(upgrade()).toEqual({
      status: 1,
      output: 'This is not a copy of upstream/main: most of their files differ.\n',
    });
    expect(git(library, 'status', '--porcelain')).toBe('');
  });

  test.each([
    ['uncommitted changes', () => writeFileSync(join(library, 'src/site.ts'), '//\n'), [], /^There are uncommitted/],
    ['a missing remote', () => git(library, 'remote', 'remove', 'upstream'), [], /^The remote "upstream" is missing/],
    ['a missing release', () => '', ['v9.0.0'], /^There is no version v9\.0\.0\. Name a release/],
    ['a missing branch', () => '', ['upstream/none'], /^There is no version upstream\/none\. Name a release/],
    ['a folder without history', () => rmSync(join(library, '.git'), { recursive: true }), [], /git init && git add/],
  ])('says what to do about %s', (_, prepare, args, message) => {
    prepare();
    expect(upgrade(args)).toEqual({ status: 1, output: expect.stringMatching(message) });
  });

  test('explains itself, and refuses what it does not know', () => {
    expect(upgrade(['--help'])).toEqual({
      status: 0,
      output: expect.stringMatching(/^npm run upgrade \[-- version\]/),
    });
    expect(upgrade(['--hlep'])).toEqual({
      status: 2,
      output: expect.stringMatching(/^Unknown option '--hlep'\n\nnpm run upgrade/),
    });
    expect(upgrade(['upstream/main', 'upstream/next'])).toMatchObject({ status: 2 });
  });

  const isPosix = process.platform !== 'win32';
  test.skipIf(!isPosix).each(['update-index', 'update-ref', 'rm', 'merge'])(
    'keeps the files of the owner if it is killed after git %s, and can be run again',
    (command) => {
      const programs = join(folder, command);
      const program = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
      mkdirSync(programs);
      const script = `#!/bin/sh
${program} "$@"
code=$?
if [ "$1" = ${command} ]; then kill -KILL $PPID; fi
exit $code
`;
      writeFileSync(join(programs, 'git'), script, { mode: 0o755 });
      const [files, head] = [ownedFiles(), git(library, 'rev-parse', 'HEAD')];
      upgrade([], programs);
      expect(ownedFiles()).toEqual(files);
      const { status, output } = upgrade();
      expect(status, output).toBe(0);
      expect(ownedFiles()).toEqual(files);
      expect(git(library, 'rev-parse', 'HEAD^1')).toBe(head);
      expect(git(library, 'status', '--porcelain')).toBe('');
    },
  );
});
