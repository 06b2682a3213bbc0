import type { Person } from '../schemas/person.ts';
import { site } from '../site.ts';
import { originalTitle, publishedIn } from '../messages/describe.ts';
import { messages, say } from '../messages/index.ts';
import { extentLabel } from '../library/extent.ts';
import { lastModified, type Work } from '../library/library.ts';

/** A bibliographic item, in CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface Item {
  /** The key by which others cite it. It stays the same for as long as the work has its id. */
  id: string;
  /** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
  type: (typeof types)[keyof typeof types] | 'document';
  title: string;
  author?: Person[];
  /** The publication. */
  'container-title'?: string;
  issued?: { 'date-parts': [number[]] };
  URL?: string;
  language?: string;
  /** How much of the original it is. */
  genre?: string;
  /** What it is a copy of. */
  note?: string;
}

/** The bibliographic facts of a work: every citation, export, feed and meta tag is written from it. */
export interface BibliographicRecord {
  /** What was published, where it was first. Without where and when, nothing is known but the title. */
  original: Item;
  /** What can be read: here where words are held, else where the work was found. */
  copy?: Item;
}

const types = {
  journal: 'article-journal',
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
  blog: 'post-weblog',
  website: 'webpage',
} as const;

/** The record of a work. `address` is that of its page. What is not known is left out. */
export function workRecord(work: Work, address: string): BibliographicRecord {
  const { id, source, via, language, authors } = work;
  const who = authors.length > 0 && { author: authors.map(({ person }) => person) };
  const common = { ...who, language };
  const original: Item = {
    id,
    type: source ? types[source.medium] : 'document',
    title: originalTitle(work),
    ...common,
    ...(source && { 'container-title': source.publication }),
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
        genre: extentLabel[work.extent],
        ...(copyNote(work) && { note: copyNote(work) }),
      },
    };
  if (!via) return { original };
  return {
    original,
    copy: {
      id: `${id}-copy`,
      type: types[via.medium],
      title: work.title,
      ...common,
      'container-title': via.publication,
      ...issued(via.published),
      ...(via.url && { URL: via.url }),
    },
  };
}

/** The items of a record of which more is known than who wrote it and what it is called; the one there is where none is. */
export const citedItems = ({ original, copy }: BibliographicRecord): Item[] =>
  copy === undefined ? [original] : original['container-title'] === undefined ? [copy] : [original, copy];

/** The item that a page stands for: what is read on it, else the original, else where the work was found. */
export const pageItem = ({ extent }: Pick<Work, 'extent'>, { original, copy }: BibliographicRecord): Item =>
  extent !== 'reference' || original['container-title'] === undefined ? (copy ?? original) : original;

/** Says what a copy was made from: `Excerpt of “Wolves”, A Journal; via A Blog, 3 April 2016`. Empty if nothing is known. */
function copyNote(work: Work): string {
  if (work.extent === 'reference') return '';
  const title = originalTitle(work) === work.title ? '' : say(messages.works.quoted, { title: originalTitle(work) });
  const original = [title, publishedIn(work)].filter(Boolean).join(', ').replaceAll('\u00a0', ' ');
  return original && say(messages.works.copyOf[work.extent], { original });
}

/** A day, month or year as CSL has it. */
const issued = (date: string | undefined): Pick<Item, 'issued'> =>
  date === undefined ? {} : { issued: { 'date-parts': [date.split('-').map(Number)] } };

/** The day, month or year of an item as `YYYY-MM-DD`, as far as it is known. */
export const issuedDate = ({ issued: date }: Item): string | undefined =>
  date?.['date-parts'][0].map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
