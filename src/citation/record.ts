import type { WorkType } from '../schemas/work-types.ts';
import type { Person } from '../schemas/person.ts';
import { site } from '../env.ts';
import { originalTitle, publishedIn } from '../messages/describe.ts';
import { messages, say } from '../messages/index.ts';
import { lastModified, type Work } from '../library/library.ts';

/** A bibliographic item in CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface Item {
  /** The citation key. It is stable as long as the work keeps its id. */
  id: string;
  /** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
  type: string;
  title: string;
  author?: Person[];
  /** The title of the publication. */
  'container-title'?: string;
  issued?: { 'date-parts': [number[]] };
  URL?: string;
  language?: string;
  /** The extent of a copy: `Excerpt`. */
  genre?: string;
  /** The origin of a copy. */
  note?: string;
}

/** The bibliographic facts of a work, from which every citation, export, feed and meta tag is made. */
export interface BibliographicRecord {
  /** The work as first published. Only its title and language are always known. */
  original: Item;
  /** The copy to read: on this site, or for a reference, where the work was found. */
  copy?: Item;
}

/** The CSL type for each type of work. */
const cslTypes: Partial<Record<WorkType, string>> = {
  'journal article': 'article-journal',
  'magazine article': 'article-magazine',
  'newspaper article': 'article-newspaper',
  'blog post': 'post-weblog',
  'web page': 'webpage',
};

/** Returns the record of a work, without the facts that are unknown. `address` is the URL of the work's page. */
export function workRecord(work: Work, address: string): BibliographicRecord {
  const { id, source, via, language, authors } = work;
  const common = { ...(authors.length > 0 && { author: authors.map(({ person }) => person) }), language };
  const original: Item = {
    id,
    type: source ? (cslTypes[work.type] ?? 'document') : 'document',
    title: originalTitle(work),
    ...common,
    ...(source?.publication && { 'container-title': source.publication }),
    ...issued(source?.published),
    ...(source?.url && { URL: source.url }),
  };
  if (work.extent !== 'reference')
    return {
      original,
      copy: {
        id: `${id}-copy`,
        type: 'webpage',
        title: work.title,
        ...common,
        'container-title': site.title,
        ...issued(lastModified(work)),
        URL: address,
        genre: messages.extents[work.extent],
        ...(copyNote(work) && { note: copyNote(work) }),
      },
    };
  if (!via) return { original };
  return {
    original,
    copy: {
      id: `${id}-copy`,
      type: cslTypes[via.type] ?? 'document',
      title: work.title,
      ...common,
      'container-title': via.publication,
      ...issued(via.published),
      ...(via.url && { URL: via.url }),
    },
  };
}

/** Returns the items of a record to cite: those with a known publication, or else the original. */
export const citedItems = ({ original, copy }: BibliographicRecord): Item[] =>
  copy === undefined ? [original] : original['container-title'] === undefined ? [copy] : [original, copy];

/**
 * Returns the item that a work's page represents: the copy on this site, or for a reference, the original if its
 * publication is known and otherwise the copy found elsewhere.
 */
export const pageItem = ({ extent }: Pick<Work, 'extent'>, { original, copy }: BibliographicRecord): Item =>
  extent !== 'reference' || original['container-title'] === undefined ? (copy ?? original) : original;

/** Says what a copy was made from: `Excerpt of “Wolves”, A Journal; via A Blog, 3 April 2016`. Empty if nothing is known. */
function copyNote(work: Work): string {
  if (work.extent === 'reference') return '';
  const title = originalTitle(work) === work.title ? '' : say(messages.works.quoted, { title: originalTitle(work) });
  const original = [title, publishedIn(work)].filter(Boolean).join(', ').replaceAll('\u00a0', ' ');
  return original && say(messages.works.copyOf[work.extent], { original });
}

/** Returns a date (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`) as the `issued` variable of CSL. */
const issued = (date: string | undefined): Pick<Item, 'issued'> =>
  date === undefined ? {} : { issued: { 'date-parts': [date.split('-').map(Number)] } };

/** Returns the publication date of an item as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `undefined` if it is unknown. */
export const issuedDate = ({ issued: date }: Item): string | undefined =>
  date?.['date-parts'][0].map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
