import type { Library, Work } from '../library/library.ts';
import { href, paths } from '../schemas/paths.ts';
import type { Site } from '../settings.ts';
import { downloadSentence, feedLinks, libraryBookLinks } from './downloads.ts';
import { messages, say, sayPhrase } from '../messages/index.ts';
import { joinNames } from '../messages/names.ts';
import { joinPhrases, type Phrase } from '../messages/phrase.ts';
import { emailLink } from './provenance.ts';
import { licenceSentence } from './rights.ts';

const { about } = messages;

/** A section of the About page. */
export interface AboutSection {
  title: string;
  /** The id of its heading. `src/markdown/anchors.ts` reserves it. */
  id: string;
  paragraphs: Phrase[];
}

type Facts = Pick<Library, 'works' | 'tags' | 'lists' | 'authors' | 'extents' | 'quotes'>;

/**
 * Returns the sections that the site adds to the owner's text: only the sections that apply, with only the sentences
 * that apply. `volumes` is the number of volumes of the library's book.
 */
export function aboutSections(
  library: Facts,
  site: Pick<Site, 'owner' | 'email' | 'licence' | 'readingScript'>,
  volumes: number,
): AboutSection[] {
  const sections = {
    extent: extentParagraphs(library),
    sources: [sourceSentences(library)],
    tags: [tagSentences(library)],
    rights: [rightsSentences(library, site)],
    citing: [citingSentences(library)],
    reading: [site.readingScript !== false && library.works.some(hasText) ? [about.reading.place] : []],
    downloads: downloadParagraphs(library, volumes),
    contact: contactParagraphs(library, site),
  };
  return Object.entries(sections).flatMap(([name, all]) => {
    const paragraphs = all.filter((phrase) => phrase.length > 0);
    const title = about[name as keyof typeof sections].heading;
    return paragraphs.length > 0 ? [{ title, id: `about-${name}`, paragraphs }] : [];
  });
}

/** Joins the sentences that apply into a paragraph. */
const sentences = (...all: (string | false | Phrase)[]): Phrase =>
  joinPhrases(
    all.map((one) => (typeof one === 'string' ? [one] : one)),
    ' ',
  );

const hasText = ({ extent }: Work) => extent !== 'reference';
const appearedElsewhere = ({ source, via }: Work) => source !== undefined || via !== undefined;

function extentParagraphs({ works, extents }: Facts): Phrase[] {
  const { lead, excerpt, full, reference, verbatim } = about.extent;
  if (works.length === 0) return [];
  return [
    sentences(
      lead,
      extents.has('excerpt') && excerpt,
      extents.has('full') && full,
      extents.has('reference') && reference,
    ),
    sentences(works.some((work) => hasText(work) && appearedElsewhere(work)) && verbatim),
  ];
}

function sourceSentences({ works }: Facts): Phrase {
  const { original, own, found, archive } = about.sources;
  return sentences(
    works.some(appearedElsewhere) && original,
    works.some(({ via }) => via) && found,
    works.some(({ via }) => via?.archive && !via.url) && archive,
    works.some(({ firstPublishedHere }) => firstPublishedHere) && own,
  );
}

function tagSentences({ works, tags }: Facts): Phrase {
  if (tags.length === 0) return [];
  const { fromSource, misspelled, otherwise, chosenHere, definitions, link } = about.tags;
  const fromSources = works.some((work) => work.taggedBy === 'source' && work.tags.length > 0);
  return sentences(
    ...(fromSources ? [fromSource, tags.some(({ filedAs }) => filedAs) && misspelled, otherwise] : [chosenHere]),
    sayPhrase(definitions, { tags: { text: link, href: href(paths.tags) } }),
  );
}

function rightsSentences({ works, extents, quotes }: Facts, site: Pick<Site, 'licence'>): Phrase {
  const { excerpt, full, licensed } = about.rights;
  return sentences(
    quotes && excerpt,
    extents.has('full') && full,
    works.some((work) => hasText(work) && work.licence) && licensed,
    licenceSentence(site),
  );
}

function citingSentences({ works }: Facts): Phrase {
  const { copies, paragraphs } = about.citing;
  const texts = works.filter(hasText);
  return sentences(texts.some(appearedElsewhere) && copies, texts.length > 0 && paragraphs);
}

function downloadParagraphs({ works, tags, lists, authors }: Facts, volumes: number): Phrase[] {
  if (works.length === 0) return [];
  const { citations, epub, feeds, ownFeeds, pages } = about.downloads;
  const withFeeds = Object.entries({ tags, lists, authors }).filter(([, things]) => things.length > 0);
  const names = withFeeds.map(([name]) => pages[name as keyof typeof pages]);
  return [
    sayPhrase(citations, { formats: downloadSentence(paths.library) }),
    sayPhrase(epub, { epub: libraryBookLinks(volumes, messages.epub.name, messages.epub.name) }),
    sentences(
      sayPhrase(feeds, feedLinks({ rss: paths.feed('xml'), json: paths.feed('json') })),
      names.length > 0 && say(ownFeeds, { pages: joinNames(names) }),
    ),
  ];
}

function contactParagraphs({ works }: Facts, { owner, email }: Pick<Site, 'owner' | 'email'>): Phrase[] {
  const { contact } = about;
  return [
    owner ? sayPhrase(contact.owner, { owner }) : [],
    ...works.map(({ title, via }) =>
      via?.replies
        ? sayPhrase(contact.comment, { title, publication: { text: via.publication, href: via.replies } })
        : [],
    ),
    email ? sayPhrase(contact.email, { email: emailLink(email) }) : [],
  ];
}
