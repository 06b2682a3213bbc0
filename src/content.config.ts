import { glob, type Loader } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { internalLinks } from './markdown/links-to-site.ts';
import { env } from './env.ts';
import { type Collection, collections as table, collectionNames } from './schemas/collections.ts';

/** Loads the Markdown and MDX files of a collection, and stores the internal links of each in place of its body. */
const files = (collection: Collection): Loader => ({
  name: 'files',
  load: ({ store, ...context }) => {
    const loader = glob({
      base: `${env.contentDir}/${collection}`,
      pattern: '**/*.{md,mdx}',
      generateId: ({ entry }) => entry.replace(/\.mdx?$/, ''),
      deferRender: context.watcher !== undefined, // an editor at work opens only a few pages
    });
    return loader.load({
      ...context,
      store: {
        ...store,
        // the library needs only the links of a body; storing the body would double the size of the store
        set: ({ body = '', data, ...entry }) => {
          const links = internalLinks(body, { mdx: entry.filePath?.endsWith('.mdx') });
          return store.set({ ...entry, data: { ...data, internalLinks: links } });
        },
      },
    });
  },
});

/** The collections for Astro, which infers the types of their entries from `schema`. */
export const collections = Object.fromEntries(
  collectionNames.map((name) => [name, defineCollection({ loader: files(name), schema: table[name].schema })]),
) as { [Name in Collection]: { schema: (typeof table)[Name]['schema'] } };
