/** Builds and indexes a minimal site with the same texts, for comparison. */
import { execFileSync } from 'node:child_process';

const site = process.env.OUT_DIR ?? '';
const run = (script: string, ...args: string[]) =>
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

run('node_modules/astro/bin/astro.mjs', 'build', '--root', 'packages/lab/bench/baseline');
run('node_modules/pagefind/lib/runner/bin.cjs', '--site', site); // execFileSync waits for it, so its time is counted
