/**
 * Merges a newer version of the software into a library: `npm run upgrade`, or `npm run upgrade -- <branch>`. The original
 * is the remote `upstream`. Files of the owner stay as they are, whatever changed in the original.
 */
import { execFileSync } from 'node:child_process';

/** The files that belong to the owner. `.gitattributes` says so to git as well, for a merge by hand. */
const owned = ['src/site.ts', 'src/content', 'public'];

const git = (...words: string[]): string =>
  execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const lines = (text: string): string[] => text.split('\n').filter(Boolean);

/** Throws with what is wrong where the working tree can't be merged into. */
function assertReady(): void {
  if (lines(git('status', '--porcelain')).length > 0)
    throw new Error('There are changes that are not committed: commit them first.');
  if (!lines(git('remote')).includes('upstream'))
    throw new Error('There is no remote "upstream": add it with git remote add upstream <address of the original>');
}

/** Restores the files of the owner after a merge that is not committed yet. */
function restoreOwned(): void {
  for (const path of owned) {
    git('rm', '-r', '-q', '--force', '--ignore-unmatch', '--', path);
    if (lines(git('ls-tree', '--name-only', 'HEAD', path)).length > 0) git('checkout', '-q', 'HEAD', '--', path);
  }
}

function upgrade(branch: string): void {
  assertReady();
  git('fetch', '-q', 'upstream');
  if (lines(git('log', '--oneline', `HEAD..${branch}`)).length === 0) {
    console.log('This library has the newest version already.');
    return;
  }
  try {
    git('merge', '--no-commit', '--no-ff', '-q', branch);
  } catch {
    // conflicts: those in files of the owner are solved below, the others are named
  }
  restoreOwned();
  const conflicts = lines(git('diff', '--name-only', '--diff-filter=U'));
  if (conflicts.length > 0) {
    console.error(`Both you and the original changed these files:\n${conflicts.map((file) => `  ${file}`).join('\n')}`);
    console.error('Edit them, then run: git add . && git commit. Or give up with: git merge --abort');
    process.exitCode = 1;
    return;
  }
  git('commit', '-q', '--no-edit');
  console.log(`Merged ${branch}. Now run: npm ci && npm test`);
}

const [, , branch = 'upstream/main'] = process.argv;
try {
  upgrade(branch);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
