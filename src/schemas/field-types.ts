import { z } from 'astro/zod';
import { env } from '../env.ts';
import { languageNames } from '../settings.ts';
import { moments, tryParseDate } from '../values/date.ts';
import { slug } from '../values/slug.ts';
import { hiddenCharacters } from './characters.ts';
import { dateHint, fixDate, impossibleDate, isImpossibleDate, possibleDays } from './date-hints.ts';

// The error of each check is the hint of its diagnostic: it says what to write. The message that names the problem
// comes from `params`, or from `src/check/rules/frontmatter.ts`.

/** The `params` of a Zod issue. */
export interface IssueParams {
  /** The id of the diagnostic's rule. */
  rule: string;
  /** The message up to the value, which is added: `invalid date`. */
  problem?: string;
  /** The whole message, if the value must not be shown. */
  message?: string;
  /** Returns the only value that can be meant, if there is one. The check makes sure that it is valid. */
  fix?: Fix;
}

/** Returns the value that was meant by an invalid one; `undefined` if there are several, or none. */
export type Fix = (value: string) => string | undefined;

/**
 * Returns the options of a refinement that reports `frontmatter/<rule>`. The value follows the problem. If `fix` returns a
 * value, it replaces the hint.
 */
export const invalid = (rule: string, problem: string, hint: string, fix?: Fix) => ({
  error: hint,
  params: { rule: `frontmatter/${rule}`, problem, ...(fix && { fix }) } satisfies IssueParams,
});

/** The option of a refinement of a mapping that makes it run even if some of the fields are invalid. */
export const evenIfInvalid = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** An id: lower-case letters and digits, in words separated by single hyphens. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** YAML reads neither `true` and `false` as text nor words in brackets, which are a list. */
const stringError =
  (hint: string) =>
  ({ input }: { input?: unknown }) => {
    if (typeof input === 'boolean') return `put it in quotes: '${input}'`;
    return isListOfText(input) ? `put it in quotes: '[${input.join(', ')}]'` : hint;
  };

const isListOfText = (input: unknown): input is string[] =>
  Array.isArray(input) && input.length > 0 && input.every((item) => typeof item === 'string');

/** For the JSON Schema of a field: editors read an unquoted `1984` as a number, the site reads it as text. */
export const textOrNumber = { type: ['string', 'number'] };

/** One line of text with at least one visible character. */
export const plainText = (hint: string) =>
  z
    .string({ error: stringError(hint) })
    .refine(
      (text) => /[^\s\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]/u.test(text),
      invalid('blank-field', 'blank text', hint),
    )
    .refine(
      (text) => /^[^\n]*\n?$/.test(text),
      invalid('multiple-lines', 'several lines of text:', 'write it on one line'),
    )
    .superRefine((text, context) => {
      for (const { hint: message, ...params } of hiddenCharacters(text))
        context.addIssue({ code: 'custom', message, params });
    })
    .meta(textOrNumber);

/** The path of a file or a page of which only the id counts. It may be in the folder of any collection. */
const idWithPath = /^(?:\.{0,2}\/)*(?:[a-z]+(?:-[a-z]+)*\/)?([^/]+?)(?:\.mdx?)?\/?$/;

const idField = (hint: string, isId: (text: string) => boolean) =>
  z.string({ error: stringError(hint) }).superRefine((value, context) => {
    if (isId(value)) return;
    const [, id = ''] = idWithPath.exec(value) ?? [];
    const rest = value.split(id).filter(Boolean).join(' and ');
    const isPath = isId(id) && rest !== '';
    context.addIssue({
      code: 'custom',
      message: isPath ? `write it without ${rest}` : `${hint}: lower-case letters, digits and single hyphens`,
      params: {
        rule: 'frontmatter/invalid-id',
        problem: 'invalid id',
        ...(isPath && { fix: () => id }),
      } satisfies IssueParams,
    });
  });

/** The id of a work or a tag: its file name without the extension. */
export const entryId = (hint: string) => idField(hint, (text) => idPattern.test(text));

