import { z } from 'astro/zod';
import { site } from '../env.ts';
import { anchorPins } from './anchors.ts';
import {
  calendarDay,
  entryId,
  evenIfInvalid,
  invalid,
  languageTag,
  listOf,
  oneOf,
  plainText,
  publicationDate,
  webUrl,
  wholeNumber,
} from './field-types.ts';
import { doi, isbn, issn, pmid } from './identifiers.ts';
import { licence } from './licence.ts';
import { person } from './person.ts';
import { workTypeNames } from './work-types.ts';

const people = () => listOf(person, 'people', (value) => JSON.stringify(value));

/** The type of a publication, which decides the form of citations: `book chapter`. */
const type = () => oneOf(workTypeNames);

/**
 * The first publication, or for a translation or reprint, the edition that is catalogued. Leave out what you don't know.
 */
const source = z.strictObject(
  {
    /** What the work appeared in: a journal, newspaper, site, book, encyclopedia or programme. `Foreign Affairs`. */
    publication: plainText('write the name of the publication').optional(),
    /** The title there, if it differs from the work's `title`. */
    title: plainText('write the title in this publication').optional(),
    /** The date of publication in EDTF (https://www.loc.gov/standards/datetime/): `2014-09-29`, `2014`, `1350~`. */
    published: publicationDate().optional(),
    /** The URL of the work itself, not of the publication. */
    url: webUrl().optional(),
    /** How readers get access there: `open` (to all), `registration` (a free account) or `subscription`. */
    access: oneOf(['open', 'registration', 'subscription']).optional(),
    /** The editors of the publication, not of the work itself. */
    editors: people(),
    /** The volume of the journal or of the book: `97`. */
    volume: plainText('write the volume').optional(),
    /** The issue of the journal: `2`. */
    issue: plainText('write the issue').optional(),
    /** The pages of the work in the publication: `35-42`. */
    pages: plainText('write the pages').optional(),
    /** The number of the report, episode, bill or document: `Cmd. 5463`. */
    number: plainText('write the number').optional(),
    /** The edition, unless it is the first: `3` or `revised`. */
    edition: plainText('write the edition').optional(),
    /** The publisher; for a thesis or a report, the institution. */
    publisher: plainText('write the name of the publisher').optional(),
    /** The place of publication, or of the event: `London`. */
    place: plainText('write the place').optional(),
    /** The publisher's series that the book belongs to: `Penguin Classics`. */
    series: plainText('write the name of the series').optional(),
    /** The number of the book in that series. */
    seriesNumber: plainText('write the number in the series').optional(),
    /** The conference, or the occasion of a speech: `Nobel Banquet`. */
    event: plainText('write the name of the event').optional(),
    /** The archive or library that keeps a manuscript or a letter: `Bodleian Library`. */
    repository: plainText('write the name of the archive or library').optional(),
    /** The shelfmark, or the collection and box, in that archive or library: `MS. Eng. d. 2005`. */
    shelfmark: plainText('write the shelfmark').optional(),
    /** The Digital Object Identifier: `10.1000/182`. */
    doi: doi().optional(),
    /** The International Standard Book Number, of 10 or 13 digits: `978-0-14-044913-6`. */
    isbn: isbn().optional(),
    /** The International Standard Serial Number of the journal: `0015-7120`. */
    issn: issn().optional(),
    /** The number of the article in PubMed: `28723523`. */
    pmid: pmid().optional(),
  },
  { error: 'write publication: and other fields below it, indented' },
);

/** The value of `source` for a work that is first published on this site. */
export const here = 'here';

/** The place that the copy was taken from, or where the work can be found, if that is not the first publication. */
const via = z.strictObject(
  {
    /** The name of the site or publication: `A Blog`. */
    publication: plainText('write the name of the publication'),
    /** The type of publication there: `blog post`. Leave it out for a web page. */
    type: type().default('web page'),
    /** The date of publication there, in EDTF: `2014-09-29`. */
    published: publicationDate().optional(),
    /** The URL of the work there. */
    url: webUrl().optional(),
    /** The URL of an archive page that lists the work, if `url` is unknown: `https://blog.example/2014/09/29/`. */
    archive: webUrl().optional(),
    /** The URL of the reply form. */
    replies: webUrl().optional(),
    /** How much of the work is there: `excerpt` or `full`. Leave it out if you don't know. */
    extent: oneOf(['excerpt', 'full']).optional(),
  },
  { error: 'write publication: and other fields below it, indented' },
);

/** What a translation or a reprint is based on. */
const original = z.strictObject(
  {
    /** The original title: `Le Deuxième Sexe`. */
    title: plainText('write the original title').optional(),
    /** The date of the original, in EDTF: `1949`. */
    published: publicationDate().optional(),
    /** The language of the original, as a BCP 47 tag: `fr`. */
    language: languageTag().optional(),
    /** The original publisher. */
    publisher: plainText('write the name of the publisher').optional(),
    /** The original place of publication. */
    place: plainText('write the place').optional(),
  },
  { error: 'write title: or published: below it, indented' },
);

