import { z } from 'astro/zod';
import { site } from '../env.ts';
import { calendarDay, entryId, invalid, listOf, partialDate, plainText, webUrl } from './field-types.ts';
import { person } from './person.ts';

/** The type of publication, which decides the form of citations. Leave it out for a website. */
const medium = z
  .enum(['journal', 'magazine', 'newspaper', 'blog', 'website'], {
    error: 'use journal, magazine, newspaper, blog or website',
  })
  .default('website');

/** The first publication. Leave out what you don't know. */
const source = z.strictObject(
  {
    /** The name of the journal, newspaper or site: `Foreign Affairs`. */
    publication: plainText('write the name of the publication'),
    medium,
    /** The title there, if it differs from the work's `title`. */
    title: plainText('write the title in this publication').optional(),
    /** The date of publication: `2014-09-29`, `2014-09` or `2014`. */
    published: partialDate().optional(),
    /** The URL of the work itself, not of the publication. */
    url: webUrl().optional(),
    /** How readers get access there: `open` (to all), `registration` (a free account) or `subscription`. */
    access: z
      .enum(['open', 'registration', 'subscription'], { error: 'use open, registration or subscription' })
      .optional(),
  },
  { error: 'write publication: and other fields below it, indented' },
);

/** The place that the copy was taken from, or where the work can be found, if that is not the first publication. */
const via = z.strictObject(
  {
    /** The name of the site or publication: `A Blog`. */
    publication: plainText('write the name of the publication'),
    medium,
    /** The date of publication there: `2014-09-29`, `2014-09` or `2014`. */
    published: partialDate().optional(),
    /** The URL of the work there. */
    url: webUrl().optional(),
    /** The URL of an archive page that lists the work, if `url` is unknown: `https://blog.example/2014/09/29/`. */
    archive: webUrl().optional(),
    /** The URL of the reply form. */
    replies: webUrl().optional(),
    /** How much of the work is there: `excerpt` or `full`. Leave it out if you don't know. */
    extent: z.enum(['excerpt', 'full'], { error: 'use excerpt or full' }).optional(),
  },
  { error: 'write publication: and other fields below it, indented' },
);

/** A link to another work. */
const relation = z.strictObject(
  {
    /** The id of the other work. */
    work: entryId('write the id of a work'),
    /** The reason, in one sentence: `The source lists it under the article.` */
    reason: plainText('give the reason in one sentence').optional(),
  },
  { error: 'write work: with the id of a work, and optionally reason:' },
);

const languageHint = 'use a BCP 47 language tag with its usual capitals, such as en, ta or pt-BR';

/**
 * The fields that articles and related works share. The body of the file is text of the work, or, under
 * `extent: reference`, an editor's note.
 */
export const work = z.strictObject({
  /** The title, exactly as on the page that the work was taken from. */
  title: plainText('copy the title from the source'),
  /** The authors, in the order of the source. Leave it out if there are none. */
  authors: listOf(person, 'people', (value) => JSON.stringify(value)),
  /** The language of the work, as a BCP 47 tag: `en`, `ta`, `pt-BR`. Leave it out for the site's own language. */
  language: z
    .string({ error: languageHint })
    .refine(isLanguageTag, invalid('invalid-language', 'invalid language tag', languageHint))
    .default(site.language),
  /** The first publication. Leave it out if it is unknown. */
  source: source.optional(),
  /** The place that the copy was taken from. Leave it out if that is the first publication. */
  via: via.optional(),
  /** Who chose the tags: `source`, or `site` (the default). */
  taggedBy: z.enum(['source', 'site'], { error: 'use source or site' }).default('site'),
  /** The ids of tags: `jihad`. Each must have a file in `tags/`. */
  tags: listOf(entryId('write the id of a tag'), 'tag ids'),
  /** Related works, in the order in which readers see them. */
  related: listOf(relation, 'works, each with work: and reason:', ({ work: other }) => other),
  /** Whether the page lists works with the same tags. Write `false` if that would be misleading. */
  similar: z.boolean({ error: 'write true or false, without quotes' }).default(true),
  /** Who holds the rights to the text, and on what terms it is published here. Leave it out if there is no text. */
  rights: plainText('say who holds the rights to the text').optional(),
  /** The day on which the entry was added to this site: `2026-01-31`. */
  added: calendarDay(),
  /** The day of the last substantial change here: `2026-01-31`. Leave it out until there is one. */
  revised: calendarDay().optional(),
  /** Former ids, if the file was renamed, or its own id, if it moved from another collection. They redirect here. */
  formerly: listOf(entryId('write a former id'), 'former ids'),
});

/** The hint for a work that has text but no `rights`. */
export const rightsHint = 'say who holds the rights to the text, and on what terms it is published here';

export const revisedNotBeforeAdded = ({ added, revised }: { added: string; revised?: string | undefined }): boolean =>
  revised === undefined || revised >= added;

/** The issue for an entry that was revised before it was added. */
export const revisedBeforeAdded = {
  path: ['revised'],
  ...invalid('date-order', 'revised before added:', 'use the same day as added or a later one'),
};

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && languages.of(tag) !== undefined;
  } catch {
    return false; // Intl throws on malformed tags
  }
}
