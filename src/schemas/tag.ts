import { z } from 'astro/zod';
import { entryId, listOf, plainText } from './field-types.ts';

/** A tag. The body of the file, if any, is a longer editor's note. */
export const tag = z.strictObject({
  name: plainText('write the name that readers see').describe(
    'The name, as readers see it: `world events & processes`.',
  ),
  meaning: plainText('explain in one or two sentences which works it is for').describe(
    'The meaning, in one or two neutral sentences.',
  ),
  otherNames: listOf(plainText('write another name'), 'other names').describe(
    'Synonyms that readers may search for: `historiography`.',
  ),
  filedAs: plainText('write the name as in the source')
    .optional()
    .describe('The name in the source, if `name` corrects its spelling: `politIcal discourse`.'),
  formerly: listOf(entryId('write a former id'), 'former ids').describe(
    'Former ids, if the file was renamed. Their addresses redirect here.',
  ),
});
