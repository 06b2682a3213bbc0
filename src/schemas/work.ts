import { z } from 'astro/zod';
import { site } from '../env.ts';
import { anchorPins } from './anchors.ts';
import {
  archivedUrl,
  calendarDay,
  entryId,
  evenIfInvalid,
  invalid,
  isCopyElsewhere,
  languageTag,
  listOf,
  oneOf,
  plainText,
  publicationDate,
  sameAsOriginal,
  trueOrFalse,
  webUrl,
  wholeNumber,
} from './field-types.ts';
import { licence } from './licence.ts';
import { people } from './person.ts';
import { type Role, roles, roleTable } from './roles.ts';
import { sourceShape } from './source-fields.ts';
import { workTypeNames } from './work-types.ts';

/** The type of a publication, which decides the form of citations: `book chapter`. */
const type = () => oneOf(workTypeNames);

/**
 * The first publication, or for a translation or reprint, the edition that is catalogued. Leave out what you don't know.
 */
const source = z.strictObject(sourceShape, {
  error: 'write publication: and other fields below it, indented',
});

/** The value of `source` for a work that is first published on this site. */
export const here = 'here';

/** The place that the copy was taken from, or where the work can be found, if that is not the first publication. */
const via = z.strictObject(
  {
    publication: plainText('write the name of the publication').describe(
      'The name of the site or publication: `A Blog`.',
    ),
    type: type()
      .default('web page')
      .describe('The type of publication there: `blog post`. Leave it out for a web page.'),
    published: publicationDate().optional().describe('The date of publication there, in EDTF: `2014-09-29`.'),
    url: webUrl().optional().describe('The URL of the work there.'),
    archived: archivedUrl()
      .optional()
      .describe(
        'The URL of an archived copy of that page, which you have looked at: `https://web.archive.org/web/2016/https://…`.',
      ),
    archive: webUrl()
      .optional()
      .describe(
        'The URL of an archive page that lists the work, if `url` is unknown: `https://blog.example/2014/09/29/`.',
      ),
    replies: webUrl().optional().describe('The URL of the reply form.'),
    extent: oneOf(['excerpt', 'full'])
      .optional()
      .describe("How much of the work is there: `excerpt` or `full`. Leave it out if you don't know."),
  },
  { error: 'write publication: and other fields below it, indented' },
);

/** The original of a translation or a reprint. */
const original = z.strictObject(
  {
    title: plainText('write the original title').optional().describe('The original title: `Le Deuxième Sexe`.'),
    published: publicationDate().optional().describe('The date of the original, in EDTF: `1949`.'),
    language: languageTag().optional().describe('The language of the original, as a BCP 47 tag: `fr`.'),
    publisher: plainText('write the name of the publisher').optional().describe('The original publisher.'),
    place: plainText('write the place').optional().describe('The original place of publication.'),
  },
  { error: 'write title: or published: below it, indented' },
);

/** The work that a review is about. */
const reviewed = z.strictObject(
  {
    title: plainText('write the title of the reviewed work').describe('The title of the reviewed work.'),
    authors: people().describe('The authors of the reviewed work.'),
  },
  { error: 'write title: and authors: below it, indented' },
);

/** The place of a work in a series of works on this site. Its pages link to the parts before and after. */
const series = z.strictObject(
  {
    title: plainText('write the title of the series').describe(
      'The title of the series, the same in every part: `Letters from the Coast`.',
    ),
    part: wholeNumber('write the number of the part: 1, 2, 3 …').describe('The number of this part, from 1.'),
    of: wholeNumber('write the number of parts')
      .optional()
      .describe('How many parts there are. Leave it out if the series is not complete.'),
  },
  { error: 'write title: and part: below it, indented' },
);

/** The id of a tag. Editors offer those that exist: see content.config.ts. */
export const tagId = entryId('write the id of a tag');

/** The id of a work. */
export const workId = entryId('write the id of a work');

/** A link to another work. */
const relation = z.strictObject(
  {
    work: workId.describe('The id of the other work.'),
    reason: plainText('give the reason in one sentence')
      .optional()
      .describe('The reason, in one sentence about the other work: `The source lists it under the article.`'),
  },
  { error: 'write work: with the id of a work, and optionally reason:' },
);

/** The people in each role. */
const roleFields = Object.fromEntries(
  roles.map((role) => [role, people().describe(roleTable[role].description)]),
) as Record<Role, ReturnType<typeof people>>;

