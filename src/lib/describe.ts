import { site } from '../site.ts';
import { formatDate } from './dates.ts';
import type { Work } from './library.ts';
import { joinNames } from './names.ts';

/** The title of a work where it first appeared, which may not be that of the copy. */
export const originalTitle = ({ source, title }: Pick<Work, 'source' | 'title'>): string => source?.title ?? title;

/** Who wrote a work, as a phrase: `Jytte Klausen and Alexandra Johnson`; empty where nobody is named. */
export const byline = ({ authors }: Pick<Work, 'authors'>): string => joinNames(authors.map(({ name }) => name));

/** Where a place of publication is and since when, as a phrase: `Groundviews, 18 July 2014`. */
export const place = ({ publication, published }: { publication: string; published?: string | undefined }): string =>
  [publication, published && formatDate(published)].filter(Boolean).join(', ');

const held = { excerpt: 'An excerpt of', full: 'The full text of', reference: 'A reference to' };

/** One sentence on a work, from its record alone, for search engines and previews. */
export function describeWork(work: Work): string {
  const of = `${held[work.extent]} “${originalTitle(work)}”`;
  const who = work.authors.length > 0 ? ` by ${byline(work)}` : '';
  const places = [work.source && place(work.source), work.via && `by way of ${place(work.via)}`].filter(Boolean);
  return `${of}${who}${places.length > 0 ? ` (${places.join('; ')})` : ''}.`.replace('(by way of ', '(');
}

/** The language of a work where it is not the site's own, for the `lang` of its words. */
export const foreign = ({ language }: Pick<Work, 'language'>): string | undefined =>
  language === site.language ? undefined : language;
