import { doiUrl } from '../values/identifiers.ts';
import { licenceUrl } from '../library/licences.ts';
import { hasPage, type Work } from '../library/library.ts';
import { mediaTypes } from '../values/media-types.ts';
import { href, paths } from '../schemas/paths.ts';
import { collectionOf } from '../schemas/collections.ts';
import { formats } from '../schemas/formats.ts';
import { type BibliographicRecord, pageItem } from './record.ts';
import { formsOf } from '../schemas/work-types.ts';

/** A `<link>` element in the head of a page. */
export interface Signpost {
  rel: string;
  href: string;
  type?: string;
}

/**
 * Returns the links that tell programs what the page of a work is about and which files belong to it, as in the FAIR
 * Signposting Profile, level 1: https://signposting.org/FAIR/
 *
 * `cite-as` is the address to cite for the content of the page. A copy has the page's own address, since the identifiers
 * belong to the original. A reference contains no copy, so it has the original's DOI or else its URL. If neither is
 * known, the link is left out, since the page is not the work.
 */
export function signposts(work: Work, record: BibliographicRecord): Signpost[] {
  const { people } = work;
  const item = pageItem(work, record);
  const hasText = work.extent !== 'reference';
  const citeAs = item.DOI === undefined ? item.URL : doiUrl(item.DOI);
  const licence = work.licence ? licenceUrl(work.licence) : hasText ? `${href(paths.about)}#about-rights` : undefined;
  return [
    ...(citeAs ? [{ rel: 'cite-as', href: citeAs }] : []),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${formsOf(item.workType, item.genre).schema}` },
    ...[...people.authors, ...people.speakers]
      .filter(hasPage)
      .map((author) => ({ rel: 'author', href: href(paths.author(author)) })),
    ...Object.entries(formats).map(([format, { type }]) => ({
      rel: 'alternate describedby',
      type,
      href: href(paths.record(work, format)),
    })),
    {
      rel: hasText ? 'alternate item' : 'alternate describedby',
      type: mediaTypes.markdown,
      href: href(paths.markdown(work)),
    },
    ...(hasText ? [{ rel: 'item', type: mediaTypes.epub, href: href(paths.epub(work)) }] : []),
    ...(licence ? [{ rel: 'license', href: licence }] : []),
    { rel: 'collection', href: href(paths[collectionOf(work.kind)]) },
  ];
}