/**
 * The fields that articles and related works share. The body of the file is text of the work, or, under
 * `extent: reference`, an editor's note.
 */
export const work = z.strictObject({
  title: plainText('copy the title from the source').describe(
    "The title, exactly as on the page that the work was taken from. Put a title of your own in brackets, with quotes around them: `'[Letter]'`.",
  ),
  type: type()
    .optional()
    .describe(
      'What kind of work it is: `journal article`. Without it, the work is a web page if it has a `source.url`, or else a document.',
    ),
  genre: plainText('write the form')
    .optional()
    .describe('The form, where the type is not enough: `PhD thesis`, `working paper`, `lithograph`.'),
  ...roleFields,
  reviewed: reviewed.optional().describe('What a review is about.'),
  language: languageTag()
    .default(site.language)
    .describe(
      "The language of the work, as a BCP 47 tag: `en`, `ta`, `pt-BR`. Leave it out for the site's own language.",
    ),
  source: z
    .literal(here)
    .or(source.refine(isCopyElsewhere, sameAsOriginal))
    .optional()
    .describe('The first publication, or `here` if that is this site. Leave it out if it is unknown.'),
  original: original.optional().describe('What a translation or reprint is based on.'),
  via: via
    .refine(isCopyElsewhere, sameAsOriginal)
    .optional()
    .describe('The place that the copy was taken from. Leave it out if that is the first publication.'),
  series: series.optional().describe('The place of the work in a series on this site.'),
  taggedBy: oneOf(['source', 'site'])
    .default('site')
    .describe('Who chose the tags: `source`, or `site` (the default).'),
  tags: listOf(tagId, 'tag ids').describe('The ids of tags: `jihad`. Each must have a file in `tags/`.'),
  related: listOf(
    relation,
    'works, each with work: and reason:',
    (relation: { work?: unknown } | null) => relation?.work,
  ).describe('Related works, in the order in which readers see them.'),
  similar: trueOrFalse()
    .default(true)
    .describe('Whether the page lists works with the same authors or tags. Write `false` if that would be misleading.'),
  rights: plainText('say who holds the rights to the text')
    .optional()
    .describe(
      'Who holds the rights to the text, and on what terms it is published here. A text needs this or a `licence`.',
    ),
  licence: licence()
    .optional()
    .describe(
      'The licence of the text: an SPDX identifier (https://spdx.org/licenses/) such as `CC-BY-4.0`, or `public-domain`.',
    ),
  added: calendarDay().describe(
    'The day on which the work was added to this site: `2026-01-31`. A work with a later day is published on that day.',
  ),
  draft: trueOrFalse()
    .default(false)
    .describe(
      'Whether the work is a draft, which only `npm run dev` shows. Leave it out, or write `false`, to publish the work.',
    ),
  revised: calendarDay()
    .optional()
    .describe('The day of the last substantial change here: `2026-01-31`. Leave it out until there is one.'),
  featured: calendarDay()
    .optional()
    .describe(
      'The day from which the work is at the top of the front page: `2026-01-31`. If several works have one, the latest counts.',
    ),
  formerly: listOf(entryId('write a former id'), 'former ids').describe(
    'Former ids, if the file was renamed, or its own id, if it moved from another collection. They redirect here.',
  ),
  anchors: anchorPins()
    .optional()
    .describe('The numbers that blocks of the text keep after an edit, by position: `3: p2a` for a new third block.'),
});

/** The hint for a work that has text but neither `rights` nor `licence`. */
export const rightsHint =
  'say who holds the rights to the text, and on what terms it is published here, or add licence:';

/** The dates of an entry on this site. */
interface Days {
  added: string;
  revised?: string | undefined;
  featured?: string | undefined;
}

/** Returns the arguments of a refinement: no entry can be revised or featured before it was added. */
export function notBeforeAdded(field: 'revised' | 'featured') {
  const isInOrder = ({ added, [field]: day }: Days) =>
    day === undefined || day >= added || ![added, day].every((text) => /^\d{4}-\d\d-\d\d$/.test(text));
  const issue = {
    path: [field],
    ...evenIfInvalid,
    ...invalid('date-order', `${field} is earlier than added:`, 'use the same day as added or a later one'),
  };
  return [isInOrder, issue] as const;
}
