import { z } from 'astro/zod';
import { invalid, plainText } from './field-types.ts';

const nameHint = 'write family: and given:, or literal: alone for an institution or a single name';

/** The name of a person or an institution, in the terms of CSL-JSON: `family` and `given`, or `literal`. */
export const person = z
  .strictObject(
    {
      /** The family name, by which bibliographies sort: `Writer`. */
      family: plainText('write the family name').optional(),
      /** The given names: `Ann`. Needs `family`. */
      given: plainText('write the given names').optional(),
      /** A name that is not split, such as an institution's: `International Crisis Group`. Excludes `family` and `given`. */
      literal: plainText('write the whole name').optional(),
    },
    { error: nameHint },
  )
  .refine(
    ({ family, given, literal }) => (literal ? !family && !given : family !== undefined),
    invalid('invalid-name', 'invalid name', nameHint),
  )
  .refine(
    (names) => !Object.values(names).some((name) => /^["“”„‘'«].*["”“’'»]$/u.test(name ?? '')),
    invalid('invalid-name', 'name in quotation marks', 'remove the quotation marks'),
  )
  .refine(
    (names) => /[\p{L}\p{N}]/u.test(Object.values(names).join('')),
    invalid('invalid-name', 'name without letters or digits', 'use at least one, for the address of the author page'),
  );

export type Person = z.infer<typeof person>;
