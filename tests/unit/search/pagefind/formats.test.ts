/** Checks each private fact about Pagefind that the search relies on, with an index that the installed version builds. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { beforeAll, describe, expect, test } from 'vitest';
import { findChunk, readChunks } from '../../../../src/search/pagefind/chunks.ts';
import { hashModuleNames, moduleName, readEntry, readFragments } from '../../../../src/search/pagefind/index-files.ts';
import { isExactMatch, rankingOptions } from '../../../../src/search/pagefind/pagefind.ts';
import type { PageFragment } from '../../../../src/search/pagefind/fragment.ts';

const page = (title: string, text: string) =>
  `<html lang="en"><body><article data-pagefind-body data-pagefind-filter="extent:full"><h1>${title}</h1>
  <div data-pagefind-meta="byline">Ann Marsh</div><a id="p1"></a><p>${text}</p></article></body></html>`;
/** Enough different words for several chunks. */
const manyWords = Array.from({ length: 25_000 }, (_, index) => `word${index.toString(26).replace(/\d/g, 'z')}x`).join(
  ' ',
);
const pages: [path: string, html: string][] = [
  ['b/index.html', page('The keeper', 'A keeper keeps the light. The keepers’ lamp is a keepsake, said the keeper.')],
  ['a/index.html', page('Tides', 'The lamp and the tide — and a naïve zero\u200Bwidth.')],
  ['c/index.html', page('Many words', manyWords)],
];

let files: ReadonlyMap<string, Uint8Array> = new Map();
beforeAll(async () => {
  const { index } = await pagefind.createIndex();
  for (const [sourcePath, content] of pages) await index?.addHTMLFile({ sourcePath, content });
  const built = await index?.getFiles();
  await pagefind.close();
  files = hashModuleNames(new Map(built?.files.map(({ path, content }) => [path, content])));
});

const namesOf = (pattern: RegExp) => [...files.keys()].filter((name) => pattern.test(name));
const fileOf = (pattern: RegExp) => files.get(namesOf(pattern)[0] ?? '') ?? new Uint8Array();
const metadata = () => new Uint8Array(fileOf(/pf_meta$/)).buffer;
const fragments = () => [...readFragments(files)];

/** Runs Pagefind's worker on the files of the index. Returns a function that sends a message, and the files it asked for. */
function startWorker() {
  const requested: string[] = [];
  const pending = new Map<number, (answer: { result?: unknown; error?: string }) => void>();
  let receive = (_message: { data: object }): unknown => undefined;
  const self = {
    addEventListener: (_type: string, listener: typeof receive) => (receive = listener),
    postMessage: ({ id, ...answer }: { id: number }) => pending.get(id)?.(answer),
  };
  const fetchFromIndex = (url: string) => {
    requested.push(url);
    const content = files.get(url.replace('/pagefind/', '').replace(/\?.*/, ''));
    return Promise.resolve(content ? new Response(new Uint8Array(content)) : new Response('', { status: 404 }));
  };
  const globals = {
    self,
    fetch: fetchFromIndex,
    console,
    setTimeout,
    TextDecoder,
    TextEncoder,
    WebAssembly,
    URL,
    Intl,
  };
  runInContext(Buffer.from(fileOf(/^pagefind-worker\.js$/)).toString(), createContext(globals));
  let lastId = 0;
  const send = <Result>(method: string, argument: unknown): Promise<Result> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, ({ result, error }) =>
        error === undefined ? resolve(result as Result) : reject(new Error(error)),
      );
      receive({ data: { id: lastId, method, args: [argument] } });
    });
  const init = {
    basePath: '/pagefind/',
    baseUrl: '/',
    language: 'en',
    metaCacheTag: 'version',
    ranking: rankingOptions(),
  };
  return { send, requested, started: send('init', init) };
}

interface Found {
  results: { id: string; score: number; words: number[]; matchedMetaFields: string[]; data: string }[];
}

