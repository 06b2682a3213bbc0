/** Builds and indexes the least that a site of this stack does with the same texts, for comparison. */
import { execFileSync } from 'node:child_process';

const site = process.env.OUT_DIR ?? '';
const run = (script: string, ...words: string[]) =>
  execFileSync(process.execPath, [script, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });

run('node_modules/astro/bin/astro.mjs', 'build', '--root', 'scripts/bench/floor');
run('node_modules/pagefind/lib/runner/bin.cjs', '--site', site); // a process that is waited for, so that it is counted
