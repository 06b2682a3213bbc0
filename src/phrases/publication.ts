import { waybackUrl } from '../values/archive.ts';
import { siteName, sourceUrl } from '../values/identifiers.ts';
import type { Source, Work } from '../library/library.ts';
import { workTypes } from '../schemas/work-types.ts';
import { linkPeople, originalTitle } from './describe.ts';
import { type EdtfDate, isoDate } from '../values/date.ts';
import { formatDate, formatDay, locale, messages, say, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase, type PhrasePiece } from '../messages/phrase.ts';

const { provenance: facts } = messages;
const { parts } = facts;

/** Formats a date, together with its machine-readable form. */
export const dated = (date: EdtfDate): PhrasePiece => ({ text: formatDate(date), date: isoDate(date) });

/** Formats a calendar day, `YYYY-MM-DD`. */
export const datedDay = (day: string): PhrasePiece => ({ text: formatDay(day), date: day });

/** Joins the known parts of a description with commas. */
export const joinParts = (...parts: (Phrase | string | undefined | false)[]): Phrase =>
  joinPhrases(
    parts.map((part) => (typeof part === 'string' ? [part].filter(Boolean) : part)),
    ', ',
  );

/**
 * Describes where and when a work was published, in the order of the MLA Handbook: from the publication to the page
 * numbers. Empty if nothing is known.
 */
export function describePublication(work: Work, source: Source): Phrase {
  const title = originalTitle(work);
  const place = joinParts(
    container(source, work),
    title !== work.title && say(parts.as, { title }),
    work.sourceEditors.length > 0 && sayPhrase(parts.editedBy, { names: linkPeople(work.sourceEditors) }),
    source.edition && edition(source.edition),
    source.volume !== undefined && !isPeriodical(source, work) && say(parts.volume, { volume: source.volume }),
    source.number && number(source.number, work),
    work.type === 'speech' && describeEvent(source),
    describePublisher(source),
  );
  const { published, series, seriesNumber, pages } = source;
  const isDateOnly = place.length === 0 && !workTypes[work.type].unpublishedAs && !source.repository;
  if (isDateOnly && !published && !series && !pages) return [];
  const date = published ? [dated(published)] : [facts.dateUnknown];
  const upToDate = isDateOnly ? sayPhrase(facts.dateOnly, { date }) : joinParts(place, date);
  return joinParts(
    series === undefined
      ? upToDate
      : sayPhrase(parts.series, {
          publication: upToDate,
          series: [series, seriesNumber].filter(Boolean).join(' '),
        }),
    pages !== undefined && say(/[-–,]/.test(pages) ? parts.pages : parts.page, { pages: enDashes(pages) }),
  );
}

/** Names the publication, or else the site, with a link to the work: `A Journal 97 (2)`, `in A Book`. */
function container(source: Source, work: Work): Phrase | undefined {
  const { publication: name, volume, issue } = source;
  const href = sourceUrl(source);
  if (name === undefined) return source.url === undefined ? undefined : [{ text: siteName(source.url), href }];
  const link: PhrasePiece = { text: name, href, cite: true };
  if (workTypes[work.type].partOf === 'book') return sayPhrase(parts.in, { publication: link });
  if (!isPeriodical(source, work)) return [link];
  if (issue === undefined) return [link, volume === undefined ? '' : ` ${volume}`];
  return volume === undefined
    ? [link, `, ${say(parts.issue, { issue })}`]
    : [link, ` ${say(parts.volumeIssue, { volume, issue })}`];
}

const isPeriodical = ({ issue }: Source, { type }: Work) =>
  issue !== undefined || workTypes[type].partOf === 'periodical';

function edition(text: string): string {
  return /^\d+$/.test(text)
    ? say(parts.editionNumber, { edition: text })
    : /edition|version|auflage|ausgabe|\b(?:ed|aufl)\./i.test(text)
      ? text
      : say(parts.edition, { edition: text });
}

/** Formats the number of a report, an episode or a law. The number may contain words: `Cmd. 5463`, `8 Ann. c. 19`. */
function number(text: string, { type }: Work): string {
  if (!/^\d/.test(text) || /\p{L}{2}/u.test(text)) return text;
  return say(type === 'podcast' || type === 'broadcast' ? facts.parts.episode : facts.parts.number, { number: text });
}

/** Names the place and the publisher: `London: Harbour Press`. Without a publisher, the place may belong to an event. */
export function describePublisher({
  publisher: name,
  place = '',
  event: occasion,
  repository,
}: Partial<Source>): string {
  if (name === undefined) return occasion === undefined && repository === undefined ? place : '';
  return place === '' ? name : say(facts.parts.placePublisher, { place, publisher: name });
}

/** Names the event and, unless it is the publisher's, its place. */
export const describeEvent = ({ event: name, place, publisher: other }: Source): Phrase =>
  name === undefined ? [] : joinParts(name, other === undefined && place);

/** Names the archive or library, its place (unless the place belongs to a publisher or an event) and the shelfmark. */
export const describeArchive = ({ repository, place, shelfmark, publisher: other, event: occasion }: Source): Phrase =>
  joinParts(repository, repository && other === undefined && occasion === undefined && place, shelfmark);

const enDashes = (pages: string) => pages.replace(/(?<=\d)\s*-\s*(?=\d)/g, '–');

/** Names a language in the language of the site: `French`. */
export const languageName = (tag: string): string => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;

/** Names the archive of a publication, with the date if it is known: `the archive of A Blog for 3 April 2016`. */
export const archiveOf = ({
  publication,
  published,
}: {
  publication: string;
  published?: EdtfDate | undefined;
}): string =>
  published === undefined
    ? say(facts.publicationArchive, { publication })
    : say(facts.publicationArchiveDate, { publication, date: formatDate(published) });

/** A page, its archived copy and its date, as far as they are known. */
type ArchivedPage = { [Field in 'url' | 'archived']?: string | undefined } & { published?: EdtfDate | undefined };

/**
 * Returns a link to the archived copy of a page, in case the page is gone. If no copy is known, the link leads to a
 * search for one.
 */
export function archiveLink({ url, archived, published }: ArchivedPage): PhrasePiece | undefined {
  if (archived !== undefined) return { text: facts.archivedCopy, href: archived };
  return url === undefined ? undefined : { text: facts.archive, href: waybackUrl(url, published) };
}

/** Adds a link to the archived copy of a page. See `archiveLink`. */
export function withArchive(link: Phrase, page: ArchivedPage): Phrase {
  const archive = archiveLink(page);
  return archive === undefined ? link : sayPhrase(facts.archived, { link, archive });
}
