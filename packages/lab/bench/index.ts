/**
 * Measures the site on synthetic libraries of different sizes: `npm run bench`, or
 * `npm run bench -- --n 4,1000,10000 --json`. Exits with 1 if bytes or counts exceed their budgets. Times depend on the
 * machine, so they are only recorded.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch, readOptions, refuse } from '../site.ts';
import { type BuildCost, combineCosts, measureBuild, withModuleCache, measureCheck } from './measure-build.ts';
import { measureDev } from './measure-dev.ts';
import { budgets, exceededBudgets, excessiveGrowth, type Measurements, measureSite } from './measure-site.ts';
import { essayPath, writeSyntheticLibrary } from './synthetic-library.ts';

/** From this size on, builds take long enough for their times to be compared. */
const comparableSize = 1000;

/** Returns how often to repeat a library's builds. At the size whose ratios have budgets, one round is too noisy. */
const roundsFor = (essays: number): number => (essays === comparableSize ? 3 : 1);

function measureFolder(folder: string): Measurements {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { 'site, files': files.length, 'site, MB': bytes / 1e6 };
}

/** Writes a library, builds it and measures the result. */
async function measureLibrary(browser: Browser, essays: number): Promise<Measurements> {
  // always a new folder: a disk is slow while it deletes many files
  const folder = mkdtempSync(join(tmpdir(), `library-bench-${essays}-`));
  const content = { CONTENT_DIR: `${folder}/content` };
  const { rareWord } = await writeSyntheticLibrary(content.CONTENT_DIR, essays);
  const essayFile = `${content.CONTENT_DIR}/${essayPath.replace(/\/$/, '.md')}`;
  const essayText = readFileSync(essayFile, 'utf8');
  const isComparable = essays >= comparableSize;

  const values: Measurements = {};
  const costs: Record<'baseline' | 'cold' | 'warm', BuildCost[]> = { baseline: [], cold: [], warm: [] };
  for (let round = 1; round <= roundsFor(essays); round += 1) {
    const release = { ...content, OUT_DIR: `${folder}/dist-${round}` };
    const baseline = {
      ...content,
      OUT_DIR: `${folder}/baseline-${round}`,
      CACHE_DIR: `${folder}/baseline-cache-${round}`,
    };
    if (isComparable) costs.baseline.push(await measureBuild('packages/lab/bench/baseline/build.ts', baseline));
    costs.cold.push(await measureBuild('scripts/build/index.ts', release));
    if (round === 1)
      Object.assign(values, await measureSite(browser, release.OUT_DIR, rareWord), measureFolder(release.OUT_DIR));
    if (!isComparable) continue;
    writeFileSync(essayFile, `${essayText}\nOne more sentence.\n`);
    costs.warm.push(await measureBuild('scripts/build/index.ts', release, withModuleCache));
    writeFileSync(essayFile, essayText);
  }

  const cold = combineCosts(costs.cold);
  values['cold build, CPU s'] = cold.cpuSeconds;
  values['cold build, peak MB'] = cold.peakMemoryMb;
  if (isComparable) {
    const [baseline, warm] = [combineCosts(costs.baseline), combineCosts(costs.warm)];
    values['baseline, CPU s'] = baseline.cpuSeconds;
    values['baseline, peak MB'] = baseline.peakMemoryMb;
    values['cold build / baseline'] = cold.cpuSeconds / baseline.cpuSeconds;
    values['one essay changed, CPU s'] = warm.cpuSeconds;
    values['one essay changed / baseline'] = warm.cpuSeconds / baseline.cpuSeconds;
    values['cold build, peak / baseline'] = cold.peakMemoryMb / baseline.peakMemoryMb;
    values['check after one change, CPU s'] = await measureCheck(
      { ...content, OUT_DIR: `${folder}/check`, CACHE_DIR: `${folder}/check-cache` },
      essayFile,
    );
    values['one essay changed in development, CPU s'] = await measureDev(
      { ...content, OUT_DIR: `${folder}/dist-1`, CACHE_DIR: `${folder}/dev-cache` },
      essayFile,
      essayPath,
    );
  }
  rmSync(folder, { recursive: true });
  return values;
}

/** Prints a table with a row per value, a column per library and a column of budgets. */
function printTable(measurements: Record<number, Measurements>): void {
  const rounded = (value: number | undefined) => (value === undefined ? '' : Math.round(value * 100) / 100);
  const names = new Set(Object.values(measurements).flatMap((values) => Object.keys(values)));
  const rows = [...names].map((name) => {
    const budget = budgets[name];
    const columns = Object.entries(measurements).map(([essays, values]) => [`${essays} essays`, rounded(values[name])]);
    const limit = budget ? `≤ ${budget.limit}${budget.advisory ? ' (recorded only)' : ''}` : '';
    return [name, { ...Object.fromEntries(columns), budget: limit }];
  });
  console.table(Object.fromEntries(rows));
}

const usage = `npm run bench -- [options]

Measures the site on synthetic libraries. Exits with 1 if bytes or counts exceed their budgets.

  --n N,…  the sizes of the libraries, in works, if not 4,200,1000
  --json   print the measurements as JSON
  --help   show this text`;

const options = readOptions(usage, {
  n: { type: 'string', default: '4,200,1000' },
  json: { type: 'boolean', default: false },
});
if (!/^\d+(?:,\d+)*$/.test(options.n))
  refuse(usage, `--n ${options.n}: write numbers with commas between them, such as 4,200`);

const measurements: Record<number, Measurements> = {};
const failures: string[] = [];
const browser = await launch();
for (const essays of options.n.split(',').map(Number)) {
  const values = await measureLibrary(browser, essays);
  measurements[essays] = values;
  failures.push(...exceededBudgets(essays, values));
}
await browser.close();
failures.push(...excessiveGrowth(measurements));

if (options.json) console.log(JSON.stringify({ measurements, budgets, failures }, null, 2));
else printTable(measurements);
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;
