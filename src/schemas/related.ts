import { z } from 'astro/zod';
import { evenIfInvalid } from './field-types.ts';
import { notBeforeAdded, rightsHint, work } from './work.ts';

/** A related work: a bibliographic entry, with text of the work only where the editor may publish it. */
export const related = work
  .extend({
    extent: z
      .enum(['reference', 'excerpt', 'full'], { error: 'use reference, excerpt or full' })
      .default('reference')
      .describe(
        'How much of the text is on this site: `excerpt` or `full`; required for articles. Related works default to `reference`: no text, and the body is your note.',
      ),
  })
  .refine(
    ({ extent, rights, licence }) =>
      (extent !== 'excerpt' && extent !== 'full') || rights !== undefined || licence !== undefined,
    {
      path: ['rights'],
      error: rightsHint,
      ...evenIfInvalid,
    },
  )
  .refine(...notBeforeAdded('revised'))
  .refine(...notBeforeAdded('featured'));
