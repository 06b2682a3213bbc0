import { z } from 'astro/zod';
import { revisedAfterAdded, work } from './work.ts';

/** An article: a work of which this site holds words. The file's body is its text, word for word. */
export const article = work
  .extend({
    /** How much of the work is held. */
    extent: z.enum(['excerpt', 'full'], { error: 'choose excerpt or full' }),
  })
  .refine(({ rights }) => rights !== undefined, {
    path: ['rights'],
    error: 'say whose the words are and on what terms they stand here',
  })
  .refine(revisedAfterAdded, { path: ['revised'], error: 'give a day that is not before added' });