/** The work that a review is about. */
const reviewed = z.strictObject(
  {
    /** The title of the reviewed work. */
    title: plainText('write the title of the reviewed work'),
    /** The authors of the reviewed work. */
    authors: people(),
  },
  { error: 'write title: and authors: below it, indented' },
);

/** The place of a work in a series of works on this site. Its pages link to the parts before and after. */
const series = z.strictObject(
  {
    /** The title of the series, the same in every part: `Letters from the Coast`. */
    title: plainText('write the title of the series'),
    /** The number of this part, from 1. */
    part: wholeNumber('write the number of the part: 1, 2, 3 …'),
    /** How many parts there are. Leave it out if the series is not complete. */
    of: wholeNumber('write the number of parts').optional(),
  },
  { error: 'write title: and part: below it, indented' },
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

/**
 * The fields that articles and related works share. The body of the file is text of the work, or, under
 * `extent: reference`, an editor's note.
 */
export const work = z.strictObject({
  /** The title, exactly as on the page that the work was taken from. Put a title of your own in brackets: `[Letter]`. */
  title: plainText('copy the title from the source'),
  /** What kind of work it is: `journal article`. Left out, it is a web page if `source.url` is given, else a document. */
  type: type().optional(),
  /** The form, where the type is not enough: `PhD thesis`, `working paper`, `lithograph`. */
  genre: plainText('write the form').optional(),
  /** The authors, in the order of the source; for an interview, who was interviewed. Leave it out if there are none. */
  authors: people(),
  /** The editors of the work. For those of the book or journal it appeared in, use `source.editors`. */
  editors: people(),
  /** The translators. */
  translators: people(),
  /** Who asked the questions of an interview. */
  interviewers: people(),
  /** Who a letter is addressed to. */
  recipients: people(),
  /** The directors of a film or a broadcast. */
  directors: people(),
  /** Who gave a speech or a lecture. */
  speakers: people(),
  /** What a review is about. */
  reviewed: reviewed.optional(),
  /** The language of the work, as a BCP 47 tag: `en`, `ta`, `pt-BR`. Leave it out for the site's own language. */
  language: languageTag().default(site.language),
  /** The first publication, or `here` if that is this site. Leave it out if it is unknown. */
  source: z.literal(here).or(source).optional(),
  /** What a translation or reprint is based on. */
  original: original.optional(),
  /** The place that the copy was taken from. Leave it out if that is the first publication. */
  via: via.optional(),
  /** The place of the work in a series on this site. */
  series: series.optional(),
  /** Who chose the tags: `source`, or `site` (the default). */
  taggedBy: oneOf(['source', 'site']).default('site'),
  /** The ids of tags: `jihad`. Each must have a file in `tags/`. */
  tags: listOf(entryId('write the id of a tag'), 'tag ids'),
  /** Related works, in the order in which readers see them. */
  related: listOf(
    relation,
    'works, each with work: and reason:',
    (relation: { work?: unknown } | null) => relation?.work,
  ),
  /** Whether the page lists works with the same tags. Write `false` if that would be misleading. */
  similar: z.boolean({ error: 'write true or false, without quotes' }).default(true),
  /** Who holds the rights to the text, and on what terms it is published here. Leave it out if there is no text. */
  rights: plainText('say who holds the rights to the text').optional(),
  /** The licence of the text: an SPDX identifier (https://spdx.org/licenses/) such as `CC-BY-4.0`, or `public-domain`. */
  licence: licence().optional(),
  /** The day on which the entry was added to this site: `2026-01-31`. */
  added: calendarDay(),
  /** The day of the last substantial change here: `2026-01-31`. Leave it out until there is one. */
  revised: calendarDay().optional(),
  /** Former ids, if the file was renamed, or its own id, if it moved from another collection. They redirect here. */
  formerly: listOf(entryId('write a former id'), 'former ids'),
  /**
   * The numbers that blocks of the text keep after an edit, by position: `3: p2a` for a new third block. A list adds
   * further numbers that lead to the block: `3: [p4, p3]`. Blocks that are left out count on from the one before.
   */
  anchors: anchorPins().optional(),
});

/** The hint for a work that has text but neither `rights` nor `licence`. */
export const rightsHint = 'say who holds the rights to the text, and on what terms it is published here';

export const revisedNotBeforeAdded = ({ added, revised }: { added: string; revised?: string | undefined }): boolean =>
  revised === undefined || revised >= added || ![added, revised].every((day) => /^\d{4}-\d\d-\d\d$/.test(day));

/** The issue for an entry that was revised before it was added. */
export const revisedBeforeAdded = {
  path: ['revised'],
  ...evenIfInvalid,
  ...invalid('date-order', 'revised before added:', 'use the same day as added or a later one'),
};
