import { z } from 'astro/zod';
import { hiddenCharacters } from './characters.ts';

// The message of a field says what would be right; the check puts what is wrong before it.

// Some YAML parsers hand what looks like a day over as a `Date` at midnight UTC: it is written back as it stood.
const asWritten = (value: unknown) =>
  value instanceof Date && value.getTime() % 86_400_000 === 0 ? value.toISOString().slice(0, 10) : value;

/** What to say of a value that should be text: one that YAML took for a number or a yes needs quotation marks. */
const asText =
  (what: string) =>
  ({ input }: { input?: unknown }) =>
    ['number', 'boolean'].includes(typeof input) ? `put it in quotes: '${String(input)}'` : `give ${what}`;

/** Plain text of at least one visible character. `what` completes "give …", with an example where one helps. */
export const plainText = (what: string) =>
  z.preprocess(
    asWritten,
    z
      .string({ error: asText(what) })
      .regex(/[^\s\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]/u, { error: `give ${what}` })
      .regex(/^[^\n]*\n?$/, { error: 'write it in one line' })
      .superRefine((value, context) => {
        for (const wrong of hiddenCharacters(value))
          context.addIssue({ code: 'custom', message: 'take it out', params: { wrong } });
      }),
  );

/** The id of a work or a tag: the name of its file without the ending. */
export const idOf = (what: string) =>
  z.string({ error: asText(what) }).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: `give ${what}: lower-case letters, digits and single hyphens`,
  });

/** The last year that a date may name: the next one, so that a slip of the finger is noticed. */
const lastYear = () => new Date().getUTCFullYear() + 1;
const isSoon = (date: string) => !(Number(/^\d{4}/.exec(date)?.[0]) > lastYear());

/** A calendar day, `YYYY-MM-DD`, not in the far future. */
export const calendarDay = (what: string) =>
  z.preprocess(
    asWritten,
    z.iso
      .date({ error: `give ${what} as a day of the calendar, YYYY-MM-DD` })
      .refine(isSoon, { error: 'give a day that is not years ahead' }),
  );

/** A day, a month or a year, as far as it is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. A bare year may be a number. */
export const partialDate = (what: string) => {
  const error = `give ${what} as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY, not years ahead`;
  return z.preprocess(
    (value) => (Number.isInteger(value) ? String(value) : asWritten(value)),
    z.string({ error }).refine(
      (value) => {
        const [, year, month = '01', date = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value) ?? [];
        return year !== undefined && isSoon(year) && z.iso.date().safeParse(`${year}-${month}-${date}`).success;
      },
      { error },
    ),
  );
};

/** An address on the web, `https://…` or `http://…`. */
export const webAddress = (what: string) =>
  z
    .url({
      protocol: /^https?$/,
      hostname: z.regexes.domain,
      error: `give ${what}, beginning with https:// or http://`,
    })
    .refine((url) => !/\s/.test(url), { error: 'write its spaces as %20' })
    .refine((url) => !/^[^/]*\/\/[^/]*@/.test(url), { error: 'write it without a name and a password' });

/** How many items a list in a file may have: lists grow on every page of a work, and nobody reads more. */
const mostItems = 50;

/** A list of at most 50, in which nothing is said twice. `key` gives what makes two items the same. */
export const listOf = <T extends z.ZodType>(item: T, what: string, key: (value: z.output<T>) => unknown = (v) => v) =>
  z
    .array(item, { error: `give a list of ${what}, each on a line of its own after a hyphen` })
    .max(mostItems, { error: `keep it to ${mostItems}` })
    .superRefine((items, context) => {
      const seen = new Set<unknown>();
      items.forEach((value, index) => {
        if (seen.has(key(value))) {
          context.addIssue({
            code: 'custom',
            path: [index],
            message: 'say it once',
            params: { wrong: 'is said twice' },
          });
        }
        seen.add(key(value));
      });
    })
    .default([] as never);
