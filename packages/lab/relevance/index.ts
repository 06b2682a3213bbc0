/** Scores the search on judged queries, or searches for better weights: `npm run relevance -- --help`. */
import { basename } from 'node:path';
import { foldStopWords, launch, readCommand, refuse, runAstroBuild, serve, stopWords, testOutput } from '../site.ts';
import { type Answer, askPagefind, askSearchPage } from './ask.ts';
import { baselines } from './baselines.ts';
import { type CollectionDocument, judgedQueries, readCollection, workId, writeLibrary } from './collection.ts';
import { ndcg, readJudgedQueries, summarize } from './measures.ts';
import { bestTrial, crossValidate, type JudgedLibrary, meansByKind, tryWeights } from './sweep.ts';

const usage = `npm run relevance [-- <content folder> <file of judged queries>] [-- --collection FILE…] [-- --sweep FILE…]

Builds a library and runs judged queries on its search page: by default, our own in tests/fixtures/relevance.json.

  --collection  a FILE is a test collection, { documents: [{ id, title, text }], queries: [{ id, text, relevant: [ids] }] };
                its queries are also run on other search engines
  --sweep       searches for the weights that are best for these collections but not worse for our own queries, and
                cross-validates them; takes about five minutes
  --worst       lists the 20 queries with the lowest scores`;

const options = {
  collection: { type: 'boolean' },
  sweep: { type: 'boolean' },
  worst: { type: 'boolean' },
} as const;
const folds = 5;
const seed = 1;
/** The lowest nDCG@10 on our own queries that a sweep accepts: the score of the weights before the first sweep. */
const ownFloor = 0.859;
const english = foldStopWords(stopWords.en);

interface Judged extends JudgedLibrary {
  name: string;
  /** The documents, if it is a test collection. */
  documents: readonly CollectionDocument[];
}

/** Returns the folder of the built site. */
async function build(name: string, content: string): Promise<string> {
  const site = `${testOutput}/relevance-${name}`;
  await runAstroBuild({ CONTENT_DIR: content, OUT_DIR: site, CACHE_DIR: `${testOutput}/cache-relevance-${name}` });
  return site;
}

async function buildFolder(content = 'tests/fixtures/relevance', file = 'tests/fixtures/relevance.json') {
  const [site, queries] = [await build('own', content), await readJudgedQueries(file)];
  return { name: basename(file, '.json'), site, queries, documents: [] };
}

async function buildCollection(file: string): Promise<Judged> {
  const name = basename(file, '.json');
  const content = `${testOutput}/content-relevance-${name}`;
  const collection = await readCollection(file);
  await writeLibrary(content, collection);
  const queries = judgedQueries(collection, english);
  return { name, site: await build(name, content), queries, documents: collection.documents };
}

/** Runs the queries of a library on its search page and the other engines. Returns the answers of each. */
async function ask({ site, queries, documents }: Judged): Promise<Record<string, Answer[]>> {
  const texts = queries.map(({ query }) => query);
  const { server, address } = await serve(site);
  const browser = await launch();
  const answers: Record<string, Answer[]> = {
    'this search': await askSearchPage(await browser.newPage(), address, texts),
    // the site's policy doesn't allow Pagefind's default worker
    Pagefind: await askPagefind(await browser.newPage({ bypassCSP: true }), address, texts),
  };
  await browser.close();
  server.close();
  for (const [name, makeRanker] of documents.length > 0 ? Object.entries(baselines) : []) {
    const ranked = texts.map(makeRanker(documents));
    answers[name] = ranked.map((all) => ({ ids: all.map((id) => workId({ id })), resultCount: all.length }));
  }
  return answers;
}

/** Prints the scores of the engines for each kind of query. */
async function report(library: Judged, { worst = false }): Promise<void> {
  const { name, queries } = library;
  const answers = await ask(library);
  for (const [kind, indexes] of [
    ...Map.groupBy(queries.keys(), (query) => queries[query]?.kind ?? ''),
    ['all', [...queries.keys()]] as const,
  ]) {
    const rows = Object.entries(answers).map(([engine, all]) => {
      const summary = summarize(
        indexes.flatMap((query) => queries[query] ?? []),
        indexes.flatMap((query) => all[query] ?? []),
      );
      return [
        engine,
        {
          'nDCG@10': summary.ndcg.toFixed(3),
          MRR: summary.reciprocalRank.toFixed(3),
          'recall@10': summary.recall.toFixed(3),
          'no results': `${Math.round(summary.noResults * 100)} %`,
        },
      ] as const;
    });
    console.log(`\n${name}, ${kind} (${indexes.length} queries)`);
    console.table(Object.fromEntries(rows));
  }
  if (!worst) return;
  const scored = queries.map(({ query, relevant }, index) => ({
    query,
    ndcg: ndcg(answers['this search']?.[index]?.ids ?? [], relevant),
  }));
  console.table(scored.sort((a, b) => a.ndcg - b.ndcg).slice(0, 20));
}

/** Tries weights on libraries. Prints the best ones, and their scores on queries that they were not chosen for. */
async function sweep(libraries: readonly Judged[]): Promise<void> {
  const trials = await tryWeights(libraries, english, seed);
  const [start] = trials;
  const best = bestTrial(libraries, trials);
  const folded = crossValidate(libraries, trials, folds, seed);
  const onOthers = libraries.map(
    (_, index) => bestTrial(libraries, trials, (library) => library !== index).ndcg[index],
  );
  console.log(`${trials.length} trials. The best weights:`);
  console.dir(best.weights);
  for (const [index, library] of libraries.entries()) {
    const columns = {
      'first tried': start?.ndcg[index],
      best: best.ndcg[index],
      [`best of the other ${folds - 1} folds`]: folded[index],
      'best of the other libraries': onOthers[index],
    };
    const means = Object.entries(columns).map(([name, scores]) => [name, meansByKind(library, scores ?? [])] as const);
    console.log(`\nnDCG@10 of ${library.name}, by choice of weights`);
    const kinds = [...new Set(library.queries.map(({ kind }) => kind))];
    console.table(
      Object.fromEntries(
        kinds.map((kind) => [
          kind,
          Object.fromEntries(means.map(([name, byKind]) => [name, (byKind.get(kind) ?? 0).toFixed(3)])),
        ]),
      ),
    );
  }
}

const { values, positionals } = readCommand(usage, options);
if (!values.sweep && !values.collection && ![0, 2].includes(positionals.length))
  refuse(usage, 'name a content folder and a file of judged queries, or neither');
if (values.sweep) {
  const own = await buildFolder();
  const libraries: Judged[] = [{ ...own, floor: ownFloor }];
  for (const file of positionals) libraries.push(await buildCollection(file));
  await sweep(libraries);
} else if (values.collection) for (const file of positionals) await report(await buildCollection(file), values);
else await report(await buildFolder(...positionals), values);
