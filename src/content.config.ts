import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { type Collection, contentDir, schemas } from './schemas/index.ts';

const files = (collection: Collection) =>
  glob({
    base: `${contentDir}/${collection}`,
    pattern: '**/*.{md,mdx}',
    generateId: ({ entry }) => entry.replace(/\.mdx?$/, ''),
  });

export const collections = {
  articles: defineCollection({ loader: files('articles'), schema: schemas.articles }),
  related: defineCollection({ loader: files('related'), schema: schemas.related }),
  tags: defineCollection({ loader: files('tags'), schema: schemas.tags }),
};
