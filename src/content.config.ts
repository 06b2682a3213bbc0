import { glob, type Loader } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { internalLinks } from './markdown/links-to-site.ts';
import { env } from './env.ts';
import { type Collection, collections as table } from './schemas/collections.ts';

/** Loads the Markdown and MDX files of a collection, and stores the internal links of each in place of its body. */
const files = (collection: Collection): Loader => ({
  name: 'files',
  load: ({ store, ...context }) => {
    const loader = glob({
      base: `${env.contentDir}/${collection}`,
      pattern: '**/*.{md,mdx}',
      generateId: ({ entry }) => entry.replace(/\.mdx?$/, ''),
      deferRender: context.watcher !== undefined, // an editor at work looks at few of the pages
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

export const collections = {
  articles: defineCollection({ loader: files('articles'), schema: table.articles.schema }),
  related: defineCollection({ loader: files('related'), schema: table.related.schema }),
  tags: defineCollection({ loader: files('tags'), schema: table.tags.schema }),
  pages: defineCollection({ loader: files('pages'), schema: table.pages.schema }),
};
