import { z } from 'astro/zod';
import { idOf, listOf, plainText } from './field-types.ts';

/** A tag: a head that works are filed under. The file's body, if it has one, is a longer note of this site's own. */
export const tag = z.strictObject({
  /** The name that readers see: `world events & processes`. */
  name: plainText('the name that readers see'),
  /** What is filed under it, in one or two neutral sentences of this site's own. */
  meaning: plainText('what is filed under it, in one or two sentences'),
  /** Other names that readers may look for. */
  otherNames: listOf(plainText('another name'), 'other names'),
  /** The name as the source has it, where it was a slip that is mended here. */
  filedAs: plainText('the name as the source has it').optional(),
  /** Ids that it had before: their addresses lead here. */
  formerly: listOf(idOf('a former id'), 'former ids'),
});
