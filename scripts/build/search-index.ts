import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { SearchManifest } from '../../src/search/build/manifest.ts';
import { joinBase } from '../../src/library/urls.ts';
import { type Catalogue, hashPageIds } from '../../src/search/shared/catalogue.ts';
import type { Fragment } from '../../src/search/browser/pagefind.ts';
import { shard } from '../../src/search/browser/suggest.ts';
import { vocabulary } from '../../src/search/build/vocabulary.ts';

/** The folder of the index, in the built site. */
const folder = 'pagefind';
/** What Pagefind writes for pages that this site doesn't have: its own search pages, and scripts for marking words. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)\.|^playground\//;
/** What Pagefind puts before what it writes, inside of the compression. */
const signature = 'pagefind_dcd';

/**
 * Writes the search index of the built works into `<site>/pagefind/`: what Pagefind makes of their pages, the list of
 * works, and the words that occur. Names in the search page what every search loads. Gives the number of pages that
 * were indexed. Throws with Pagefind's own words where it fails.
 */
async function writeIndex(site: string, base = '/'): Promise<number> {
  const index = join(site, folder);
  const list = join(site, 'search/works.json');
  const { addresses, catalogue } = JSON.parse(readFileSync(list, 'utf8')) as SearchManifest;
  rmSync(index, { recursive: true, force: true });
  const files = await runPagefind(site, addresses);
  writeFiles(index, files);
  const pages = readPages(files);
  writeWorks(index, addresses, catalogue, pages);
  rmSync(list);
  writeWords(index, [...pages.values()]);
  announce(site, base, readEntry(files));
  return pages.size;
}

/** The files of an index by their paths in its folder. */
type Files = Map<string, Uint8Array>;

/** Indexes the pages of the works in their order, which the index keeps: the list of works need not name them again. */
async function runPagefind(site: string, addresses: readonly string[]): Promise<Files> {
  try {
    const { index: built } = succeed(await pagefind.createIndex());
    if (!built) throw new Error('Pagefind made no index');
    for (const address of addresses) {
      const sourcePath = `${address.slice(1)}index.html`;
      const html = readFileSync(join(site, sourcePath), 'utf8');
      succeed(await built.addHTMLFile({ sourcePath, content: indexedPart(html) }));
    }
    // its own `writeFiles()` doesn't say when a file could not be written, or only half: on a full disk, for instance
    const { files } = succeed(await built.getFiles());
    return new Map(files.filter(({ path }) => !unused.test(path)).map(({ path, content }) => [path, content]));
  } finally {
    await pagefind.close();
  }
}

/**
 * A page of a work without what is said around its words, which is not indexed, and is most of a page. The numbers of
 * paragraphs stand before them: of an element with an id, Pagefind would keep the words a second time.
 */
function indexedPart(html: string): string {
  const [begin = ''] = /^.*?<html[^>]*>/s.exec(html) ?? [];
  const work = html.slice(html.indexOf('<article'), html.search(/<section aria-labelledby="work-(?!note)/));
  return `${begin}<body>${work.replace(/<p( id="p\d+")/g, '<a$1></a><p')}</article>`;
}

function writeFiles(index: string, files: Files): void {
  for (const folder of new Set([...files.keys()].map((path) => dirname(join(index, path)))))
    mkdirSync(folder, { recursive: true });
  for (const [path, content] of files)
    writeFileSync(join(index, path), path.endsWith('.pf_meta') ? recompressed(content) : content);
}

/** What says where everything is grows with the works, and is made of ids, which hardly repeat: zlib is told so. */
const recompressed = (content: Uint8Array): Uint8Array =>
  gzipSync(gunzipSync(content), { level: 9, strategy: constants.Z_FILTERED });

function succeed<Answer extends { errors: string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
}

/** What the index says of itself: the hash and the program of each language. */
interface Entry {
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}

const readEntry = (files: Files): Entry =>
  JSON.parse(Buffer.from(files.get('pagefind-entry.json') ?? []).toString()) as Entry;

/** What Pagefind keeps of each page, by the id that it gave it. */
function readPages(files: Files): Map<string, Fragment> {
  const pages = new Map<string, Fragment>();
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, id = ''] = /^fragment\/(.*)\.pf_fragment$/.exec(path) ?? [];
    if (!id) continue;
    const text = gunzipSync(content).toString();
    if (!text.startsWith(signature)) throw new Error(`${path} is not what Pagefind 1.6 writes`);
    pages.set(id, JSON.parse(text.slice(signature.length)) as Fragment);
  }
  return pages;
}

/** Writes the list of works, with what tells the index that it belongs to. Throws where a work was not indexed. */
function writeWorks(
  index: string,
  addresses: readonly string[],
  catalogue: Omit<Catalogue, 'index'>,
  pages: Map<string, Fragment>,
): void {
  const ids = new Map([...pages].map(([id, { url }]) => [url, id]));
  const inOrder = addresses.map((address) => {
    const id = ids.get(address);
    if (id === undefined) throw new Error(`${address} was not indexed`);
    return id;
  });
  writeFileSync(join(index, 'works.json'), JSON.stringify({ index: hashPageIds(inOrder), ...catalogue }));
}

/** Writes the words that occur, each into the file of its first letter. There is a file for each letter. */
function writeWords(index: string, pages: readonly Fragment[]): void {
  const drawers = new Map<string, string[]>([...'abcdefghijklmnopqrstuvwxyz', 'other'].map((name) => [name, []]));
  for (const word of vocabulary(pages)) drawers.get(shard(word))?.push(word);
  mkdirSync(join(index, 'words'), { recursive: true });
  for (const [name, words] of drawers) writeFileSync(join(index, 'words', `${name}.txt`), words.join('\n'));
}

/** Names in the search page the edition of the index, and what a browser does well to load at once. */
function announce(site: string, base: string, { languages }: Entry): void {
  const page = join(site, 'search/index.html');
  const html = readFileSync(page, 'utf8');
  const language = /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';
  const own = languages[language] ?? Object.values(languages)[0];
  if (!own) return; // nothing was indexed
  const edition = createHash('sha256').update(JSON.stringify(languages)).digest('hex').slice(0, 8);
  const address = (file: string) => joinBase(base, `/${folder}/${file}`);
  const [, script = ''] = /<script type="module" src="([^"]*)"/.exec(html) ?? [];
  const modules = [script, address('pagefind.js')].map((file) => `<link rel="modulepreload" href="${file}">`);
  // the largest first; a browser may ask for no more than six files at a time
  const files = [
    `wasm.${own.wasm ?? 'unknown'}.pagefind`,
    'pagefind-worker.js',
    `pagefind-entry.json?ts=${edition}`,
    `pagefind.${own.hash}.pf_meta`,
    `works.json?${edition}`,
  ].map((file) => `<link rel="preload" as="fetch" crossorigin href="${address(file)}">`);
  const links = [...modules, ...files];
  writeFileSync(
    page,
    html.replace('data-edition=""', `data-edition="${edition}"`).replace('</head>', `${links.join('')}</head>`),
  );
}

// a program of its own, which ends where Pagefind has died: its API then waits for ever
process.once('exit', (code) => code === 13 && console.error('Pagefind ended before it had answered'));
const [, , site = '', base] = process.argv;
console.log(await writeIndex(site, base));
