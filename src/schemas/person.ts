import { z } from 'astro/zod';
import { plainText } from './field-types.ts';

/**
 * Somebody's name, in the terms of CSL-JSON: `family` and `given`, or `literal` for a name that is not split
 * (an institution, a single name).
 */
export const person = z
  .strictObject(
    {
      /** The name that a bibliography sorts by: `Klausen`. */
      family: plainText('the family name').optional(),
      /** The other names: `Jytte`. Only together with `family`. */
      given: plainText('the given names').optional(),
      /** A name that stays whole: `International Crisis Group`. */
      literal: plainText('the whole name').optional(),
    },
    { error: 'give family: and given:, or literal: for a name that is not split' },
  )
  .refine(({ family, given, literal }) => (literal ? !family && !given : family !== undefined), {
    error: 'give family: and given:, or literal: alone for a name that is not split',
  })
  .refine((names) => !Object.values(names).some((name) => /^["“”„‘'«].*["”“’'»]$/u.test(name ?? '')), {
    error: 'write names without quotation marks around them',
  })
  .refine((names) => /[\p{L}\p{N}]/u.test(Object.values(names).join('')), {
    error: 'give a name with a letter or a digit in it, which its address is made of',
  });

export type Person = z.infer<typeof person>;
