import type { ContentEntryType } from 'astro';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { readContent } from './markdown/frontmatter.ts';
import { internalLinks } from './markdown/links-to-site.ts';

/**
 * Loads the Markdown and MDX files of a folder. The frontmatter is parsed as the content check does, because Astro's own parser
 * changes dates and numbers. Builds leave out the files that are not published, which may be invalid. The internal links of each file are stored in place of its body.
 */
export const files = (folder: string): Loader => ({
  name: 'files',
  load: async (loaderContext) => {
    const { store, entryTypes, ...context } = loaderContext as LoaderContext & EntryTypes;
    const isDevServer = context.watcher !== undefined;
    const loader = glob({
      base: folder,
      pattern: ['**/*.{md,mdx}', ...(isDevServer ? [] : await unpublishedFiles(context.collection))],
      generateId: ({ entry }) => entry.replace(/\.mdx?$/, ''),
      deferRender: isDevServer, // an editor at work opens only a few pages
    });
    const ownContext: LoaderContext & EntryTypes = {
      ...context,
      entryTypes: new Map([...entryTypes].map(([extension, type]) => [extension, { ...type, getEntryInfo }])),
      store: {
        ...store,
        // the library needs only the links of a body; storing the body would double the size of the store
        set: ({ body = '', data, ...entry }) => {
          const links = internalLinks(body, { mdx: entry.filePath?.endsWith('.mdx') });
          return store.set({ ...entry, data: { ...data, internalLinks: links } });
        },
      },
    };
    return loader.load(ownContext);
  },
});

/** Returns glob patterns that exclude the files of a collection that are not published. */
async function unpublishedFiles(collection: string): Promise<string[]> {
  const { loadSummary } = await import('./check/summary.ts'); // the development server doesn't need it
  return Object.keys((await loadSummary()).unpublished)
    .filter((path) => path.startsWith(`${collection}/`))
    .map((path) => `!${path.slice(collection.length + 1).replace(/[()[\]{}!*?@+|\\]/g, '\\$&')}`);
}

/** The part of a loader's context that Astro's types leave out: what reads and renders files, by their extension. */
interface EntryTypes {
  entryTypes: ReadonlyMap<string, ContentEntryType>;
}

const getEntryInfo: ContentEntryType['getEntryInfo'] = ({ contents }) => {
  const { data, yaml, body } = readContent(contents);
  return { data, rawData: yaml, body, slug: '' };
};
