import { site } from '../env.ts';
import { siteName, sourceUrl } from '../values/identifiers.ts';
import type { Source, Work } from '../library/library.ts';
import type { TextFacts } from '../markdown/outline.ts';
import { workTypes } from '../schemas/work-types.ts';
import { elsewhere } from '../schemas/source-fields.ts';
import { formatPlace, originalTitle, quotedWork, sourceName } from './describe.ts';
import { messages, say, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase, type PhrasePiece } from '../messages/phrase.ts';
import { searchesFor } from './searches.ts';
import {
  archiveLink,
  archiveOf,
  dated,
  describeArchive,
  describePublication,
  joinParts,
  languageName,
  withArchive,
} from './publication.ts';

const { reading: text, provenance: facts } = messages;

/** Where the whole work can be read, as far as is known. */
export interface WayToRead {
  /** The target of the link. Left out if no address is known: in that case, `call` says what to look for. */
  href?: string | undefined;
  /** The text of the link, such as `Read online: Groundviews`, or full sentences. Empty if nothing is known. */
  call: Phrase;
  /** The date, access and language there, and an archived copy: `2014 · free · in French`. Empty without an address. */
  terms: Phrase;
  /** Links to searches for the work. Empty if its address, or the archive that holds it, is known. */
  searches: Phrase;
  /** Whether the page that an excerpt was taken from has more: `Our source, A Blog, ends at the same point.` */
  via: Phrase;
}

type Place = NonNullable<Work['via']>;
type Address = Required<Pick<WayToRead, 'href' | 'call' | 'terms'>>;

/**
 * Returns where to read the whole work, for the page of a related work and the end of an excerpt: the original, or else
 * a copy elsewhere that has more than the excerpt.
 */
export function wayToRead(work: Work): WayToRead {
  const { source, via, extent } = work;
  const isExcerpt = extent === 'excerpt';
  const original = source && addressOfOriginal(work, source);
  const copy = via && (!isExcerpt || via.extent === 'full') ? addressOfCopy(work, via) : undefined;
  const way = original ?? copy ?? { href: undefined, call: source || !isExcerpt ? whatToLookFor(work) : [], terms: [] };
  const isLost = way.call.length > 0 && (way.href === undefined || way.href === via?.archive) && !source?.repository;
  return {
    ...way,
    searches: isLost ? searchesFor(work) : [],
    via: isExcerpt && via && (original || !copy) ? howSourceEnds(via) : [],
  };
}

/** Says how an excerpt ends. */
export const howItEnds = ({ breaksOff }: Pick<TextFacts, 'breaksOff'>): string =>
  breaksOff ? messages.ending.breaksOff : messages.ending.ends;

/** Says how to continue after an excerpt, in full sentences. Empty if nothing is known about its source. */
export function howToContinue(work: Work): Phrase {
  const { href, call, terms, searches, via } = wayToRead(work);
  const link = call.map((piece) => ({ ...(typeof piece === 'string' ? { text: piece } : piece), href }));
  const sentence =
    terms.length > 0 ? sayPhrase(text.withTerms, { call: link, terms }) : sayPhrase(text.sentence, { call: link });
  return joinPhrases([href === undefined ? call : sentence, searches, via], ' ');
}

function addressOfOriginal(work: Work, source: Source): Address | undefined {
  const { publication, archived } = source;
  const url = sourceUrl(source);
  const href = url ?? archived;
  if (href !== undefined) {
    const place: PhrasePiece = { text: sourceName(source) ?? siteName(href), cite: publication !== undefined };
    return { href, call: sayPhrase(verbFor(work), { place }), terms: termsOf(work, source, url) };
  }
  const other = elsewhere(source);
  if (other === undefined) return undefined;
  const call = other.isCatalogue
    ? [say(text.find, { place: other.site })]
    : sayPhrase(verbFor(work), { place: other.site });
  return { href: other.href, call, terms: [] };
}

function addressOfCopy(work: Work, via: Place): Address | undefined {
  const { publication, published, url, archived, archive } = via;
  const href = url ?? archived;
  if (href !== undefined)
    return {
      href,
      call: sayPhrase(verbFor(work), { place: { text: publication, cite: true } }),
      terms: termsOf(work, via, url),
    };
  if (archive === undefined) return undefined;
  const link = archiveLink({ url: archive, published });
  return { href: archive, call: [say(text.findInArchive, { archive: archiveOf(via) })], terms: link ? [link] : [] };
}

const verbFor = ({ extent, type }: Work): string =>
  extent === 'excerpt' ? text.continue : text[workTypes[type].verb ?? 'read'];

/**
 * Lists what readers should know before they follow a link. `url` is the link's target, unless the target is an archived
 * copy.
 */
function termsOf(
  { extent, language }: Work,
  place: Pick<Source, 'published' | 'access' | 'archived'>,
  url?: string,
): Phrase {
  const archive = url === undefined ? facts.archivedCopy : archiveLink({ ...place, url });
  return joinPhrases(
    [
      // the head of a reference has the date right below
      extent !== 'reference' && place.published !== undefined && [dated(place.published)],
      place.access && [facts.accessTerms[place.access]],
      language !== site.language && [say(text.language, { language: languageName(language) })],
      archive !== undefined && [archive],
    ],
    ' · ',
  );
}

/** Names a work whose address is unknown, with everything that helps to find it, or says which archive holds the work. */
function whatToLookFor(work: Work): Phrase {
  const { source, via } = work;
  if (source?.repository) return sayPhrase(text.heldAt, { repository: describeArchive(source) });
  const named = joinParts(
    quotedWork(work),
    source ? describePublication({ ...work, title: originalTitle(work) }, source) : via && formatPlace(via),
    source?.isbn && `ISBN ${source.isbn}`,
  );
  const access = source?.access && facts.accessTerms[source.access];
  return sayPhrase(text.lookFor, { work: access ? [...named, ` (${access})`] : named });
}

function howSourceEnds(via: Place): Phrase {
  if ((via.url ?? via.archived) === undefined) return [];
  const source = withArchive([{ text: via.publication, href: via.url }], via);
  return sayPhrase(via.extent === 'excerpt' ? text.sourceEnds : text.sourceMayContinue, { source });
}
