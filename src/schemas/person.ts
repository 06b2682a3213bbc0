import { z } from 'astro/zod';
import type { Person } from '../values/names.ts';
import { invalid, listOf, personKey, plainText } from './field-types.ts';

const nameHint = 'write family: and given:, or literal: alone for an institution or a single name';

/** The name of a person or an institution, in the terms of CSL-JSON: `family` and `given`, or `literal`. */
export const person = z
  .strictObject(
    {
      family: plainText('write the family name')
        .optional()
        .describe('The family name, by which bibliographies sort: `Writer`.'),
      given: plainText('write the given names').optional().describe('The given names: `Ann`. Needs `family`.'),
      particle: plainText('write the particle')
        .optional()
        .describe('The particle that belongs to the family name but does not count in sorting: `von`, `de la`.'),
      suffix: plainText('write the suffix').optional().describe('The suffix: `Jr.`, `III`.'),
      literal: plainText('write the whole name')
        .optional()
        .describe(
          "A name that is not split, such as an institution's: `International Crisis Group`. Excludes the other parts.",
        ),
      key: personKey('write an id')
        .optional()
        .describe("The id of the person's page, to keep two people of one name apart: `ann-writer-historian`."),
    },
    { error: nameHint },
  )
  .refine(
    ({ family, given, particle, suffix, literal }) =>
      literal ? !family && !given && !particle && !suffix : family !== undefined,
    { ...invalid('invalid-name', 'invalid name', nameHint), abort: true },
  )
  .refine(
    (names) => !nameParts(names).some((name) => /^["“”„‘'«].*["”“’'»]$/u.test(name)),
    invalid('invalid-name', 'name in quotation marks', 'remove the quotation marks'),
  )
  .refine(
    (names) => /[\p{L}\p{N}]|^$/u.test(nameParts(names).join('')),
    invalid('invalid-name', 'name without letters or digits', 'use at least one, for the address of the author page'),
  ) satisfies z.ZodType<Person>;

/** A list of people. */
export const people = () => listOf(person, 'people', (value) => JSON.stringify(value));

const nameParts = ({ family = '', given = '', particle = '', suffix = '', literal = '' }: Person): string[] => [
  family,
  given,
  particle,
  suffix,
  literal,
];
