import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Draft } from '../lib/catalogue.ts';
import { joinBase } from '../lib/urls.ts';
import { type Catalogue, fingerprint } from '../search/catalogue.ts';
import type { Fragment } from '../search/pagefind.ts';
import { drawer } from '../search/suggest.ts';
import { vocabulary } from '../lib/vocabulary.ts';

/** The folder of the index, in the built site. */
export const folder = 'pagefind';
/** What Pagefind writes for pages that this site doesn't have: its own search pages, and scripts for marking words. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)\.|^playground\//;
/** What Pagefind puts before what it writes, inside of the compression. */
const signature = 'pagefind_dcd';

/**
 * Writes the search index of the built works into `<site>/pagefind/`: what Pagefind makes of their pages, the list of
 * works, and the words that occur. Names in the search page what every search loads. Gives the number of pages that
 * were indexed. Throws with Pagefind's own words where it fails.
 */
export async function writeIndex(site: string, base = '/'): Promise<number> {
  const index = join(site, folder);
  const list = join(site, 'search/works.json');
  const { addresses, catalogue } = JSON.parse(await readFile(list, 'utf8')) as Draft;
  await rm(index, { recursive: true, force: true });
  await runPagefind(site, addresses, index);
  const entry = await readEntry(index);
  const pages = await readPages(index);
  await writeWorks(index, addresses, catalogue, pages);
  await rm(list);
  await writeWords(index, [...pages.values()]);
  await announce(site, base, entry);
  return pages.size;
}

/** Indexes the pages of the works in their order, which the index keeps: the list of works need not name them again. */
async function runPagefind(site: string, addresses: readonly string[], index: string): Promise<void> {
  try {
    const { index: built } = succeed(await pagefind.createIndex());
    if (!built) throw new Error('Pagefind made no index');
    for (const address of addresses) {
      const sourcePath = `${address.slice(1)}index.html`;
      const html = await readFile(join(site, sourcePath), 'utf8');
      // nothing in the head is indexed, and it is a third of the page
      succeed(await built.addHTMLFile({ sourcePath, content: html.replace(/<head>.*<\/head>/s, '') }));
    }
    // its own `writeFiles()` doesn't say when a file could not be written, or only half: on a full disk, for instance
    const { files } = succeed(await built.getFiles());
    for (const { path, content } of files.filter((file) => !unused.test(file.path))) {
      await mkdir(dirname(join(index, path)), { recursive: true });
      await writeFile(join(index, path), path.endsWith('.pf_meta') ? recompressed(content) : content);
    }
  } finally {
    await pagefind.close();
  }
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

async function readEntry(index: string): Promise<Entry> {
  return JSON.parse(await readFile(join(index, 'pagefind-entry.json'), 'utf8')) as Entry;
}

/** What Pagefind keeps of each page, by the id that it gave it. */
async function readPages(index: string): Promise<Map<string, Fragment>> {
  const pages = new Map<string, Fragment>();
  for (const file of (await readdir(join(index, 'fragment'))).sort()) {
    const text = gunzipSync(await readFile(join(index, 'fragment', file))).toString();
    if (!text.startsWith(signature)) throw new Error(`${file} is not what Pagefind 1.6 writes`);
    pages.set(file.replace('.pf_fragment', ''), JSON.parse(text.slice(signature.length)) as Fragment);
  }
  return pages;
}

/** Writes the list of works, with what tells the index that it belongs to. Throws where a work was not indexed. */
async function writeWorks(
  index: string,
  addresses: readonly string[],
  catalogue: Omit<Catalogue, 'index'>,
  pages: Map<string, Fragment>,
): Promise<void> {
  const ids = new Map([...pages].map(([id, { url }]) => [url, id]));
  const inOrder = addresses.map((address) => {
    const id = ids.get(address);
    if (id === undefined) throw new Error(`${address} was not indexed`);
    return id;
  });
  await writeFile(join(index, 'works.json'), JSON.stringify({ index: fingerprint(inOrder), ...catalogue }));
}

/** Writes the words that occur, each into the file of its first letter. There is a file for each letter. */
async function writeWords(index: string, pages: readonly Fragment[]): Promise<void> {
  const drawers = new Map<string, string[]>([...'abcdefghijklmnopqrstuvwxyz', 'other'].map((name) => [name, []]));
  for (const word of vocabulary(pages)) drawers.get(drawer(word))?.push(word);
  await mkdir(join(index, 'words'), { recursive: true });
  await Promise.all(
    [...drawers].map(([name, words]) => writeFile(join(index, 'words', `${name}.txt`), words.join('\n'))),
  );
}

/** Names in the search page the edition of the index, and what a browser does well to load at once. */
async function announce(site: string, base: string, { languages }: Entry): Promise<void> {
  const page = join(site, 'search/index.html');
  const html = await readFile(page, 'utf8');
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
  await writeFile(
    page,
    html.replace('data-edition=""', `data-edition="${edition}"`).replace('</head>', `${links.join('')}</head>`),
  );
}

// as a program: the folder of the site, and its base path
if (import.meta.main) {
  const [, , site = '', base] = process.argv;
  console.log(await writeIndex(site, base));
}
