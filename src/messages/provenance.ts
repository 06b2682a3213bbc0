import { formatDate } from '../library/dates.ts';
import { waybackUrl } from '../library/archive.ts';
import { byline, originalTitle } from './describe.ts';
import type { Work } from '../library/library.ts';
import { joinNames } from '../library/names.ts';
import { joinPhrases, type Phrase } from './phrase.ts';

/** One thing that is known of a work: its name, and what is known. */
export interface Fact {
  name: string;
  phrase: Phrase;
}

const access = { open: 'open to all', registration: 'log in or register, free', subscription: 'by subscription' };
const heldHere = { excerpt: 'an excerpt', full: 'the full text', reference: 'this entry, and none of its words' };

const day = (date: string | undefined): Phrase => (date ? [{ text: formatDate(date), date }] : []);

/**
 * Where a work is from: its first publication, the place that it is known from, how much of it is here and what is
 * not. `missingImages` are the labels of pictures that the source had.
 */
export function provenance(work: Work, missingImages: readonly string[] = []): Fact[] {
  const { source, via, extent, rights } = work;
  const facts: Fact[] = [
    source
      ? { name: 'First published', phrase: firstPublished(work, source) }
      : { name: 'First published', phrase: ['where and when is not known to this site'] },
  ];
  if (source?.access) facts.push({ name: 'Access there', phrase: [access[source.access]] });
  if (via) {
    const phrase = joinPhrases([[{ text: via.publication, href: via.url, cite: true }], day(via.published)], ', ');
    phrase.push(...archiveLink(via));
    facts.push({ name: extent === 'reference' ? 'Found at' : 'Taken from', phrase });
  }
  if (via?.archive !== undefined && via.url === undefined) {
    const where = [via.publication, via.published && formatDate(via.published)].filter(Boolean).join(' for ');
    const link = { text: `find it in the archive of ${where}`, href: via.archive };
    const copy = archiveLink({ url: via.archive, published: via.published });
    facts.push({ name: 'To read it', phrase: ['its own address is not known: ', link, ...copy] });
  }
  const revised = work.revised ? [', revised ', ...day(work.revised)] : [];
  facts.push({ name: 'Held here', phrase: [heldHere[extent], ', added ', ...day(work.added), ...revised] });
  const missing = [
    ...missingImages.map((label) => `the picture labelled “${label}”`),
    ...(extent === 'excerpt' ? ['what follows the last words'] : []),
  ];
  if (missing.length > 0) facts.push({ name: 'Missing', phrase: [joinNames(missing)] });
  if (rights !== undefined) facts.push({ name: 'Rights', phrase: [rights] });
  return facts;
}

/** Beside a link that leads out: where to look when it is dead. */
function archiveLink({ url, published }: { url?: string | undefined; published?: string | undefined }): Phrase {
  return url === undefined ? [] : [' (', { text: 'archived', href: waybackUrl(url, published) }, ')'];
}

const firstPublished = (work: Work, source: NonNullable<Work['source']>): Phrase => [
  { text: source.publication, href: source.url, cite: true },
  ...(originalTitle(work) === work.title ? [] : [`, under the title “${originalTitle(work)}”`]),
  ', ',
  ...(source.published ? day(source.published) : ['on a day not known to this site']),
  ...archiveLink(source),
];

const requests = {
  open: undefined,
  registration: 'asks readers to log in or register for free to go on reading',
  subscription: 'asks readers to subscribe to go on reading',
};

/** How to go on where the words of an excerpt stop; nothing where nothing is known of its source. */
export function howToContinue(work: Work): Phrase {
  const { source, via } = work;
  const request = source?.access === undefined ? undefined : requests[source.access];
  const by = work.authors.length > 0 ? ` by ${byline(work)}` : '';
  return joinPhrases(
    [
      source && request !== undefined && [{ text: source.publication, cite: true }, ` ${request}.`],
      source &&
        (source.url
          ? [{ text: `Go on at ${source.publication}`, href: source.url }, ...archiveLink(source), '.']
          : [
              'To go on, look in ',
              { text: source.publication, cite: true },
              ` for “${originalTitle(work)}”${by}: its address there is not known to this site.`,
            ]),
      via?.url !== undefined && [
        { text: `The page at ${via.publication}`, href: via.url },
        ...archiveLink(via),
        ` from which this copy was taken ${via.extent === 'excerpt' ? 'stops at the same words.' : 'may have more of it.'}`,
      ],
    ],
    ' ',
  );
}
