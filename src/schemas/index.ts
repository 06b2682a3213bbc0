import { article } from './article.ts';
import { related } from './related.ts';
import { tag } from './tag.ts';

/** The collections: the name of each is that of its folder in `src/content`. */
export const schemas = { articles: article, related, tags: tag };

export type Collection = keyof typeof schemas;

/** The collections whose entries are works. */
export const workCollections = ['articles', 'related'] as const;

/** The folder of the content; the environment's `CONTENT_DIR` puts another in its place (the tests do). */
export const contentDir = process.env.CONTENT_DIR ?? 'src/content';
