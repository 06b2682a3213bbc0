import { z } from 'astro/zod';
import { entryId, listOf, plainText, trueOrFalse } from './field-types.ts';
import { workId } from './work.ts';

/** The number of works on a reading list. Its page is divided as other long lists are. */
const maxWorks = 500;

/** A work on a reading list. */
const listedWork = z.strictObject(
  {
    work: workId.describe('The id of the work.'),
    reason: plainText('say in one sentence why the work is on the list')
      .optional()
      .describe('Why it is on the list, in one sentence: `Start here: it is the shortest.`'),
  },
  { error: 'write work: with the id of a work, and optionally reason:' },
);

/** Works in an order of the owner's own. The body of the file, if any, is a longer introduction. */
export const readingList = z.strictObject({
  title: plainText('write the title of the list').describe('The title of the list: `Letters from the sea`.'),
  description: plainText('say in one or two sentences what the list is for').describe(
    'What the list is for, in one or two sentences.',
  ),
  works: listOf(
    listedWork,
    'works, each with work: and reason:',
    (listed: { work?: unknown } | null) => listed?.work,
    maxWorks,
  ).describe('The works, in the order in which readers see them.'),
  formerly: listOf(entryId('write a former id'), 'former ids').describe(
    'Former ids, if the file was renamed. Their addresses redirect here.',
  ),
  draft: trueOrFalse().default(false).describe('`true` keeps the list out of builds.'),
});
