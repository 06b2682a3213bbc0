import type { Catalogue } from '../shared/catalogue.ts';
import { byTitle, type Library, published, type Work } from '../../library/library.ts';
import { compareBy, compareText } from '../../library/order.ts';
import { paths } from '../../library/urls.ts';

/** The works in the order of their dates of publication, the newest first and those without a date last. */
export const newestFirst = (works: readonly Work[]): Work[] =>
  works.toSorted(
    compareBy(
      (a, b) => compareText(published(b) ?? '', published(a) ?? ''),
      (a, b) => compareText(b.added, a.added),
      byTitle,
    ),
  );

/** What the build leaves for the index: the paths of all works, and what the search is to know of them. */
export interface SearchManifest {
  /** From the root of the site. */
  addresses: readonly string[];
  catalogue: Omit<Catalogue, 'index'>;
}

/** What the search is to know of all works, in the order in which their pages are to be indexed. */
export function searchManifest({ works, tags, authors }: Library): SearchManifest {
  const numberOfTag = new Map(tags.map((tag, number) => [tag, number]));
  const numberOfAuthor = new Map(authors.map((author, number) => [author, number]));
  const numbers = <Thing>(things: readonly Thing[], of: ReadonlyMap<Thing, number>) =>
    things.map((thing) => of.get(thing)).filter((number) => number !== undefined);
  const order = newestFirst(works);
  return {
    addresses: order.map((work) => paths.work(work)),
    catalogue: {
      tags: tags.map(({ id, name }) => [id, name]),
      authors: authors.map(({ id, name }) => [id, name]),
      works: {
        kinds: order.map(({ kind }) => kind),
        years: order.map(yearOf),
        tags: order.map((work) => numbers(work.tags, numberOfTag)),
        authors: order.map((work) => numbers(work.authors, numberOfAuthor)),
      },
    },
  };
}

/** The year of the original; that of the copy, as a negative number, where only that is known; 0 for none. */
function yearOf({ source, via }: Pick<Work, 'source' | 'via'>): number {
  const [original, copy] = [source?.published, via?.published].map((date) => Number(date?.slice(0, 4) ?? 0));
  return original || -(copy ?? 0) || 0;
}
