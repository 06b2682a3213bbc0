import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { type Collection, contentDir, schemas } from './schemas/index.ts';

const files = (collection: Collection) =>
  glob({
    base: `${contentDir}/${collection}`,
    pattern: '**/*.{md,mdx}',
    retainBody: false, // what is asked of a text is found while it is rendered; the text itself would double the store
    generateId: ({ entry }) => entry.replace(/\.mdx?$/, ''),
  });

export const collections = {
  articles: defineCollection({ loader: files('articles'), schema: schemas.articles }),
  related: defineCollection({ loader: files('related'), schema: schemas.related }),
  tags: defineCollection({ loader: files('tags'), schema: schemas.tags }),
};
