import { z } from 'astro/zod';
import { site } from '../site.ts';
import { webAddress, calendarDay, idOf, listOf, partialDate, plainText } from './field-types.ts';
import { person } from './person.ts';

/** What kind of publication it is: it decides how a citation of what appeared there is written. */
const medium = z
  .enum(['journal', 'magazine', 'newspaper', 'blog', 'website'], {
    error: 'choose journal, magazine, newspaper, blog or website',
  })
  .default('website');

/** Where a work was first published. What is not known is left out. */
const source = z.strictObject(
  {
    /** The journal, newspaper or site: `Foreign Affairs`. */
    publication: plainText('the name of the publication'),
    medium,
    /** The title there, where it differs from `title`. */
    title: plainText('the title that the work has there').optional(),
    /** When it appeared there. */
    published: partialDate('when it appeared there').optional(),
    /** The work's own address there. */
    url: webAddress('its own address there').optional(),
    /** What a reader needs to read it there: nothing, a free account, or a subscription. */
    access: z
      .enum(['open', 'registration', 'subscription'], { error: 'choose open, registration or subscription' })
      .optional(),
  },
  { error: 'give publication: and what else is known of the first publication' },
);

/** Where the copy was taken from, or where the work can be found, when that is not its first place. */
const via = z.strictObject(
  {
    /** The name of the place: `Thuppahi's Blog`. */
    publication: plainText('the name of the publication'),
    medium,
    /** When it appeared there. */
    published: partialDate('when it appeared there').optional(),
    /** The work's own address there. */
    url: webAddress('its own address there').optional(),
    /** Where `url` is not known: the page of an archive (of a day, say) in which to look for it. */
    archive: webAddress('the page of an archive to look for it').optional(),
    /** Where one can reply to it there. */
    replies: webAddress('where one can reply').optional(),
    /** How much of the work stands there, where it is not all of it. */
    extent: z.enum(['excerpt', 'full'], { error: 'choose excerpt or full' }).optional(),
  },
  { error: 'give publication: and what else is known of the place' },
);

/** The road from this work to another, and the reason to take it. */
const relation = z.strictObject(
  {
    /** The other work's id. */
    work: idOf('the id of a work'),
    /** Why, in one sentence: `The source lists it under the article.` */
    reason: plainText('the reason in a sentence').optional(),
  },
  { error: 'give work: with the id of a work, and reason: if there is one' },
);

/**
 * What articles and related readings have in common. The body of the file holds words of the work where `extent`
 * says that some are held; under `extent: reference` it is a note of this site's own.
 */
export const work = z.strictObject({
  /** The title as it stands on the page that the work is known from. */
  title: plainText('the title as it stands at the source'),
  /** Who wrote it, in the order of the title page. */
  authors: listOf(person, 'people', (value) => JSON.stringify(value)),
  /** The language of the work, as a BCP 47 tag: `en`, `ta`, `pt-BR`. */
  language: z
    .string({ error: 'give a language tag such as en, ta or pt-BR, in these capitals' })
    .refine(isLanguage, { error: 'give a language tag such as en, ta or pt-BR, in these capitals' })
    .default(site.language),
  /** Where it was first published. */
  source: source.optional(),
  /** Where this copy was taken from, or where the work can be found. */
  via: via.optional(),
  /** Who chose the tags: the page that the work was taken from, or this site. */
  taggedBy: z.enum(['source', 'site'], { error: 'choose source or site' }).default('site'),
  /** The ids of the tags that it is filed under. */
  tags: listOf(idOf('the id of a tag'), 'ids of tags'),
  /** The works that belong with it, in the editor's order. */
  related: listOf(relation, 'works, each with work: and reason:', ({ work: other }) => other),
  /** Whether works that share its tags are listed below it; `false` where the tags alone would mislead. */
  similar: z.boolean({ error: 'write true or false' }).default(true),
  /** Whose the words are and on what terms they stand here; needed where words are held. */
  rights: plainText('whose the words are and on what terms they stand here').optional(),
  /** The day when the entry was put on this site. */
  added: calendarDay('when the entry was put here'),
  /** The day when the entry was last changed in substance. */
  revised: calendarDay('when the entry was last changed').optional(),
  /** Ids that it had before, and its own, where it stood in the other collection: their addresses lead here. */
  formerly: listOf(idOf('a former id'), 'former ids'),
});

/** Whether the days of an entry are in their order: it was added before it was revised. */
export const revisedAfterAdded = ({ added, revised }: { added: string; revised?: string | undefined }): boolean =>
  revised === undefined || revised >= added;

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && languages.of(tag) !== undefined;
  } catch {
    return false; // how Intl says that a tag is not well formed
  }
}
