import { site } from '../env.ts';
import { languageAttributes } from '../values/language.ts';
import { seriesId, type Source, type Work } from '../library/library.ts';
import { href, paths } from '../schemas/paths.ts';
import { joinNames } from '../messages/names.ts';
import type { TextFacts } from '../markdown/outline.ts';
import { workTypes } from '../schemas/work-types.ts';
import { sourceTextFields } from '../schemas/source-fields.ts';
import { isInstitution, linkPeople, originalTitle, sourceName, unpublishedAs } from './describe.ts';
import { locale, messages, say, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase, type PhrasePiece } from '../messages/phrase.ts';
import {
  archiveOf,
  dated,
  datedDay,
  describeArchive,
  describeEvent,
  describePublication,
  describePublisher,
  joinParts,
  languageName,
  withArchive,
} from './publication.ts';
import { rightsOf } from './rights.ts';

const { provenance: facts, work: text } = messages;
const { line } = facts;

/** A labelled fact about a work or a tag. */
export interface Fact {
  label: string;
  value: Phrase;
}

/** Says where a work was published, where this copy is from, how much of it is here, and how long the text is. */
export function provenance(work: Work, outline: Pick<TextFacts, 'missingImages' | 'omissions' | 'words'>): Fact[] {
  const { source, via, extent } = work;
  const { missingImages, omissions, words } = outline;
  const missing = [
    ...missingImages.map((label) => say(facts.missingImage, { label })),
    ...(omissions > 0 ? [facts.omissions] : []),
    ...(extent === 'excerpt' ? [facts.missingText] : []),
  ];
  const isOwnText = work.firstPublishedHere && extent === 'full';
  const list: Fact[] = [
    { label: messages.series.label, value: seriesPart(work) },
    { label: facts.reviewOf, value: reviewed(work) },
    firstPublication(work),
    {
      label: work.type === 'conference paper' ? facts.presentedAt : facts.event,
      value: source && work.type !== 'speech' ? describeEvent(source) : [],
    },
    { label: facts.heldAt, value: source ? describeArchive(source) : [] },
    originalEdition(work),
    ...identifiers(source),
    { label: facts.access, value: source?.access ? [facts.accessTerms[source.access]] : [] },
    { label: extent === 'reference' ? facts.foundAt : facts.takenFrom, value: via ? foundAt(via) : [] },
    { label: facts.directLink, value: via?.archive && !via.url ? publicationArchive(via.archive, via) : [] },
    { label: facts.onThisSite, value: isOwnText ? [] : onThisSite(work) },
    { label: facts.notIncluded, value: [joinNames(missing)] },
    { label: facts.rights, value: rightsOf(work) },
    { label: facts.length, value: extent === 'reference' ? [] : textLength(words) },
  ];
  return list
    .map(({ label, value }) => ({ label, value: value.filter((piece) => piece !== '') }))
    .filter(({ value }) => value.length > 0);
}

/**
 * Summarizes the provenance of a work in one line, without links: where a work first appeared, where this copy is from,
 * how much of the work is here, and how long the text is.
 */
export function provenanceLine(work: Work, { words }: Pick<TextFacts, 'words'>): Phrase {
  const { via, extent } = work;
  const source: Partial<Source> = work.source ?? {};
  const origin = joinParts(
    namedPlace(sourceName(source), source.publication !== undefined),
    originalTitle(work) !== work.title && say(messages.works.quoted, { title: originalTitle(work) }),
    source.published !== undefined && [dated(source.published)],
  );
  const here = work.firstPublishedHere && sayPhrase(line.here, { date: datedDay(work.added) });
  const isNamed = source.publication !== undefined; // “Excerpt from Harbour Press” would be wrong
  const held = !isNamed && extent !== 'reference' && [messages.extents[extent]];
  const found = via && joinParts(namedPlace(via.publication), via.published !== undefined && [dated(via.published)]);
  const parts = here
    ? [here]
    : [
        held,
        isNamed ? sayPhrase(line.from[extent], { source: origin }) : origin.length > 0 ? origin : [line.unknown],
        found && sayPhrase(extent === 'reference' ? line.foundAt : line.via, { place: found }),
      ];
  const length = extent === 'reference' ? [] : textLength(words);
  return joinPhrases([seriesPart(work).map(withoutLink), ...parts, length], ' · ');
}

const namedPlace = (text: string | undefined, cite = true): Phrase => (text === undefined ? [] : [{ text, cite }]);

const withoutLink = (piece: PhrasePiece): PhrasePiece =>
  typeof piece === 'string' ? piece : { ...piece, href: undefined };

/** The reading speed in words per minute: the average for English non-fiction, https://doi.org/10.1016/j.jml.2019.104047 */
const wordsPerMinute = 238;