/** The id of a person's page. Ids that are made from names may have letters such as ß or 村. */
export const personKey = (hint: string) => idField(hint, (text) => text !== '' && slug(text) === text);

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `use ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });

/** Numbers in the frontmatter are text until a field asks for one. */
const textToNumber = (value: unknown) =>
  typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;

/** A number. */
export const decimalNumber = (hint: string) => z.preprocess(textToNumber, z.number({ error: hint }));

/** A whole number from 1. */
export const wholeNumber = (hint: string) => z.preprocess(textToNumber, z.int({ error: hint }).min(1, { error: hint }));

const languageHint = 'use a BCP 47 language tag with its usual capitals, such as en, ta or pt-BR';
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A BCP 47 language tag in its canonical form: `pt-BR`. */
export const languageTag = () =>
  z
    .string({ error: languageHint })
    .refine(isLanguageTag, invalid('invalid-language', 'invalid language tag', languageHint, correctLanguage));

/** The length of the longest name or tag that may be corrected. */
const maxLanguageLength = 100;

/** The tags of languages by their names in lower case. Created when a tag that is not valid is first read. */
let tagsByName: ReadonlyMap<string, string> | undefined;
function makeTagsByName(): ReadonlyMap<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second)).filter(isLanguageTag);
  const names = languageNames.map((locale) => new Intl.DisplayNames(locale, { type: 'language' }));
  return new Map(names.flatMap((name) => tags.map((tag) => [name.of(tag)?.toLowerCase() ?? tag, tag] as const)));
}

/** Returns the tag in its canonical form, or that of a language whose name was written in a language of the site's text. */
function correctLanguage(text: string): string | undefined {
  if (text.length > maxLanguageLength) return undefined;
  tagsByName ??= makeTagsByName();
  const named = tagsByName.get(text.trim().toLowerCase());
  if (named !== undefined) return named;
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined; // Intl throws on malformed tags
  }
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && languages.of(tag) !== undefined;
  } catch {
    return false; // Intl throws on malformed tags
  }
}

/** Next year is the last one allowed, which catches typing errors. */
const isNotFarAhead = (year: number) => year <= Number(env.today.slice(0, 4)) + 1;

const futureDate = invalid('future-date', 'date too far in the future:', 'correct the year');

/** `true` or `false`. */
export const trueOrFalse = () =>
  z.boolean({
    error: ({ input }) => `write true or false${input === 'true' || input === 'false' ? ', without quotes' : ''}`,
  });

const dayHint = 'write it as YYYY-MM-DD';

/** Returns the hint for a day that isn't one: `2026-02-30` has the right form. */
function hintForDay({ input }: { input?: unknown }): string {
  const days = possibleDays(String(input).trim());
  if (days.length > 1) return `write ${days.join(' or ')}`;
  return isImpossibleDate(String(input)) ? impossibleDate : dayHint;
}

/** A calendar day, `YYYY-MM-DD`, next year at the latest. */
export const calendarDay = () =>
  z
    .string({ error: dayHint })
    .refine((date) => z.iso.date().safeParse(date).success, {
      ...invalid('invalid-date', 'invalid date', dayHint, fixDate),
      error: hintForDay,
      abort: true,
    })
    .refine((date) => isNotFarAhead(Number(date.slice(0, 4))), futureDate)
    .meta({ format: 'date' });

/** YAML reads `[1667,1668]` as a list. */
const listToText = (value: unknown) => (Array.isArray(value) ? `[${value.join(',')}]` : value);

/**
 * A date as far as it is known, in the Extended Date/Time Format (https://www.loc.gov/standards/datetime/), next year at the
 * latest: `2014-09-29`, `2014`, `1350~`, `1914/1918`.
 */
export const publicationDate = () =>
  z.preprocess(
    listToText,
    z
      .string({ error: 'write it as YYYY-MM-DD, YYYY-MM or YYYY, and in quotes if it has braces' })
      .meta({ type: [...textOrNumber.type, 'array'] })
      .transform((text, context) => {
        const date = tryParseDate(text);
        const problem = date ? futureDate : invalid('invalid-date', 'invalid date', dateHint(text), fixDate);
        if (date && moments(date).every(({ year }) => isNotFarAhead(year))) return date;
        context.addIssue({ code: 'custom', message: problem.error, params: problem.params });
        return z.NEVER;
      }),
  );

/** An absolute URL, `https://…` or `http://…`. */
export const webUrl = () =>
  z
    .url({
      protocol: /^https?$/,
      hostname: z.regexes.domain,
      error: 'write the full URL, starting with https:// or http://',
    })
    .refine(
      (url) => !/\s/.test(url),
      invalid('invalid-url', 'space in the URL', 'write spaces as %20', (url) => url.trim().replace(/\s/g, '%20')),
    )
    .refine(
      (url) => !/^[^/]*\/\/[^/]*@/.test(url),
      invalid('invalid-url', 'credentials in the URL', 'remove the user name and the password'),
    );

/** The URL of a copy that an archive such as the Wayback Machine keeps, `https://…`. */
export const archivedUrl = () =>
  webUrl().refine(
    (url) => url.startsWith('https:'),
    invalid('invalid-url', 'URL without https:', 'write the URL of the copy, starting with https://'),
  );

/** Returns whether an archived copy, if there is one, has a different URL from the page itself. */
export const isCopyElsewhere = ({ url, archived }: { url?: string | undefined; archived?: string | undefined }) =>
  archived === undefined || archived !== url;

/** The issue for a page that is named as its own copy. */
export const sameAsOriginal = {
  path: ['archived'],
  ...invalid('same-url', 'the same URL as url:', 'write the URL of the copy, such as https://web.archive.org/web/…'),
};

/** The number of items in most lists, which pages show whole. */
const maxItems = 50;

/**
 * A list of at most `max` different items, which may be empty. Items with equal keys are duplicates. `key` gets invalid
 * items as well, and returns `undefined` for an item that is not compared.
 */
export const listOf = <T extends z.ZodType>(
  item: T,
  content: string,
  key: (value: z.output<T>) => unknown = (value) => value,
  max = maxItems,
) =>
  z
    .array(item, { error: `write a list of ${content}, each on a separate line after a hyphen` })
    .max(max, { error: `use at most ${max}` })
    .superRefine(
      (items, context) => {
        const seen = new Set<unknown>();
        items.forEach((value, index) => {
          if (seen.has(key(value)) && key(value) !== undefined)
            context.addIssue({
              code: 'custom',
              path: [index],
              message: 'list it once',
              params: { rule: 'frontmatter/duplicate-item', problem: 'duplicate item' } satisfies IssueParams,
            });
          seen.add(key(value));
        });
      },
      { when: ({ value }) => Array.isArray(value) },
    )
    .nullable()
    .transform((items) => items ?? [])
    .default([] as never);
