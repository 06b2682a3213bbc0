import { z } from 'astro/zod';
import { entryId, listOf, plainText } from './field-types.ts';

/** A tag. The body of the file, if any, is a longer editor's note. */
export const tag = z.strictObject({
  /** The name, as readers see it: `world events & processes`. */
  name: plainText('write the name that readers see'),
  /** The meaning, in one or two neutral sentences. */
  meaning: plainText('explain in one or two sentences which works it is for'),
  /** Synonyms that readers may search for: `historiography`. */
  otherNames: listOf(plainText('write another name'), 'other names'),
  /** The name in the source, if `name` corrects its spelling: `politIcal discourse`. */
  filedAs: plainText('write the name as in the source').optional(),
  /** Former ids, if the file was renamed. Their addresses redirect here. */
  formerly: listOf(entryId('write a former id'), 'former ids'),
});