const wordCount = new Intl.NumberFormat(locale);

/** Says how long a text is, in words and in minutes of reading. Empty for a text without words. */
function textLength(words: number): Phrase {
  if (words === 0) return [];
  const minutes = Math.max(1, Math.round(words / wordsPerMinute));
  return [say(facts.words, { words: wordCount.format(words), count: words, minutes })];
}

type Place = NonNullable<Work['via']>;

/** Says where a work was first published, or for a translation or reprint, which edition is catalogued. */
function firstPublication(work: Work): Fact {
  const { source, original: basis, type } = work;
  if (work.firstPublishedHere) {
    const here = joinParts(facts.parts.here, [datedDay(work.added)]);
    const isRevised = work.revised !== undefined && work.extent === 'full';
    const value = isRevised ? sayPhrase(facts.revisedHere, { here, revised: datedDay(work.revised ?? '') }) : here;
    return { label: facts.firstPublished, value };
  }
  const value = source ? describePublication(work, source) : [];
  if (!source || value.length === 0) return { label: facts.originalPublication, value: [facts.unknown] };
  const label = workTypes[type].publishedAs ?? unpublishedAs(work) ?? 'firstPublished';
  return { label: basis || source.edition ? facts.published : facts[label], value: withArchive(value, source) };
}

/** Says which part of a series a work is. The title links to the page of the series. */
function seriesPart({ series }: Work): Phrase {
  if (!series) return [];
  const { title, part, of } = series;
  const slots = { part, series: { text: title, href: href(paths.series({ id: seriesId(title) })), cite: true } };
  return of === undefined
    ? sayPhrase(messages.series.part, slots)
    : sayPhrase(messages.series.partOf, { ...slots, of });
}

/** Names the work that a review is about, with its authors. */
function reviewed({ reviewed: about, reviewedAuthors }: Work): Phrase {
  if (!about) return [];
  const title: PhrasePiece = { text: about.title, cite: true };
  return reviewedAuthors.length > 0
    ? sayPhrase(reviewedAuthors.some(isInstitution) ? facts.reviewedInstitution : facts.reviewedBy, {
        title,
        names: linkPeople(reviewedAuthors),
      })
    : [title];
}

/** Describes what a translation or a reprint is based on. */
function originalEdition({ original: basis, people }: Work): Fact {
  const { title, language, published, ...publishing } = basis ?? {};
  const named = title === undefined ? [] : [originalPiece(title, language)];
  const spoken = language && languageName(language);
  return {
    label: people.translators.length > 0 || language ? facts.translatedFrom : facts.originallyPublished,
    value: joinParts(
      spoken && title !== undefined ? sayPhrase(facts.titleInLanguage, { title: named, language: spoken }) : named,
      title === undefined && spoken,
      describePublisher(publishing),
      published !== undefined && [dated(published)],
    ),
  };
}

const originalPiece = (text: string, language: string | undefined): PhrasePiece => ({
  text,
  cite: true,
  ...(language && languageAttributes({ language })),
});

/** Lists the identifiers of a work, with links where they resolve to a page. */
const identifiers = (source: Partial<Source> = {}): Fact[] =>
  sourceTextFields.flatMap(({ name, field, link }) => {
    const text = source[field];
    return name === undefined || text === undefined ? [] : [{ label: name, value: [{ text, href: link?.(text) }] }];
  });

function foundAt(via: Place): Phrase {
  const { publication, url, published } = via;
  const link: PhrasePiece = { text: publication, href: url, cite: true };
  return withArchive(joinParts([link], published !== undefined && [dated(published)]), via);
}

/** Links to the archive of a publication, in which readers can look for a work whose own address is unknown. */
function publicationArchive(url: string, via: Place): Phrase {
  const archive = withArchive([{ text: archiveOf(via), href: url }], { url, published: via.published });
  return sayPhrase(facts.lookIn, { archive });
}

const onThisSite = ({ extent, added, revised }: Work): Phrase =>
  revised
    ? sayPhrase(facts.revised, { extent: facts.extents[extent], added: datedDay(added), revised: datedDay(revised) })
    : sayPhrase(facts.added, { extent: facts.extents[extent], added: datedDay(added) });

/** Says where to comment on a work. Empty if its source takes no comments. */
export function howToComment({ via }: Work): Phrase {
  if (!via?.replies) return [];
  const publication = { text: via.publication, href: via.replies };
  if (!site.email) return sayPhrase(text.comment, { publication });
  return sayPhrase(text.commentOrWrite, { publication, email: emailLink(site.email) });
}

/** Returns a link that writes an email. */
export const emailLink = (address: string): PhrasePiece => ({ text: address, href: `mailto:${address}` });
