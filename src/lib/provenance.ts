import { formatDate } from './dates.ts';
import { byline, originalTitle } from './describe.ts';
import type { Work } from './library.ts';
import { joinPhrases, type Phrase } from './phrase.ts';

/** One thing that is known of a work: its name, and what is known. */
export interface Fact {
  name: string;
  phrase: Phrase;
}

const access = { open: 'open to all', registration: 'log in or register, free', subscription: 'by subscription' };
const held = { excerpt: 'an excerpt', full: 'the full text', reference: 'none of its words: this is an entry only' };

const day = (date: string | undefined): Phrase => (date ? [{ text: formatDate(date), date }] : []);

/** Where a work is from: its first publication, the place that it is known from, and how much of it is here. */
export function provenance(work: Work): Fact[] {
  const { source, via, extent, rights } = work;
  const renamed = originalTitle(work) !== work.title;
  const facts: (Fact | undefined | false)[] = [
    source && {
      name: 'First published in',
      phrase: joinPhrases(
        [
          [
            { text: source.publication, href: source.url, cite: true },
            ...(renamed ? [` under the title “${originalTitle(work)}”`] : []),
          ],
          day(source.published),
          source.access && [access[source.access]],
        ],
        ', ',
      ),
    },
    via && {
      name: extent === 'reference' ? 'Found at' : 'Taken from',
      phrase: joinPhrases([[{ text: via.publication, href: via.url, cite: true }], day(via.published)], ', '),
    },
    via?.archive !== undefined &&
      !via.url && {
        name: 'To read it',
        phrase: [
          'its own address is not known: ',
          {
            text: `find it in the archive of ${[via.publication, via.published && formatDate(via.published)].filter(Boolean).join(' for ')}`,
            href: via.archive,
          },
        ],
      },
    {
      name: 'Held here',
      phrase: [
        held[extent],
        ', added ',
        ...day(work.added),
        ...(work.revised ? [', revised ', ...day(work.revised)] : []),
      ],
    },
    rights !== undefined && { name: 'Rights', phrase: [rights] },
  ];
  return facts.filter((fact): fact is Fact => fact !== undefined && fact !== false);
}

const requests = {
  open: undefined,
  registration: 'asks readers to log in or register for free to go on reading',
  subscription: 'asks readers to subscribe to go on reading',
};

/** How to go on where the words of an excerpt stop. */
export function howToGoOn(work: Work): Phrase {
  const { source, via } = work;
  const request = source?.access === undefined ? undefined : requests[source.access];
  return joinPhrases(
    [
      source && request !== undefined && [{ text: source.publication, cite: true }, ` ${request}.`],
      source &&
        (source.url
          ? [{ text: `Go on at ${source.publication}`, href: source.url }, '.']
          : [
              `To go on, look there for “${originalTitle(work)}” by ${byline(work)}: its address is not known to this site.`,
            ]),
      via?.url !== undefined && [
        { text: `The page at ${via.publication}`, href: via.url },
        ` from which this copy was taken ${via.extent === 'excerpt' ? 'stops at the same words.' : 'may have more of it.'}`,
      ],
    ],
    ' ',
  );
}
