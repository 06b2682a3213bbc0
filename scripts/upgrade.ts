/**
 * Merges a newer version of the software into a library: `npm run upgrade`, or `npm run upgrade -- <branch>`. The original
 * is the remote `upstream`. The owner's files stay as they are, whatever changed in the original.
 */
import { spawnSync } from 'node:child_process';

/** The owner's files. `.gitattributes` lists them as well, for a merge by hand. */
const ownedPaths = ['src/site.ts', 'src/content', 'public'];

/** Runs git and returns its output. Throws with what git printed if it fails. */
function git(...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error((stderr || stdout).trim());
  return stdout;
}
const succeeds = (...args: string[]): boolean => spawnSync('git', args).status === 0;
const lines = (text: string): string[] => text.split('\n').filter(Boolean);

/** Throws if nothing can be merged here now. */
function assertReady(): void {
  if (lines(git('status', '--porcelain')).length > 0)
    throw new Error('There are uncommitted changes: commit them first.');
  if (!lines(git('remote')).includes('upstream'))
    throw new Error('The remote "upstream" is missing. Add it: git remote add upstream <address of the original>');
}

/** Restores the owner's files in a merge that is not committed yet. */
function restoreOwned(): void {
  for (const path of ownedPaths) {
    git('rm', '-r', '-q', '--force', '--ignore-unmatch', '--', path);
    if (git('ls-tree', '--name-only', 'HEAD', path) !== '') git('checkout', '-q', 'HEAD', '--', path);
  }
}

/** Merges a branch. Throws with the conflicts, if there are any in files that are not the owner's. */
function merge(branch: string): void {
  try {
    git('merge', '--no-commit', '--no-ff', '-q', branch);
  } catch (error) {
    if (!succeeds('rev-parse', '-q', '--verify', 'MERGE_HEAD')) throw error; // no conflict: the merge didn't begin
  }
  restoreOwned();
  const conflicts = lines(git('diff', '--name-only', '--diff-filter=U'));
  if (conflicts.length > 0)
    throw new Error(
      [
        'Both you and the original changed these files:',
        ...conflicts.map((file) => `  ${file}`),
        'Edit them, then run: git add . && git commit. Or give up with: git merge --abort',
      ].join('\n'),
    );
  git('commit', '-q', '--no-edit');
}

function upgrade(branch: string): void {
  assertReady();
  git('fetch', '-q', 'upstream');
  if (!succeeds('rev-parse', '-q', '--verify', `${branch}^{commit}`))
    throw new Error(`There is no branch ${branch}. Name another: npm run upgrade -- upstream/<branch>`);
  if (git('log', '--oneline', `HEAD..${branch}`) === '') {
    console.log('This library has the newest version already.');
    return;
  }
  merge(branch);
  console.log(`Merged ${branch}. Now run: npm ci && npm test`);
}

const [, , branch = 'upstream/main'] = process.argv;
try {
  upgrade(branch);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
