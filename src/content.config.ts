import { glob, type Loader } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { internalLinks } from './markdown/links-to-site.ts';
import { env } from './env.ts';
import { type Collection, collections as table } from './schemas/collections.ts';

/** The files of a collection, in the folder of its name. */
const files = (collection: Collection): Loader => ({
  name: 'files',
  load: ({ store, ...context }) => {
    const loader = glob({
      base: `${env.contentDir}/${collection}`,
      pattern: '**/*.{md,mdx}',
      generateId: ({ entry }) => entry.replace(/\.mdx?$/, ''),
      deferRender: context.watcher !== undefined, // where files are watched, an editor looks at a few pages of many
    });
    return loader.load({
      ...context,
      store: {
        ...store,
        // all that is asked of a text is what it mentions; the text itself would double what is kept
        set: ({ body = '', data, ...entry }) =>
          store.set({ ...entry, data: { ...data, mentions: internalLinks(body) } }),
      },
    });
  },
});

export const collections = {
  articles: defineCollection({ loader: files('articles'), schema: table.articles.schema }),
  related: defineCollection({ loader: files('related'), schema: table.related.schema }),
  tags: defineCollection({ loader: files('tags'), schema: table.tags.schema }),
};
