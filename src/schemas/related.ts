import { z } from 'astro/zod';
import { revisedAfterAdded, work } from './work.ts';

/** A related reading: a bibliographic entry, with its text only where the editor may hold it. */
export const related = work
  .extend({
    /** How much of the work is held; `reference` is none of its words, and the file's body is this site's note. */
    extent: z
      .enum(['reference', 'excerpt', 'full'], { error: 'choose reference, excerpt or full' })
      .default('reference'),
  })
  .refine(({ extent, rights }) => extent === 'reference' || rights !== undefined, {
    path: ['rights'],
    error: 'say whose the words are and on what terms they stand here',
  })
  .refine(revisedAfterAdded, { path: ['revised'], error: 'give a day that is not before added' });