describe('Pagefind’s index', () => {
  test('version: it is the pinned one', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(JSON.parse(Buffer.from(fileOf(/^pagefind-entry\.json$/)).toString())).toMatchObject({
      version: dependencies.pagefind,
    });
  });

  test('entry.json keys: hash, WebAssembly module and number of pages of each language', () => {
    const { languages } = readEntry(files);
    expect(Object.keys(languages)).toEqual(['en']);
    expect(languages.en).toEqual({
      hash: expect.stringMatching(/^en_\w+$/),
      wasm: expect.stringMatching(/^en\.[0-9a-f]{8}$/),
      page_count: 3,
    });
  });

  test('file names: worker, metadata, module, chunks and fragments', () => {
    const en = readEntry(files).languages.en ?? { hash: '', wasm: '', page_count: 0 };
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['pagefind-worker.js', `pagefind.${en.hash}.pf_meta`, moduleName(en)]),
    );
    expect(namesOf(/^index\/en_\w+\.pf_index$/).length).toBeGreaterThan(1);
    expect(namesOf(/^fragment\/en_\w+\.pf_fragment$/)).toHaveLength(3);
  });

  test('compression: gzip, then the magic bytes', () => {
    for (const name of namesOf(/\.(?:pagefind|pf_\w+)$/))
      expect(
        gunzipSync(files.get(name) ?? '')
          .subarray(0, 12)
          .toString(),
        name,
      ).toBe('pagefind_dcd');
  });

  test('fragment fields: url, content, meta, filters and anchors', () => {
    const [, fragment] = fragments().find(([, { url }]) => url === '/b/') ?? [];
    expect(fragment).toMatchObject({
      url: '/b/',
      content: 'The keeper. Ann Marsh. A keeper keeps the light. The keepers’ lamp is a keepsake, said the keeper.',
      meta: { title: 'The keeper', byline: 'Ann Marsh' },
      filters: { extent: ['full'] },
      anchors: [{ id: 'p1', location: 4 }],
    });
  });

  test('metadata CBOR layout: a list of the version, pages and chunks', async () => {
    const chunks = await readChunks(metadata());
    for (const [from, to, hash] of chunks) {
      expect([typeof from, typeof to]).toEqual(['string', 'string']);
      expect(files.has(`index/${hash}.pf_index`), hash).toBe(true);
    }
    expect(chunks).toHaveLength(namesOf(/pf_index$/).length);
  });

  test.each([
    ['a page', '<!doctype html><title>Log in</title><p>Please log in.'],
    ['nothing', ''],
  ])('metadata: %s in its place is reported', async (_what, text) => {
    await expect(readChunks(new TextEncoder().encode(text).buffer)).rejects.toThrow('unsupported metadata');
  });

  test('chunk hashes and word ranges: the chunks are sorted, and the worker loads the one that is predicted', async () => {
    const chunks = await readChunks(metadata());
    expect(chunks.map(([from]) => from)).toEqual(chunks.map(([from]) => from).toSorted());
    for (const word of ['keepers', 'Naïve', 'wordzzzx', 'wordbcdx', 'tide']) {
      const { send, requested } = startWorker();
      await send('search', word);
      expect(requested.at(-1), word).toBe(`/pagefind/index/${findChunk(chunks, word)}.pf_index`);
    }
  });
});

describe('Pagefind’s worker', () => {
  test('requests: the entry with the version, the metadata, the module and then chunks', async () => {
    const { send, requested } = startWorker();
    await send('search', null);
    const { hash = '', wasm = '' } = readEntry(files).languages.en ?? {};
    expect(requested).toEqual([
      '/pagefind/pagefind-entry.json?ts=version',
      `/pagefind/pagefind.${hash}.pf_meta`,
      `/pagefind/wasm.${wasm}.pagefind`,
    ]);
  });

  test('search without a query: all pages, in the order in which they were added', async () => {
    const { results } = await startWorker().send<Found>('search', null);
    const byId = new Map(fragments());
    expect(results.map(({ id }) => byId.get(id)?.url)).toEqual(['/b/', '/a/', '/c/']);
  });

  test('search for a word: also longer words that start with it; quoted: only its forms', async () => {
    const { send } = startWorker();
    const unquoted = await send<Found>('search', 'keep');
    expect(unquoted.results.map(({ score }) => score > 0)).toEqual([true]);
    expect([...(unquoted.results[0]?.words ?? [])]).toContain(14); // keepsake
    expect((await send<Found>('search', '"keepsak"')).results).toHaveLength(1);
    expect((await send<Found>('search', '"kee"')).results).toHaveLength(0);
  });

  test('data of a result: the fragment with the locations of the query, whose scores distinguish exact matches', async () => {
    const { send } = startWorker();
    const { results } = await send<Found>('search', 'keeper');
    const { content, weighted_locations: locations } = await send<PageFragment>('getData', results[0]?.data);
    const words = content.split(' ');
    const isExact = new Map(locations.map((location) => [words[location.location], isExactMatch(location)]));
    expect(isExact.get('keeper')).toBe(true);
    const prefix = await send<Found>('search', 'keeps');
    const { weighted_locations: all } = await send<PageFragment>('getData', prefix.results[0]?.data);
    expect(all.filter(isExactMatch).map(({ location }) => words[location])).not.toContain('keepsake,');
  });

  test('fields of a result: those that have a weight and contain the word', async () => {
    const { results } = await startWorker().send<Found>('search', 'keeper');
    expect(results.map(({ matchedMetaFields }) => matchedMetaFields)).toEqual([['title']]);
  });

  test('release of data: the data of a result are gone', async () => {
    const { send } = startWorker();
    const { results } = await send<Found>('search', 'tide');
    await send('releaseData', results[0]?.data);
    expect(await send('getData', results[0]?.data)).toBeNull();
  });

  test('missing chunk: a word in it reads as missing', async () => {
    const complete = files;
    const { send } = startWorker();
    files = new Map([...files].filter(([name]) => !name.endsWith('pf_index')));
    const { results } = await send<Found>('search', 'keeper');
    files = complete;
    expect(results).toEqual([]);
  });
});
