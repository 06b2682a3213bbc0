import { formatDate } from '../library/dates.ts';
import { languageAttributes } from '../library/language.ts';
import type { Work } from '../library/library.ts';
import { joinNames, linkNames } from '../library/names.ts';
import { joinPhrases, type Phrase } from './phrase.ts';
import { href, paths } from '../library/urls.ts';

/** The title of a work where it first appeared, which may not be that of the copy. */
export const originalTitle = ({ source, title }: Pick<Work, 'source' | 'title'>): string => source?.title ?? title;

/** Who wrote a work, as a phrase: `Jytte Klausen and Alexandra Johnson`; empty where nobody is named. */
export const byline = ({ authors }: Pick<Work, 'authors'>): string => joinNames(authors.map(({ name }) => name));

/** Where a place of publication is and since when, as a phrase: `Groundviews, 18 July 2014`. */
export const formatPlace = ({
  publication,
  published,
}: {
  publication: string;
  published?: string | undefined;
}): string => [publication, published && formatDate(published)].filter(Boolean).join(', ');

/** Where a work was published, and by way of which place it is known: `Groundviews, 18 July 2014; by way of A Blog, 2014`. */
export const publishedIn = ({ source, via }: Pick<Work, 'source' | 'via'>): string =>
  [source, via]
    .filter((at) => at !== undefined)
    .map(formatPlace)
    .join('; by way of ');

const what = { excerpt: 'An excerpt of', full: 'The full text of', reference: 'A reference to' };

/** One sentence on a work, from its record alone, for search engines and previews. */
export function describeWork(work: Work): string {
  const of = `${what[work.extent]} “${originalTitle(work)}”`;
  const who = work.authors.length > 0 ? ` by ${byline(work)}` : '';
  const from = publishedIn(work);
  return `${of}${who}${from && ` (${from})`}.`;
}

/** The names of a work's authors as a bibliography has them, the first one turned round: `Klausen, Jytte, and Ann Other`. */
function bibliographyNames([first, ...others]: Work['authors']): string {
  if (!first) return '';
  const names = others.map(({ name }) => name);
  if (names.length === 1) return `${first.sortName}, and ${names[0]}`;
  return joinNames([first.sortName, ...names]);
}

/** A work as a bibliography has it, the title a link to its page: `Dupont, Alan. ISIS as … . Thuppahi's Blog, 2014.` */
export function bibliographyEntry(work: Work): Phrase {
  const from = publishedIn(work);
  return joinPhrases(
    [
      work.authors.length > 0 && [endSentence(bibliographyNames(work.authors))],
      [
        { text: work.title, href: href(paths.work(work)), ...languageAttributes(work) },
        endSentence(work.title).slice(work.title.length),
      ],
      from !== '' && [`${from}.`],
    ],
    ' ',
  );
}

const endSentence = (text: string) => (/[.?!…]”?$/.test(text) ? text : `${text}.`);

/** The authors of a work as a phrase, each a link to their page. */
export const linkedByline = ({ authors }: Pick<Work, 'authors'>): Phrase =>
  linkNames(authors, (author) => href(paths.author(author)));
