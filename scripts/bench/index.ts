/**
 * Measures the site on made-up libraries: `npm run bench`, or `npm run bench -- --n 4,1000,10000 --json`. A library has
 * so many essays beside the site's own works. Bytes and counts are held against budgets, and a broken one fails; times
 * are shown, since they depend on the machine.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from '../support/browser.ts';
import { type BuildCost, lowestCost, measureBuild } from './measure-build.ts';
import { measureDev } from './measure-dev.ts';
import { essayPath, writeSyntheticLibrary } from './synthetic-library.ts';
import { measureSite, overBudget, overGrowth, type Row } from './measure-site.ts';

const { values } = parseArgs({
  options: { n: { type: 'string', default: '4,200,1000' }, json: { type: 'boolean', default: false } },
});
const counts = values.n.split(',').map(Number);

const sizeOf = (folder: string) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { files: files.length, 'files, MB': bytes / 1e6 };
};

/** How often builds are measured that are compared, one after the other: a machine is now faster and now slower. */
const roundsOf = (count: number): number => (count === 1000 ? 3 : 1);

const rows: Record<number, Row> = {};
const broken: string[] = [];
const browser = await launch();
for (const count of counts) {
  // a new one each time: where much was just deleted, a disk is slow
  const folder = mkdtempSync(join(tmpdir(), `commonplace-bench-${count}-`));
  const content = { CONTENT_DIR: `${folder}/content` };
  const { rare } = await writeSyntheticLibrary(content.CONTENT_DIR, count);
  const changed = `${content.CONTENT_DIR}/${essayPath.replace(/\/$/, '.md')}`;
  const text = readFileSync(changed, 'utf8');
  const costs: Record<'floor' | 'cold' | 'warm', BuildCost[]> = { floor: [], cold: [], warm: [] };
  const row: Row = {};
  for (let round = 1; round <= roundsOf(count); round += 1) {
    const release = { ...content, OUT_DIR: `${folder}/dist-${round}` };
    const bare = { ...content, OUT_DIR: `${folder}/floor-${round}`, CACHE_DIR: `${folder}/floor-cache-${round}` };
    if (count >= 1000) costs.floor.push(await measureBuild('scripts/bench/floor/build.ts', bare));
    costs.cold.push(await measureBuild('scripts/build/index.ts', release));
    if (round === 1) Object.assign(row, await measureSite(browser, release.OUT_DIR, rare), sizeOf(release.OUT_DIR));
    if (count < 1000) continue;
    writeFileSync(changed, `${text}\nA sentence more.\n`);
    costs.warm.push(await measureBuild('scripts/build/index.ts', release));
    writeFileSync(changed, text);
  }
  const [floor, cold, warm] = [lowestCost(costs.floor), lowestCost(costs.cold), lowestCost(costs.warm)];
  row['build, s of CPU'] = cold.seconds;
  row['build, MB at most'] = cold.peak;
  if (count >= 1000) {
    row['changed in development, s of CPU'] = await measureDev(
      { ...content, OUT_DIR: `${folder}/dist-1`, CACHE_DIR: `${folder}/dev-cache` },
      changed,
      essayPath,
    );
    row['one essay changed, s of CPU'] = warm.seconds;
    row['… of a cold build'] = warm.seconds / cold.seconds;
    row['bare site, s of CPU'] = floor.seconds;
    row['bare site, MB at most'] = floor.peak;
    row['build, of a bare site'] = cold.seconds / floor.seconds;
  }
  rows[count] = row;
  rmSync(folder, { recursive: true });
  broken.push(...overBudget(count, row));
}
await browser.close();

broken.push(...overGrowth(rows));

if (values.json) console.log(JSON.stringify({ rows, broken }, null, 2));
else {
  const names = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  const shown = (value: number | undefined) => (value === undefined ? '' : Math.round(value * 100) / 100);
  console.table(
    Object.fromEntries(
      names.map((name) => [name, Object.fromEntries(counts.map((count) => [count, shown(rows[count]?.[name])]))]),
    ),
  );
}
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
