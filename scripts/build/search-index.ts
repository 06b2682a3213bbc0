/**
 * Indexes a built site: `node scripts/build/search-index.ts <folder> [<base path>]`. Writes the folder `pagefind/` and
 * links it from the search page. Prints the number of indexed pages.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';
import { attributeOf, elementsOf, type HtmlElement } from '../../src/values/html.ts';
import { joinBase } from '../../src/schemas/paths.ts';
import { extractIndexed, type IndexedPage, restoreWritten } from '../../src/search/build/indexed-page.ts';
import type { SearchManifest } from '../../src/search/build/manifest.ts';
import { buildVocabulary, type IndexedVocabulary } from '../../src/search/build/vocabulary.ts';
import type { PageFragment } from '../../src/search/pagefind/fragment.ts';
import {
  hashModuleNames,
  type IndexFiles,
  moduleName,
  type PagefindEntry,
  readEntry,
  readFragments,
  recompress,
  writeFragments,
} from '../../src/search/pagefind/index-files.ts';
import { type Catalogue, hashPageIds } from '../../src/search/shared/catalogue.ts';
import { shardNames, shardOf, shardPath } from '../../src/search/shared/shards.ts';

/** The name of the index folder in the built site. */
const indexName = 'pagefind';
/** The attribute of the search page that names the version of the index. */
const versionAttribute = 'data-index-version';
/** Files of Pagefind's own search UIs and of its highlighter, which this site doesn't use. */
const unusedFiles = /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)\.|^playground\//;

/** Indexes a site and returns the number of indexed pages. Throws with Pagefind's message if it fails. */
async function indexSite(site: string, base = '/'): Promise<number> {
  const folder = join(site, indexName);
  const manifestFile = join(site, 'search/works.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as SearchManifest;
  rmSync(folder, { recursive: true, force: true });
  const { paths, facts } = manifest;
  const pages = facts.map((fact, position) =>
    extractIndexed(readFileSync(join(site, paths[position] ?? '', 'index.html'), 'utf8'), fact),
  );
  const pagesByPath = new Map(paths.map((path, position) => [path, pages[position]]));
  const files = hashModuleNames(await runPagefind(paths, pages));
  const fragments = new Map(
    [...readFragments(files)].map(([id, fragment]) => {
      const page = pagesByPath.get(fragment.url);
      return [id, page ? restoreWritten(fragment, page) : fragment];
    }),
  );
  writeIndexFiles(folder, new Map([...files, ...writeFragments(fragments)]));
  const vocabulary = buildVocabulary([...fragments.values()]);
  writeCatalogue(folder, manifest, fragments, vocabulary);
  rmSync(manifestFile);
  writeVocabulary(folder, vocabulary);
  linkIndex(site, base, readEntry(files));
  return fragments.size;
}

/** Runs Pagefind on the pages of works. It keeps their order, so the catalogue needs no page ids. */
async function runPagefind(paths: readonly string[], pages: readonly IndexedPage[]): Promise<IndexFiles> {
  try {
    const { index } = assertNoErrors(await pagefind.createIndex());
    if (!index) throw new Error('Pagefind: no index was created');
    for (const [position, { html }] of pages.entries())
      assertNoErrors(await index.addHTMLFile({ sourcePath: `${paths[position]?.slice(1)}index.html`, content: html }));
    // Pagefind's own `writeFiles()` doesn't report files that it failed to write, for instance on a full disk
    const { files } = assertNoErrors(await index.getFiles());
    return new Map(files.filter(({ path }) => !unusedFiles.test(path)).map(({ path, content }) => [path, content]));
  } finally {
    await pagefind.close();
  }
}

function assertNoErrors<Response extends { errors: string[] }>(response: Response): Response {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}

function writeIndexFiles(folder: string, files: IndexFiles): void {
  for (const parent of new Set([...files.keys()].map((path) => dirname(join(folder, path)))))
    mkdirSync(parent, { recursive: true });
  for (const [path, content] of files)
    writeFileSync(join(folder, path), path.endsWith('.pf_meta') ? recompress(content) : content);
}

/** Writes the catalogue with the hash of the index. Throws if a work was not indexed. */
function writeCatalogue(
  folder: string,
  { paths, catalogue }: SearchManifest,
  fragments: ReadonlyMap<string, PageFragment>,
  { spellings }: IndexedVocabulary,
): void {
  const idsByPath = new Map([...fragments].map(([id, { url }]) => [url, id]));
  const ids = paths.map((path) => {
    const id = idsByPath.get(path);
    if (id === undefined) throw new Error(`${path} was not indexed`);
    return id;
  });
  const file: Catalogue = { indexHash: hashPageIds(ids), spellings, ...catalogue };
  writeFileSync(join(folder, 'works.json'), JSON.stringify(file));
}

/**
 * Writes the vocabulary, one file per shard even if it is empty. The format is JSON, so that the search can tell a file
 * from what a host or a network may send instead: an HTML page, or nothing.
 */
function writeVocabulary(folder: string, { words: vocabulary }: IndexedVocabulary): void {
  const shards = new Map<string, string[]>(shardNames.map((name) => [name, []]));
  for (const word of vocabulary) shards.get(shardOf(word))?.push(word);
  mkdirSync(dirname(join(folder, shardPath('other'))), { recursive: true });
  for (const [name, words] of shards) writeFileSync(join(folder, shardPath(name)), JSON.stringify(words));
}

/**
 * Returns a hash of the files that keep their names when their content changes. Their addresses contain it, so that
 * browsers may keep them for ever.
 */
function hashNamedFiles(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((path) => /\.(?:js|json)$/.test(path)).sort())
    hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 8);
}

