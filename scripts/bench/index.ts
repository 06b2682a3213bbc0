/**
 * Measures the site on made-up libraries: `npm run bench`, or `npm run bench -- --n 4,1000,10000`. Bytes and counts are
 * held against budgets, and a broken one fails; times are shown, since they depend on the machine.
 */
import { parseArgs } from 'node:util';
import { launch } from '../../tests/browser.ts';
import { build, workshop } from '../../tests/site/build.ts';
import { makeLibrary } from './library.ts';
import { measureSearch, type SearchCost } from './search.ts';

const { values } = parseArgs({ options: { n: { type: 'string', default: '4,1000' } } });

/** Budgets in bytes, for any number of works up to 1,000. */
const budgets: Partial<Record<keyof SearchCost, number>> = { page: 10_000 + 5_000, typed: 150_000 };
const rows: Record<string, Record<string, number>> = {};
const broken: string[] = [];

const browser = await launch();
for (const count of values.n.split(',').map(Number)) {
  const folder = `${workshop}/bench-${count}`;
  const { rare } = await makeLibrary(`${folder}/content`, count);
  await build({ CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist`, CACHE_DIR: `${folder}/cache` });
  const word = count < 100 ? 'Verviers' : rare;
  const cost = await measureSearch(browser, `${folder}/dist`, word);
  rows[`${count} works, “${word}”`] = { ...cost };
  for (const [name, budget] of Object.entries(budgets))
    if (cost[name as keyof SearchCost] > budget) broken.push(`${count} works: ${name} is over ${budget} bytes`);
}
await browser.close();
console.table(rows);
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
