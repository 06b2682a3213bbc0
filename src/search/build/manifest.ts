import type { Catalogue } from '../shared/catalogue.ts';
import { dateYear } from '../../values/date.ts';
import { byPublication, byTitle, type Library, type Work } from '../../library/library.ts';
import { compareBy, compareText } from '../../values/order.ts';
import { byline, originalTitle, publishedIn, qualifiedName, typeLabel } from '../../phrases/describe.ts';
import { paths } from '../../schemas/paths.ts';
import { searchedIdentifiers } from '../../schemas/source-fields.ts';
import type { SearchedField } from '../shared/searched-fields.ts';
import type { IndexedFacts } from './indexed-page.ts';

/** Sorts works by their date of publication, newest first and undated ones last. */
export const newestFirst = (works: readonly Work[]): Work[] =>
  works.toSorted(compareBy(byPublication, (a, b) => compareText(b.added, a.added), byTitle));

/** The input of the indexer. */
export interface SearchManifest {
  /** The path of each work's page from the root of the site, in the order of the catalogue. */
  paths: readonly string[];
  /** The data that the index stores about each work in addition to its page. */
  facts: readonly IndexedFacts[];
  catalogue: Omit<Catalogue, 'indexHash' | 'spellings'>;
}

/** Builds the input of the indexer. */
export function buildManifest({ works, tags, authors }: Library): SearchManifest {
  const tagPositions = positionsOf(tags);
  const authorPositions = positionsOf(authors);
  const sorted = newestFirst(works);
  return {
    paths: sorted.map((work) => paths.work(work)),
    facts: sorted.map(indexedFacts),
    catalogue: {
      tags: tags.map(({ id, name }) => [id, name]),
      authors: authors.map((author) => [author.id, qualifiedName(author.name, author)]),
      works: {
        kinds: sorted.map(({ kind }) => kind),
        years: sorted.map(yearOf),
        copyYears: sorted.flatMap((work, position) => (hasOnlyCopyYear(work) ? [position] : [])),
        tags: sorted.map((work) => work.tags.flatMap((tag) => tagPositions.get(tag) ?? [])),
        authors: sorted.map((work) => work.creators.flatMap((author) => authorPositions.get(author) ?? [])),
      },
    },
  };
}

/**
 * Returns the data that the index stores about a work in addition to its page, which provides the other searched
 * fields.
 */
function indexedFacts(work: Work): IndexedFacts {
  const publication = publishedIn(work);
  const publishers = [work.source?.publisher, work.original?.publisher].filter(
    (name) => name && !publication.includes(name),
  );
  const fields: Record<Exclude<SearchedField, 'title' | 'expansions' | 'notes'>, string> = {
    byline: byline(work),
    publication,
    publisher: publishers.join('; '),
    series: work.series?.title ?? '',
    identifiers: [...searchedIdentifiers(work.source), ...searchedIdentifiers(work.via)].join('; '),
    type: typeLabel(work),
    original: [originalTitle(work), work.original?.title].filter((title) => title && title !== work.title).join('; '),
    tags: work.tags.flatMap(({ name, otherNames }) => [name, ...otherNames]).join('; '),
  };
  return { extent: work.extent, fields };
}

const positionsOf = <Item>(items: readonly Item[]): ReadonlyMap<Item, number> =>
  new Map(items.map((item, position) => [item, position]));

/** Returns the year of a work as `Catalogue` stores it. */
const yearOf = ({ publicationDate }: Work): number | null =>
  publicationDate === undefined ? null : dateYear(publicationDate);

const hasOnlyCopyYear = ({ source, via }: Work): boolean =>
  source?.published === undefined && via?.published !== undefined;