/** Writes the version of the index into the search page, and links to preload the files that every search needs. */
function linkIndex(site: string, base: string, { languages }: PagefindEntry): void {
  const page = join(site, 'search/index.html');
  const html = readFileSync(page, 'utf8');
  const elements = elementsOf(html, { locations: true });
  const find = (isFound: (element: HtmlElement) => boolean) => {
    const element = elements.find(isFound);
    if (!element) throw new Error('The search page has no place for the index');
    return element;
  };
  const language =
    attributeOf(
      find(({ tagName }) => tagName === 'html'),
      'lang',
    ) ?? '';
  const index = languages[language] ?? Object.values(languages)[0];
  if (!index) return; // the library is empty
  const version = hashNamedFiles(join(site, indexName));
  const isScript = (element: HtmlElement) => element.tagName === 'script' && attributeOf(element, 'src') !== undefined;
  const script = attributeOf(find(isScript), 'src') ?? '';
  const preload = (file: string) =>
    `<link rel="preload" as="fetch" crossorigin href="${joinBase(base, `/${indexName}/${file}`)}">`;
  // the largest first: over HTTP/1.1, it gets the connection that is already open
  const links = [
    preload(moduleName(index)),
    `<link rel="modulepreload" href="${script}">`,
    preload(`pagefind.${index.hash}.pf_meta`),
    preload(`pagefind-worker.js?${version}`),
    preload(`pagefind-entry.json?ts=${version}`),
    preload(`works.json?${version}`),
  ];
  const headEnd = find(({ tagName }) => tagName === 'head').sourceCodeLocation?.endTag?.startOffset;
  const search = find((element) => attributeOf(element, versionAttribute) !== undefined);
  const place = search.sourceCodeLocation?.attrs?.[versionAttribute];
  if (headEnd === undefined || !place) throw new Error('The search page has no place for the index');
  const [head, middle, rest] = [
    html.slice(0, headEnd),
    html.slice(headEnd, place.startOffset),
    html.slice(place.endOffset),
  ];
  writeFileSync(page, `${head}${links.join('')}${middle}${versionAttribute}="${version}"${rest}`);
}

// If Pagefind's process dies, its promises never settle, and Node exits with code 13 (unsettled top-level await).
process.once('exit', (code) => code === 13 && console.error('Pagefind exited without an answer'));
const [, , site = '', base] = process.argv;
console.log(await indexSite(site, base));
