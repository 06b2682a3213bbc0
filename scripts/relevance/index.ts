/**
 * Scores the search on judged queries: `npm run relevance`, or
 * `npm run relevance -- <content folder> <file of judged queries> [--worst]`. `--worst` lists the 20 lowest scores.
 */
import { parseArgs } from 'node:util';
import { launch } from '../support/browser.ts';
import { runAstroBuild, testOutput } from '../support/run-build.ts';
import { serve } from '../support/serve.ts';
import { type QueryScore, readJudgedQueries, scorePagefind, scoreSearchPage, summarizeScores } from './judge.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { worst: { type: 'boolean' } } });
const [content = 'tests/fixtures/relevance', queriesFile = 'tests/fixtures/relevance.json'] = positionals;
const site = `${testOutput}/relevance`;
await runAstroBuild({ CONTENT_DIR: content, OUT_DIR: site, CACHE_DIR: `${testOutput}/cache-relevance` });

const queries = await readJudgedQueries(queriesFile);
const { server, address } = await serve(site);
const browser = await launch();
const ownScores = await scoreSearchPage(await browser.newPage(), address, queries);
// the site's policy doesn't allow Pagefind's default worker
const pagefindScores = await scorePagefind(await browser.newPage({ bypassCSP: true }), address, queries);
await browser.close();
server.close();

const percent = (share: number) => `${Math.round(share * 100)} %`;
const row = (matches: (score: QueryScore) => boolean) => {
  const scores = ownScores.filter(matches);
  const [own, baseline] = [summarizeScores(scores), summarizeScores(pagefindScores.filter(matches))];
  return {
    queries: scores.length,
    'nDCG@10': own.meanNdcg.toFixed(3),
    'no results': percent(own.noResultRate),
    'Pagefind nDCG@10': baseline.meanNdcg.toFixed(3),
    'Pagefind no results': percent(baseline.noResultRate),
  };
};
const kinds = [...new Set(queries.map(({ kind }) => kind))];
console.table({
  ...Object.fromEntries(kinds.map((kind) => [kind, row((score) => score.kind === kind)])),
  all: row(() => true),
});
if (values.worst)
  console.table(
    ownScores
      .toSorted((a, b) => a.ndcg - b.ndcg)
      .slice(0, 20)
      .map(({ query, ndcg }) => ({ query, ndcg })),
  );
