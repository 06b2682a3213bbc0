import { displayName } from '../library/names.ts';
import { issuedDate, type Item } from './record.ts';

/** A `<meta>` element. */
export interface Meta {
  name: string;
  content: string;
}

/**
 * Returns the meta tags that reference managers read: those of Highwire Press, which Google Scholar documents
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and Dublin Core (https://www.dublincore.org/)
 * where Highwire has none. `address` is the URL of the page, `rights` the copyright statement of the work.
 */
export function metadata(item: Item, address: string, rights: string | undefined): Meta[] {
  const date = issuedDate(item);
  const container = item['container-title'];
  const tags: [name: string, content: string | undefined][] = [
    ['citation_title', item.title],
    ...(item.author ?? []).map((name): [string, string] => ['citation_author', displayName(name)]),
    ['citation_publication_date', date?.replaceAll('-', '/')],
    [item.type === 'article-journal' ? 'citation_journal_title' : 'DC.publisher', container],
    ['citation_public_url', item.URL ?? address],
    ['citation_language', item.language],
    ['DC.source', item.note],
    ['DC.rights', rights],
  ];
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}
