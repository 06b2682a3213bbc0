/** Reads and writes the files of an index that Pagefind has built. Their formats are private to Pagefind 1.6. */
import { createHash } from 'node:crypto';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { magic } from './chunks.ts';
import type { PageFragment } from './fragment.ts';

/** The files of an index by their paths in its folder. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** The part of `pagefind-entry.json` that is used here. */
export interface PagefindEntry {
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}

/** The name of the file that lists the indexes of all languages. */
const entryName = 'pagefind-entry.json';

/** Reads the entry of an index. */
export const readEntry = (files: IndexFiles): PagefindEntry =>
  JSON.parse(Buffer.from(files.get(entryName) ?? []).toString()) as PagefindEntry;

/** Reads the fragment of each page, by page id. Throws if one has an unknown format. */
export function readFragments(files: IndexFiles): Map<string, PageFragment> {
  const fragments = new Map<string, PageFragment>();
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, id = ''] = /^fragment\/(.*)\.pf_fragment$/.exec(path) ?? [];
    if (!id) continue;
    const text = gunzipSync(content).toString();
    if (!text.startsWith(magic)) throw new Error(`${path}: unknown format; this code supports Pagefind 1.6`);
    fragments.set(id, JSON.parse(text.slice(magic.length)) as PageFragment);
  }
  return fragments;
}

/** Writes the fragment of each page, by page id, as `readFragments` reads them. */
export const writeFragments = (fragments: ReadonlyMap<string, PageFragment>): IndexFiles =>
  new Map(
    [...fragments].map(([id, fragment]) => [
      `fragment/${id}.pf_fragment`,
      gzipSync(magic + JSON.stringify(fragment), { level: 9 }),
    ]),
  );

/** Returns the name of the WebAssembly module of an index. */
export const moduleName = ({ wasm }: PagefindEntry['languages'][string]): string =>
  `wasm.${wasm ?? 'unknown'}.pagefind`;

/**
 * Adds a hash to the name of each WebAssembly module in use, so that browsers can cache it for ever, and removes unused
 * modules. Throws if one is missing.
 */
export function hashModuleNames(files: IndexFiles): IndexFiles {
  const hashed = new Map([...files].filter(([path]) => !path.startsWith('wasm.')));
  const entry = readEntry(files);
  for (const index of Object.values(entry.languages)) {
    const module = files.get(moduleName(index));
    if (!module) throw new Error(`${moduleName(index)} is missing; this code supports Pagefind 1.6`);
    index.wasm = `${index.wasm ?? 'unknown'}.${createHash('sha256').update(module).digest('hex').slice(0, 8)}`;
    hashed.set(moduleName(index), module);
  }
  return hashed.set(entryName, Buffer.from(JSON.stringify(entry)));
}

/** Compresses the metadata again, with a strategy for data with few repetitions: it consists mostly of hashes. */
export const recompress = (content: Uint8Array): Uint8Array =>
  gzipSync(gunzipSync(content), { level: 9, strategy: constants.Z_FILTERED });
