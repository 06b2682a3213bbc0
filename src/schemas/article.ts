import { z } from 'astro/zod';
import { evenIfInvalid } from './field-types.ts';
import { notBeforeAdded, rightsHint, work } from './work.ts';

/** An article. The body of the file is its text, verbatim. */
export const article = work
  .extend({
    extent: z
      .enum(['excerpt', 'full'], { error: 'use excerpt or full' })
      .describe('How much of the work is on this site: `excerpt` or `full`.'),
  })
  .refine(({ rights, licence }) => rights !== undefined || licence !== undefined, {
    path: ['rights'],
    error: rightsHint,
    ...evenIfInvalid,
  })
  .refine(...notBeforeAdded('revised'))
  .refine(...notBeforeAdded('featured'));
