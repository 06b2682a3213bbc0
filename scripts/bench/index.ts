/**
 * Measures the site on made-up libraries: `npm run bench`, or `npm run bench -- --n 4,1000,10000 --json`. A library has
 * so many essays beside the site's own works. Bytes and counts are held against budgets, and a broken one fails; times
 * are shown, since they depend on the machine.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from '../../tests/browser.ts';
import { measure } from './build.ts';
import { essayPath, makeLibrary } from './library.ts';
import { measurePages } from './pages.ts';
import { measureSearch } from './search.ts';

const { values } = parseArgs({
  options: { n: { type: 'string', default: '4,200,1000' }, json: { type: 'boolean', default: false } },
});
const counts = values.n.split(',').map(Number);

/** What was measured, by what it is called; in bytes, counts, seconds of CPU, milliseconds, megabytes or as a ratio. */
type Row = Record<string, number>;

/** The most that is allowed of bytes and counts, in a library of so many essays. */
const budgets = (count: number): Row => ({
  'essay, B': 8_000,
  'essay, requests': 1,
  'essay, B of script': 0,
  'real article, B': 14_600,
  'front page, B': 14_600,
  'a list, B': 14_600,
  'search page, B': 14_600,
  ...(count <= 1000 ? { 'search, B in all': 150_000 } : {}),
  'search, B after the page': 280_000,
});
/** The most by which a page may grow, from a library in which all lists of a page are full. */
const [mostGrowth, full] = [1.01, 200];

const sizeOf = (folder: string) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { files: files.length, 'files, MB': bytes / 1e6 };
};

const rows: Record<number, Row> = {};
const broken: string[] = [];
const browser = await launch();
for (const count of counts) {
  // a new one each time: where much was just deleted, a disk is slow
  const folder = mkdtempSync(join(tmpdir(), `commonplace-bench-${count}-`));
  const { rare } = await makeLibrary(`${folder}/content`, count);
  const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` };
  const cold = await measure('scripts/build/index.ts', environment);
  const pages = await measurePages(browser, `${folder}/dist`, [
    essayPath,
    'articles/how-isis-cells-operate/',
    '',
    'articles/',
  ]);
  const [essay, article, front, list] = Object.values(pages);
  const search = await measureSearch(browser, `${folder}/dist`, rare);
  const row: Row = {
    'essay, B': essay?.bytes ?? Number.NaN,
    'essay, requests': essay?.requests ?? Number.NaN,
    'essay, B of script': essay?.script ?? Number.NaN,
    'real article, B': article?.bytes ?? Number.NaN,
    'front page, B': front?.bytes ?? Number.NaN,
    'a list, B': list?.bytes ?? Number.NaN,
    'search page, B': search.page,
    'search, B in all': search.typed,
    'search, B after the page': search.typed - search.page,
    'search, requests': search.requests,
    'search, ms from the first letter': search.input,
    'search, ms from opening with words': search.opened,
    'search, ms of script for a facet': search.facets,
    ...sizeOf(`${folder}/dist`),
    'build, s of CPU': cold.seconds,
    'build, MB at most': cold.peak,
  };
  if (count >= 1000) {
    const changed = `${folder}/content/${essayPath.replace(/\/$/, '.md')}`;
    writeFileSync(changed, `${readFileSync(changed, 'utf8')}\nA sentence more.\n`);
    const warm = await measure('scripts/build/index.ts', environment);
    const floor = await measure('scripts/bench/floor/build.ts', {
      CONTENT_DIR: `${folder}/content`,
      OUT_DIR: `${folder}/floor`,
      CACHE_DIR: `${folder}/floor-cache-${process.pid}`,
    });
    row['one essay changed, s of CPU'] = warm.seconds;
    row['… of a cold build'] = warm.seconds / cold.seconds;
    row['bare site, s of CPU'] = floor.seconds;
    row['build, of a bare site'] = cold.seconds / floor.seconds;
  }
  rows[count] = row;
  rmSync(folder, { recursive: true });
  for (const [name, most] of Object.entries(budgets(count)))
    if (!((row[name] ?? Number.NaN) <= most))
      broken.push(`${count} essays: ${name}: ${row[name]}, and ${most} are allowed`);
}
await browser.close();

const [smallest, largest] = [rows[Math.min(...counts.filter((count) => count >= full))], rows[Math.max(...counts)]];
for (const name of ['essay, B', 'real article, B', 'search page, B']) {
  const growth = (largest?.[name] ?? Number.NaN) / (smallest?.[name] ?? Number.NaN);
  if (growth > mostGrowth) broken.push(`${name} grows by ${growth.toFixed(3)}, and ${mostGrowth} is allowed`);
}

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
