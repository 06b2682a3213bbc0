import { waybackUrl } from '../library/archive.ts';
import { formatDate } from '../library/dates.ts';
import type { Work } from '../library/library.ts';
import { joinNames } from '../library/names.ts';
import { byline, originalTitle } from './describe.ts';
import { site } from '../env.ts';
import { messages, say, sayPhrase } from './index.ts';
import { joinPhrases, type Phrase, type PhrasePiece } from './phrase.ts';

const { provenance: facts, ending, work: text } = messages;

/** A labelled fact about a work or a tag. */
export interface Fact {
  label: string;
  value: Phrase;
}

/**
 * Says where a work was published, where this copy is from, and how much of it is here. `missingImages` are the labels
 * of images that only the source has, and `omissions` counts the places at which the text leaves something out.
 */
export function provenance(work: Work, missingImages: readonly string[] = [], omissions = 0): Fact[] {
  const { source, via, extent, rights } = work;
  const missing = [
    ...missingImages.map((label) => say(facts.missingImage, { label })),
    ...(omissions > 0 ? [facts.omissions] : []),
    ...(extent === 'excerpt' ? [facts.missingText] : []),
  ];
  const list: (Fact | false | undefined)[] = [
    source
      ? { label: facts.firstPublished, value: firstPublished(work, source) }
      : { label: facts.originalPublication, value: [facts.unknown] },
    source?.access && { label: facts.access, value: [facts.accessTerms[source.access]] },
    via && { label: extent === 'reference' ? facts.foundAt : facts.takenFrom, value: foundAt(via) },
    via?.archive !== undefined &&
      via.url === undefined && { label: facts.directLink, value: publicationArchive(via.archive, via) },
    { label: facts.onThisSite, value: onThisSite(work) },
    missing.length > 0 && { label: facts.notIncluded, value: [joinNames(missing)] },
    rights !== undefined && { label: facts.rights, value: [rights] },
  ];
  return list.filter((fact) => fact !== undefined && fact !== false);
}

const dated = (date: string): PhrasePiece => ({ text: formatDate(date), date });

type Place = NonNullable<Work['via']>;

function firstPublished(work: Work, source: NonNullable<Work['source']>): Phrase {
  const title = originalTitle(work);
  const place = sayPhrase(title === work.title ? facts.sameTitle : facts.otherTitle, {
    publication: { text: source.publication ?? '', href: source.url, cite: true },
    title,
    date: source.published ? dated(source.published) : facts.dateUnknown,
  });
  return withArchive(place, source);
}

function foundAt({ publication, url, published }: Place): Phrase {
  const link: PhrasePiece = { text: publication, href: url, cite: true };
  const place = published ? sayPhrase(facts.sameTitle, { publication: link, date: dated(published) }) : [link];
  return withArchive(place, { url, published });
}

/** Points to the archive of a publication, which is where to look for a work and not its own address. */
function publicationArchive(url: string, { publication, published }: Place): Phrase {
  const text = published
    ? say(facts.publicationArchiveDate, { publication, date: formatDate(published) })
    : say(facts.publicationArchive, { publication });
  return sayPhrase(facts.lookIn, { archive: withArchive([{ text, href: url }], { url, published }) });
}

const onThisSite = ({ extent, added, revised }: Work): Phrase =>
  revised
    ? sayPhrase(facts.revised, { extent: facts.extents[extent], added: dated(added), revised: dated(revised) })
    : sayPhrase(facts.added, { extent: facts.extents[extent], added: dated(added) });

/** Adds a link to the Wayback Machine, in case the original link is dead. */
function withArchive(
  link: Phrase,
  { url, published }: { url?: string | undefined; published?: string | undefined },
): Phrase {
  if (url === undefined) return link;
  return sayPhrase(facts.archived, { link, archive: { text: facts.archive, href: waybackUrl(url, published) } });
}

/** Says how to continue after an excerpt. Empty if nothing is known of its source. */
export function howToContinue(work: Work): Phrase {
  const { source, via } = work;
  return joinPhrases([source && original(work, source), source && accessTo(source), via && ourSource(via)], ' ');
}

function original(work: Work, source: NonNullable<Work['source']>): Phrase {
  const publication = { text: source.publication ?? '', href: source.url, cite: true };
  if (source.url) return sayPhrase(ending.continueAt, { publication: withArchive([publication], source) });
  const title = originalTitle(work);
  return work.authors.length > 0
    ? sayPhrase(ending.originalBy, { title, authors: byline(work), publication })
    : sayPhrase(ending.original, { title, publication });
}

const accessTo = ({ access }: NonNullable<Work['source']>): Phrase =>
  access === undefined || access === 'open' ? [] : [ending.access[access]];

function ourSource(via: Place): Phrase {
  if (via.url === undefined) return [];
  const source = withArchive([{ text: via.publication, href: via.url }], via);
  return sayPhrase(via.extent === 'excerpt' ? ending.sourceEnds : ending.sourceMayContinue, { source });
}

/** Says where to comment on a work. Empty if its source takes no comments. */
export function howToComment({ via }: Work): Phrase {
  if (!via?.replies) return [];
  const publication = { text: via.publication, href: via.replies };
  if (!site.email) return sayPhrase(text.comment, { publication });
  return sayPhrase(text.commentOrWrite, { publication, email: emailLink(site.email) });
}

/** Returns a link that writes an email. */
export const emailLink = (address: string): PhrasePiece => ({ text: address, href: `mailto:${address}` });
