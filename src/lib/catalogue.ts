import type { Catalogue } from '../search/catalogue.ts';
import { type Library, published, type Work } from './library.ts';
import { by, compareText } from './order.ts';
import { href, paths } from './urls.ts';

/** The works in the order of their dates of publication, the newest first and those without a date last. */
export const byDate = (works: readonly Work[]): Work[] =>
  works.toSorted(
    by(
      (a, b) => compareText(published(b) ?? '', published(a) ?? ''),
      (a, b) => compareText(b.added, a.added),
      (a, b) => compareText(a.title, b.title),
      (a, b) => compareText(a.id, b.id),
    ),
  );

/** What the search is to know of all works. Each is named by its address; the index puts its own ids in their place. */
export function catalogue({ works, tags, authors }: Library): Catalogue {
  const numberOfTag = new Map(tags.map((tag, number) => [tag, number]));
  const numberOfAuthor = new Map(authors.map((author, number) => [author, number]));
  const numbers = <Thing>(things: readonly Thing[], of: ReadonlyMap<Thing, number>) =>
    things.map((thing) => of.get(thing)).filter((number) => number !== undefined);
  const order = byDate(works);
  return {
    tags: tags.map(({ id, name }) => [id, name]),
    authors: authors.map(({ id, name }) => [id, name]),
    works: {
      ids: order.map((work) => href(paths.work(work))),
      kinds: order.map(({ kind }) => kind),
      years: order.map(yearOf),
      tags: order.map((work) => numbers(work.tags, numberOfTag)),
      authors: order.map((work) => numbers(work.authors, numberOfAuthor)),
    },
  };
}

/** The year of the original; that of the copy, as a negative number, where only that is known; 0 for none. */
function yearOf({ source, via }: Pick<Work, 'source' | 'via'>): number {
  const [original, copy] = [source?.published, via?.published].map((date) => Number(date?.slice(0, 4) ?? 0));
  return original || -(copy ?? 0) || 0;
}
