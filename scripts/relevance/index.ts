/**
 * Scores the search on judged queries, through the page that readers use: `npm run relevance`, or
 * `npm run relevance -- <content folder> <judged queries> [--worst]`.
 */
import { parseArgs } from 'node:util';
import { launch } from '../support/browser.ts';
import { runAstroBuild, testOutput } from '../support/run-build.ts';
import { serve } from '../support/serve.ts';
import { judgePage, judgePagefind, readJudged, type Score, summarize } from './judge.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { worst: { type: 'boolean' } } });
const [content = 'tests/fixtures/relevance', queries = 'tests/fixtures/relevance.json'] = positionals;
const folder = `${testOutput}/relevance`;
await runAstroBuild({ CONTENT_DIR: content, OUT_DIR: folder, CACHE_DIR: `${testOutput}/cache-relevance` });

const judged = await readJudged(queries);
const { server, address } = await serve(folder);
const browser = await launch();
const own = await judgePage(await browser.newPage(), address, judged);
// no page lets Pagefind run as it comes: it has no worker that the policy allows
const bare = await judgePagefind(await browser.newPage({ bypassCSP: true }), address, judged);
await browser.close();
server.close();

const kinds = [...new Set(judged.map(({ kind }) => kind))];
const row = (name: string, pick: (score: Score) => boolean) => {
  const [ours, theirs] = [summarize(own.filter(pick)), summarize(bare.filter(pick))];
  return {
    queries: own.filter(pick).length,
    'nDCG@10': name && ours.mean.toFixed(3),
    nothing: `${Math.round(ours.nothing * 100)} %`,
    'Pagefind as it comes': theirs.mean.toFixed(3),
    'nothing there': `${Math.round(theirs.nothing * 100)} %`,
  };
};
console.table({
  ...Object.fromEntries(kinds.map((kind) => [kind, row(kind, (score) => score.kind === kind)])),
  all: row('all', () => true),
});
if (values.worst)
  console.table(
    own
      .toSorted((a, b) => a.value - b.value)
      .slice(0, 20)
      .map(({ query, value }) => ({ query, value })),
  );
