import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentEntryType } from 'astro';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import type { Summary } from './check/summary.ts';
import { readContent } from './markdown/frontmatter.ts';
import { internalLinks } from './markdown/links-to-site.ts';
import { idPattern } from './schemas/field-types.ts';

/**
 * Loads the Markdown and MDX files of a folder. The frontmatter is parsed as in the content check, because Astro's own
 * parser changes dates and numbers. The internal links of each file are stored in place of its body. Builds leave out
 * unpublished files, which may be invalid. The development server leaves out files that have errors, and reloads the
 * folder itself: src/integrations/live-content.ts.
 */
export const files = (folder: string): Loader => {
  const parsed: ParsedFiles = new Map();
  const load: Loader['load'] = async (loaderContext) => {
    const { store, entryTypes, watcher, refreshContextData, ...context } = loaderContext as LoaderContext & EntryTypes;
    const { changedFiles, filesWithErrors, onLoad } = (refreshContextData ?? {}) as Partial<RefreshContext>;
    onLoad?.();
    const invalid = new Set(filesWithErrors);
    const pathOf = ({ filePath = '' }: { filePath?: string }) => join(fileURLToPath(context.config.root), filePath);
    if (!hasContent(folder)) {
      if (store.keys().length > 0) store.clear(); // takes half a second
      return;
    }
    const isDevServer = watcher !== undefined;
    const summary = isDevServer ? undefined : await loadSummary();
    const changed = changedFiles && loadableNames(folder, changedFiles, invalid);
    const pattern = changed ?? ['**/*.{md,mdx}', ...(summary ? unpublishedFiles(summary, context.collection) : [])];
    const loader = glob({ base: folder, pattern, generateId: ({ entry }) => idOf(entry) });
    const types = [...entryTypes].map(([extension, type]): [string, ContentEntryType] => [
      extension,
      // in development, Astro must not render files: src/content.ts imports those whose pages are opened
      isDevServer ? { extensions: type.extensions, getEntryInfo: getEntryInfoOnce(parsed) } : { ...type, getEntryInfo },
    ]);
    const ownContext: LoaderContext & EntryTypes = {
      ...context,
      entryTypes: new Map(types),
      ...(isDevServer && { parseData: ifValid((entry) => context.parseData(entry)) }),
      store: {
        ...store,
        ...(changed && { keys: () => [] }), // Astro deletes the entries of these keys that don't match the pattern
        // the library needs only the links of a body; storing the body would double the size of the store
        set: ({ body = '', data, ...entry }) => {
          const isInvalid = data === invalidData || invalid.has(pathOf(entry)) || !idPattern.test(entry.id);
          if (isDevServer && isInvalid) {
            store.delete(entry.id);
            return false;
          }
          const links = () =>
            summary
              ? (summary.internalLinks[`${context.collection}/${entry.id}`] ?? [])
              : internalLinks(body, { mdx: entry.filePath?.endsWith('.mdx') });
          try {
            return store.set({ ...entry, data: { ...data, internalLinks: links() } });
          } catch (error) {
            if (!isDevServer) throw error;
            store.delete(entry.id);
            return false;
          }
        },
      },
    };
    // Astro would keep the entry of a file that is renamed from .md to .mdx, since its id and contents are the same
    for (const entry of store.values())
      if (invalid.has(pathOf(entry)) || !existsSync(pathOf(entry))) store.delete(entry.id);
    if (pattern.length > 0) await loader.load(ownContext);
  };
  return { name: 'files', load };
};

/** Returns whether there is a Markdown or MDX file in a folder. Astro warns about each collection without one. */
export const hasContent = (folder: string): boolean =>
  existsSync(folder) &&
  // most folders have one at once, and listing the folders in them takes long
  [false, true].some((recursive) => readdirSync(folder, { recursive }).some((name) => /\.mdx?$/.test(String(name))));

const idOf = (name: string): string => name.replace(/\.mdx?$/, '');

/** Returns the names of those files in a folder that exist, have a valid id and no errors. */
const loadableNames = (folder: string, paths: readonly string[], invalid: ReadonlySet<string>): string[] =>
  paths
    .filter((path) => dirname(path) === resolve(folder) && existsSync(path) && !invalid.has(path))
    .map((path) => basename(path))
    .filter((name) => idPattern.test(idOf(name)));

/** Files with their contents and what was parsed. */
type ParsedFiles = Map<string, { contents: string; info: ReturnType<ContentEntryType['getEntryInfo']> }>;

/** Passed to the loader when the development server reloads the content. */
export interface RefreshContext {
  /** The absolute paths of the files to load; all files if it is missing. */
  changedFiles?: string[] | undefined;
  /** The absolute paths of the files to leave out. */
  filesWithErrors: string[];
  /** Called when a collection is loaded. */
  onLoad: () => void;
}

/** Returns the findings of the check. The development server doesn't need them, and shouldn't load what they need. */
const loadSummary = async (): Promise<Summary> => (await import('./check/summary.ts')).loadSummary();

/** Returns glob patterns that exclude the files of a collection that are not published. */
const unpublishedFiles = ({ unpublished }: Summary, collection: string): string[] =>
  Object.keys(unpublished)
    .filter((path) => path.startsWith(`${collection}/`))
    .map((path) => `!${path.slice(collection.length + 1).replace(/[()[\]{}!*?@+|\\]/g, '\\$&')}`);

/**
 * The part of a loader's context that Astro's types leave out: the functions that read and render files, by file
 * extension.
 */
interface EntryTypes {
  entryTypes: ReadonlyMap<string, ContentEntryType>;
}

const getEntryInfo: ContentEntryType['getEntryInfo'] = ({ contents }) => {
  const { data, yaml, body } = readContent(contents);
  return { data, rawData: yaml, body, slug: '' };
};

/** A placeholder for the fields of an invalid file. */
const invalidData: Record<string, unknown> = {};

const getEntryInfoIfValid: ContentEntryType['getEntryInfo'] = (file) => {
  try {
    return getEntryInfo(file);
  } catch {
    return { data: invalidData, rawData: '', body: '', slug: '' };
  }
};

/** Returns a parser that parses a file again only if it has changed. */
const getEntryInfoOnce =
  (parsed: ParsedFiles): ContentEntryType['getEntryInfo'] =>
  (file) => {
    const cached = parsed.get(file.fileUrl.href);
    if (cached?.contents === file.contents) return cached.info;
    const info = getEntryInfoIfValid(file);
    parsed.set(file.fileUrl.href, { contents: file.contents, info });
    return info;
  };

/** Returns a parser of fields that returns `invalidData` instead of throwing. */
const ifValid =
  (parseData: LoaderContext['parseData']): LoaderContext['parseData'] =>
  async (entry) => {
    try {
      return await parseData(entry);
    } catch {
      return invalidData as typeof entry.data;
    }
  };
