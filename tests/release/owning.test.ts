import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as drawDemoIcon } from '../../src/pages/apple-touch-icon.png.ts';
import { GET as drawDemoCard } from '../../src/pages/card.png.ts';

// Takes a fresh clone through docs/owning.md: runs its commands and writes its files.

const folder = mkdtempSync(join(tmpdir(), 'commonplace-owning-'));
const original = join(folder, 'original');
const library = join(folder, 'margins');
const environment = {
  ...process.env,
  SITE_SETTINGS: undefined, // the library has its own
  SITE_URL: undefined,
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...{ GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@margins.example' },
  ...{ GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@margins.example' },
};
const guide = readFileSync('docs/owning.md', 'utf8');

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, env: environment, encoding: 'utf8', stdio: 'pipe' });
const read = (path: string): string => readFileSync(join(library, path), 'utf8');

/** Runs a command of the guide in the library. Returns its status and output. */
function run(command: string, ...extra: string[]): { status: number | null; output: string } {
  expect(guide.split('\n'), 'the guide has this command').toContain(command);
  const [program = '', ...args] = command.split(' ');
  const { status, stdout, stderr } = spawnSync(program, [...args, ...extra], {
    cwd: library,
    env: environment,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

/** Changes files in the original and commits them. A file without text is deleted. */
function changeOriginal(files: Record<string, string | undefined>): void {
  for (const [path, text] of Object.entries(files))
    if (text === undefined) rmSync(join(original, path));
    else writeFileSync(join(original, path), text);
  git(original, 'add', '--all');
  git(original, 'commit', '-q', '-m', 'A newer version');
}

beforeAll(() => {
  git('.', 'clone', '-q', '--no-tags', '.', original); // an upgrade prefers releases
  git(original, 'checkout', '-q', '-B', 'main');
  // whatever the owner of this copy has made of them
  for (const path of ['src/content', 'public']) rmSync(join(original, path), { recursive: true, force: true });
  cpSync('tests/fixtures/demo', join(original, 'src/content'), { recursive: true });
  mkdirSync(join(original, 'public'));
  writeFileSync(join(original, 'public/.nojekyll'), '');
  git(original, 'add', '--all', '--force', 'src/content', 'public');
  git(original, 'commit', '-q', '--allow-empty', '-m', 'The library before anyone made it their own');
  git(folder, 'clone', '-q', '-o', 'upstream', original, library);
  symlinkSync(resolve('node_modules'), join(library, 'node_modules'), 'junction');
  // a link is not a folder, which .gitignore names
  writeFileSync(join(library, '.git/info/exclude'), 'node_modules\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a copy of the library', () => {
  test('is cleared only after a question, and keeps its folders and pages', () => {
    const unanswered = run('npm run clear');
    expect(unanswered.status).toBe(1);
    expect(unanswered.output).toContain('This deletes files, so it asks first.');
    expect(git(library, 'status', '--porcelain')).toBe('');
    const pages = git(library, 'ls-files', 'src/content/pages');
    expect(run('npm run clear', '--', '--yes').status).toBe(0);
    for (const name of ['articles', 'related', 'tags'])
      expect(readdirSync(join(library, 'src/content', name)), name).toEqual(['.gitkeep']);
    expect(git(library, 'ls-files', 'src/content/pages')).toBe(pages);
  });

  test('becomes another library by editing one file besides the content', () => {
    const files = [...guide.matchAll(/^```\w+ title="(?<path>.*)"\n(?<text>[^]*?)^```$/gm)];
    for (const { groups: { path = '', text = '' } = {} } of files) {
      mkdirSync(dirname(join(library, path)), { recursive: true });
      writeFileSync(join(library, path), text);
    }
    expect(files.map(({ groups }) => groups?.path)).toEqual([
      'src/site.ts',
      'src/content/pages/about.md',
      'src/content/tags/reading.md',
      'src/content/articles/on-margins.md',
    ]);
    git(library, 'add', '.');
    git(library, 'commit', '-q', '-m', 'Create the library');
    const changed = git(library, 'diff', '--name-only', 'upstream/main').trim().split('\n');
    expect(changed.filter((path) => !path.startsWith('src/content/'))).toEqual(['src/site.ts']);
  });

  test('builds a site that contains nothing of the original', async () => {
    const { status, output } = run('npm run build');
    expect(status, output).toBe(0);
    const site = join(library, 'dist');
    const files = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const leftovers = files.flatMap((file) => {
      const bytes = readFileSync(file);
      const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
      const words = text.match(/Commonplace|How ISIS Cells Operate|Klausen|Johnson|thuppahi|localhost/gi) ?? [];
      return [...new Set(words)].map((word) => `${file.slice(site.length)}: ${word}`);
    });
    expect(leftovers).toEqual([]);
    expect(
      files
        .filter((file) => extname(file) === '.png')
        .map((file) => file.slice(site.length + 1))
        .sort(),
    ).toEqual(['apple-touch-icon.png', 'articles/on-margins.png', 'card.png']);
    for (const [name, draw] of [
      ['card.png', drawDemoCard],
      ['apple-touch-icon.png', drawDemoIcon],
    ] as const) {
      const demo = Buffer.from(await (await draw()).arrayBuffer());
      expect(readFileSync(join(site, name)).equals(demo), `${name} is that of the demo`).toBe(false);
    }
    const page = readFileSync(join(site, 'articles/on-margins/index.html'), 'utf8');
    expect(page).toContain('https://margins.example/margins/articles/on-margins/');
    expect(page).toContain('A margin is where a reader answers.');
    expect(existsSync(join(site, '.nojekyll'))).toBe(true);
  });
});

describe('npm run upgrade', () => {
  const tag = 'src/content/tags/jihad.md';
  const code = 'src/values/slug.ts';
  const owned = ['src/site.ts', 'src/content', 'public'];

  test('says that the newest version is here', () => {
    const { status, output } = run('npm run upgrade');
    expect(output).toContain('This library already has the newest version.');
    expect(status).toBe(0);
  });

  test('merges new code and leaves the files of the owner as they are', () => {
    const before = git(library, 'ls-tree', '-r', 'HEAD', ...owned);
    changeOriginal({
      [code]: `${read(code)}\n// newer\n`,
      [tag]: `${readFileSync(join(original, tag), 'utf8')}\nA text.\n`,
      'src/content/tags/terrorism.md': undefined,
      'src/content/tags/new.md': '---\nname: new\nmeaning: New.\n---\n',
      'src/site.ts': readFileSync(join(original, 'src/site.ts'), 'utf8').replace(/title: .*/, "title: 'Newer',"),
      'public/new.txt': 'New.\n',
    });
    const { status, output } = run('npm run upgrade');
    expect(status, output).toBe(0);
    expect(output).toContain('Merged upstream/main. Now run: npm ci && npm test');
    expect(git(library, 'ls-tree', '-r', 'HEAD', ...owned)).toBe(before);
    expect(git(library, 'diff', '--name-only', 'HEAD~1').trim()).toBe(code);
    expect(read(code)).toContain('// newer');
    expect(git(library, 'status', '--porcelain')).toBe('');
  });

  test('names files that both sides changed, and can be cancelled', () => {
    changeOriginal({ [code]: `${read(code)}// theirs\n`, 'src/site.ts': 'export const site = {};\n' });
    writeFileSync(join(library, code), `${read(code)}// ours\n`);
    expect(run('npm run upgrade').output).toContain('There are uncommitted changes: commit them first.');
    git(library, 'commit', '-q', '-a', '-m', 'A change of our own');
    const { status, output } = run('npm run upgrade');
    expect(status).toBe(1);
    expect(output).toContain(`Both you and the original changed these files:\n  ${code}\n`);
    expect(read('src/site.ts')).toContain("title: 'Margins'");
    git(library, 'merge', '--abort');
    expect(git(library, 'status', '--porcelain')).toBe('');
    expect(read(code)).toMatch(/\/\/ ours\n$/);
  });

  test('says which branch is missing', () => {
    const { status, output } = run('npm run upgrade', '--', 'upstream/none');
    expect(status).toBe(1);
    expect(output).toContain('There is no version upstream/none.');
  });

  test('is not needed for a settings file that both sides changed, with the merge driver of the guide', () => {
    expect(run('git config merge.ours.driver true').status).toBe(0);
    spawnSync('git', ['merge', '--no-commit', 'upstream/main'], { cwd: library, env: environment });
    expect(git(library, 'diff', '--name-only', '--diff-filter=U').trim()).toBe(code);
    expect(read('src/site.ts')).toContain("title: 'Margins'");
    git(library, 'merge', '--abort');
  });
});
