import { formatDate } from '../library/dates.ts';
import { languageAttributes } from '../library/language.ts';
import type { Work } from '../library/library.ts';
import { joinNames, linkNames } from '../library/names.ts';
import { href, paths } from '../library/urls.ts';
import { messages, say } from './index.ts';
import { joinPhrases, type Phrase } from './phrase.ts';

const { works } = messages;

/** Returns the title under which a work first appeared; a copy may have another. */
export const originalTitle = ({ source, title }: Pick<Work, 'source' | 'title'>): string => source?.title ?? title;

/** Names the authors of a work: `Ann Writer and Ben Author`. Empty if none is known. */
export const byline = ({ authors }: Pick<Work, 'authors'>): string => joinNames(authors.map(({ name }) => name));

/** Names the authors of a work, each with a link to their page. */
export const linkedByline = ({ authors }: Pick<Work, 'authors'>): Phrase =>
  linkNames(authors, (author) => href(paths.author(author)));

/** Formats a publication and its date, if known: `A Journal, 18 July 2014`. */
export const formatPlace = ({
  publication = '',
  published,
}: {
  publication?: string | undefined;
  published?: string | undefined;
}): string => (published ? say(works.published, { publication, date: formatDate(published) }) : publication);

/** Says where a work was published and where this site found it: `A Journal, 18 July 2014; via A Blog, 2014`. */
export function publishedIn({ source, via }: Pick<Work, 'source' | 'via'>): string {
  if (source && via) return say(works.via, { source: formatPlace(source), via: formatPlace(via) });
  const place = source ?? via;
  return place ? formatPlace(place) : '';
}

/** Describes a work in one sentence, for search engines and previews. */
export function describeWork(work: Work): string {
  const title = originalTitle(work);
  const quoted =
    work.authors.length > 0 ? say(works.quotedBy, { title, authors: byline(work) }) : say(works.quoted, { title });
  const publication = publishedIn(work);
  const description = publication ? say(works.quotedIn, { work: quoted, publication }) : quoted;
  return say(works.descriptions[work.extent], { work: description });
}

/** Lists authors as a bibliography does, the first by family name: `Writer, Ann, and Ben Author`. */
function bibliographyNames([first, ...others]: Work['authors']): string {
  if (!first) return '';
  const [second, third] = others;
  if (second && !third) return say(works.twoAuthors, { first: first.sortName, second: second.name });
  return joinNames([first.sortName, ...others.map(({ name }) => name)]);
}

/** Formats a work as an entry of a bibliography, its title linked: `Writer, Ann. On Margins. A Blog, 2014.` */
export function bibliographyEntry(work: Work): Phrase {
  const place = publishedIn(work);
  return joinPhrases(
    [
      work.authors.length > 0 && [endSentence(bibliographyNames(work.authors))],
      [
        { text: work.title, href: href(paths.work(work)), ...languageAttributes(work) },
        endSentence(work.title).slice(work.title.length),
      ],
      place !== '' && [`${place}.`],
    ],
    ' ',
  );
}

const endSentence = (text: string) => (/[.?!…]['"’”“»]?$/.test(text) ? text : `${text}.`);
