/**
 * Merges a newer version of the software into a library, see `usage`. The original is the remote `upstream`.
 *
 * A single `git merge` changes the library. For this command, Git replaces each version of the original with the same
 * version plus the owner's files (`git help replace`). The owner's files then are the same on both sides, so the merge
 * never touches them, whatever changed in the original and whenever the command is stopped.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, runCommand } from './support/command-error.ts';
import { isOwned, ownedPaths } from './support/owned-paths.ts';

const usage = `npm run upgrade [-- version]

Fetches the original, merges its latest release, commits the merge and prints what changed. Commit your own changes
first. To merge another version, name a release or a branch: v1.2.0, upstream/main. These files stay as they are:
${ownedPaths.join(', ')}

  --help   show this text`;

/** Where the releases of the original are fetched to. The owner's own tags may have the same names. */
const releases = 'refs/upstream-releases/';

/** Where Git finds the replacements, if `GIT_REPLACE_REF_BASE` names it. */
const replacements = 'refs/upgrade/';

interface GitOptions {
  input?: string;
  environment?: Record<string, string>;
}

function runGit(args: readonly string[], { input, environment = {} }: GitOptions = {}) {
  const result = spawnSync('git', args, {
    encoding: 'utf8',
    input,
    maxBuffer: Infinity,
    // oxlint-disable-next-line node/no-process-env -- src/env.ts refuses settings that the newer version may accept
    env: { ...process.env, ...environment },
  });
  const { code } = (result.error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT') throw new CommandError('Git is not installed, or not in the PATH: install it first.');
  if (result.error) throw result.error;
  return result;
}

/** Runs git and returns its output. Throws with what git printed if it fails. */
function git(args: readonly string[], options?: GitOptions): string {
  const { status, stdout, stderr } = runGit(args, options);
  if (status !== 0) throw new CommandError((stderr || stdout).trim() || `git ${args[0]} was stopped.`);
  return stdout;
}
const succeeds = (...args: string[]): boolean => runGit(args).status === 0;
const lines = (text: string): string[] => text.split('\n').filter(Boolean);
const paths = (text: string): string[] => text.split('\0').filter(Boolean);

/** Throws if an earlier merge is not committed: the owner has to finish or abort it. */
function assertNoMerge(): void {
  if (!succeeds('rev-parse', '-q', '--verify', 'MERGE_HEAD')) return;
  const conflicts = paths(git(['diff', '-z', '--name-only', '--diff-filter=U']));
  const [problem, next] =
    conflicts.length > 0
      ? ['Both you and the original changed these files:', 'Edit them, then run: git add . && git commit']
      : ['A merge is not committed yet.', 'Run: git commit'];
  throw new CommandError(
    [problem, ...conflicts.map((file) => `  ${file}`), `${next}. Or cancel the upgrade with: git merge --abort`].join(
      '\n',
    ),
  );
}

/** Throws if nothing can be merged here now. */
function assertReady(): void {
  if (runGit(['rev-parse', '--show-prefix']).stdout !== '\n' || !succeeds('rev-parse', '-q', '--verify', 'HEAD'))
    throw new CommandError(
      'An upgrade needs the history of your library. Create one: git init && git add . && git commit -m "Create the library"',
    );
  assertNoMerge();
  if (git(['status', '--porcelain']) !== '')
    throw new CommandError('There are uncommitted changes: commit them first.');
  if (!lines(git(['remote'])).includes('upstream'))
    throw new CommandError(
      'The remote "upstream" is missing. If you cloned the original: git remote rename origin upstream. Otherwise: git remote add upstream <address of the original>',
    );
}

/** Creates a commit with a version of the original plus the owner's files. */
function withOwnedFiles(commit: string, parents: readonly string[]): string {
  const files = (version: string) => paths(git(['ls-tree', '-r', '-z', '--full-tree', version]));
  const pathOf = (file: string) => file.slice(file.indexOf('\t') + 1);
  const merged = [
    ...files(commit).filter((file) => !isOwned(pathOf(file))),
    ...files('HEAD').filter((file) => isOwned(pathOf(file))),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  try {
    const environment = { GIT_INDEX_FILE: join(folder, 'index') };
    git(['update-index', '-z', '--index-info'], { input: merged.map((file) => `${file}\0`).join(''), environment });
    return commitTree(git(['write-tree'], { environment }).trim(), parents);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const commitTree = (tree: string, parents: readonly string[]): string =>
  git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', 'For an upgrade']).trim();

const parentsOf = (commit: string): string[] =>
  git(['log', '-1', '--format=%P', commit]).trim().split(' ').filter(Boolean);

/**
 * Returns the version of the original that a copy without its history was made from: the one whose software differs in
 * the fewest files. Throws if it has little in common with any of them.
 */
function findOrigin(branch: string): string {
  const software = ['.', ...ownedPaths.map((path) => `:(exclude)${path}`)];
  const head = git(['rev-parse', 'HEAD^{tree}']).trim();
  const versions = lines(git(['log', '--format=%H %T', branch])).map((line) => line.split(' '));
  const differences = new Map<string, number>();
  let tree = '';
  const input = versions.map(([, other]) => `${head} ${other}\n`).join('');
  for (const line of lines(git(['diff-tree', '--stdin', '-r', '--name-only', '--', ...software], { input }))) {
    [, tree = tree] = /^[0-9a-f]{40,64} ([0-9a-f]{40,64})$/.exec(line) ?? [];
    differences.set(tree, (differences.get(tree) ?? -1) + 1);
  }
  const [origin = '', nearest = ''] =
    versions.toSorted(([, a = ''], [, b = '']) => (differences.get(a) ?? 0) - (differences.get(b) ?? 0))[0] ?? [];
  const files = paths(git(['ls-tree', '-r', '-z', '--name-only', 'HEAD'])).filter((path) => !isOwned(path));
  if ((differences.get(nearest) ?? 0) > files.length / 2)
    throw new CommandError(`This is not a copy of ${branch.replace(releases, '')}: most of their files differ.`);
  if (git(['rev-parse', '--is-shallow-repository']).trim() === 'true')
    throw new CommandError('This clone lacks its first commits. Fetch them: git fetch --unshallow');
  return origin;
}

/**
 * Merges a branch. Throws with the conflicts if files other than the owner's have any. If the copy shares no history
 * with the original, merges the branch as if the copy had started from one of the original's versions.
 */
function merge(branch: string): void {
  const target = git(['rev-parse', `${branch}^{commit}`]).trim();
  const shared = lines(runGit(['merge-base', '--all', 'HEAD', target]).stdout);
  deleteReplacements();
  const replaced: [string, string][] = [];
  if (shared.length === 0) {
    const origin = findOrigin(branch);
    console.log(
      git(['log', '-1', '--date=short', '--format=Your copy was made from the version of %cd: %h %s', origin]).trim(),
    );
    const root = lines(git(['rev-list', '--max-parents=0', 'HEAD'])).at(-1) ?? '';
    replaced.push([root, commitTree(`${root}^{tree}`, [origin])]);
    shared.push(origin);
  }
  for (const commit of new Set([target, ...shared])) replaced.push([commit, withOwnedFiles(commit, parentsOf(commit))]);
  for (const [commit, replacement] of replaced) git(['update-ref', `${replacements}${commit}`, replacement]);
  try {
    const args = ['merge', '--no-ff', '-q', '-m', `Merge ${branch.replace(releases, '')}`, target];
    const { status, stdout, stderr } = runGit(args, { environment: { GIT_REPLACE_REF_BASE: replacements } });
    if (status === 0) return;
    assertNoMerge();
    throw new CommandError((stderr || stdout).trim() || 'git merge was stopped.');
  } finally {
    deleteReplacements();
  }
}

/** Deletes the replacements, including those of a run that was killed. */
function deleteReplacements(): void {
  const input = git(['for-each-ref', '--format=delete %(refname)', replacements]);
  git(['update-ref', '--stdin'], { input });
}

/**
 * Returns the latest release of the original; `undefined` if it has none. Versions such as `v2.0.0-beta.1` aren't
 * releases.
 */
function latestRelease(): string | undefined {
  const refs = lines(git(['for-each-ref', '--sort=-version:refname', '--format=%(refname)', releases]));
  return refs.find((ref) => /\/v\d+(?:\.\d+)*$/.test(ref));
}

/**
 * Returns the part of a version's changelog that is newer than the software of the library. Empty if the version has
 * none.
 */
function newChanges(version: string): string {
  const changelog = runGit(['show', `${version}:CHANGELOG.md`]).stdout;
  const { version: own = '' } = JSON.parse(git(['show', 'HEAD:package.json'])) as { version?: string };
  const sections = changelog.split(/^(?=## )/m).slice(1);
  const known = sections.findIndex((section) => section.startsWith(`## ${own} `));
  return sections
    .slice(0, known === -1 ? 1 : known)
    .join('')
    .trim();
}

function upgrade(wanted: string | undefined): void {
  assertReady();
  git(['fetch', '-q', 'upstream']);
  git(['fetch', '-q', '--no-tags', '--prune', 'upstream', `+refs/tags/v*:${releases}v*`]);
  const version = wanted?.replace(/^(?=v\d)/, releases) ?? latestRelease() ?? 'upstream/main';
  const name = version.replace(releases, '');
  if (!succeeds('rev-parse', '-q', '--verify', `${version}^{commit}`))
    throw new CommandError(
      `There is no version ${name}. Name a release or a branch: npm run upgrade -- v1.2.0, or upstream/<branch>`,
    );
  if (succeeds('merge-base', '--is-ancestor', version, 'HEAD')) {
    console.log('This library already has the newest version.');
    return;
  }
  const changes = newChanges(version);
  merge(version);
  console.log(`Merged ${name}. Now run: npm ci && npm test`);
  if (changes !== '') console.log(`\nWhat changed:\n\n${changes}`);
}

/** Reads the version from the arguments. Uses no installed package: they may belong to another version. */
function readVersion(): string | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const [version, word] = positionals;
    if (word !== undefined) throw new Error(`${word}: the command takes one version`);
    if (!values.help) return version;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message.replace(/\. .*$/s, '')}\n\n${usage}`);
    process.exit(2);
  }
}

const version = readVersion();
await runCommand(() => upgrade(version));
