import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';

export const collections = {
  articles: defineCollection({ loader: glob({ base: `${process.env.CONTENT_DIR}/articles`, pattern: '*.md' }) }),
};
