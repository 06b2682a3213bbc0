/** Builds and indexes the least that a site of this stack does with the same texts, for comparison. */
import { execFileSync } from 'node:child_process';
import * as pagefind from 'pagefind';

const site = process.env.OUT_DIR ?? '';
execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--root', 'scripts/bench/floor'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const { index } = await pagefind.createIndex();
await index?.addDirectory({ path: site });
await index?.writeFiles({ outputPath: `${site}/pagefind` });
await pagefind.close();
