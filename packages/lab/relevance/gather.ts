import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  isStopWord,
  LibraryIndex,
  truncateQuery,
  type PagefindResult,
  parseQuery,
  type QueryTerm,
  rankingOptions,
  type scoreWeights,
  serve,
} from '../site.ts';
import { idOfPath } from './ask.ts';

/** The parts of Pagefind's own script that are used here. It runs in Node, unlike the worker that pages use. */
interface PagefindScript {
  init(): Promise<void>;
  search(query: string | null): Promise<{ results: PagefindResult[] }>;
}

/**
 * Opens the index of a built site, in Node, but with the code of the search page. `stopWords` are folded. Returns the ids
 * of the works, in the order of the catalogue, and `gather`, which looks up the terms of queries.
 */
export async function openIndex(site: string, stopWords: ReadonlySet<string>) {
  const { server, address } = await serve(site);
  server.keepAliveTimeout = 0; // the client may rank for seconds, then reuse a connection that the server has closed
  const folder = `${address}pagefind/`;
  const { createInstance } = (await import(pathToFileURL(resolve(site, 'pagefind/pagefind.js')).href)) as {
    createInstance: (options: object) => PagefindScript;
  };
  const open = async (weights?: typeof scoreWeights) => {
    const pagefind = createInstance({ basePath: folder, baseUrl: '/', ranking: rankingOptions(weights) });
    await pagefind.init();
    const search = async (query: string | null) => (await pagefind.search(query)).results;
    return new LibraryIndex(
      Promise.resolve({ search }),
      (file) => fetch(folder + file),
      (word) => isStopWord(word, stopWords),
    );
  };
  const { pages } = await (await open()).works;
  return {
    ids: await Promise.all(pages.map(async (page) => idOfPath((await page.data()).url))),
    gather: async (queries: readonly string[], weights: typeof scoreWeights) => {
      const index = await open(weights);
      const gathered: QueryTerm[][] = [];
      for (const query of queries) {
        const { terms } = parseQuery(truncateQuery(query), stopWords);
        gathered.push(
          await Promise.all(
            terms.map(async (term) => ({ works: (await index.lookUp(term)).works, count: term.count })),
          ),
        );
      }
      return gathered;
    },
    close: () => server.close(),
  };
}
