/** Points links to works that were imported together, or are in the library, to their pages on this site. */
import { basename } from 'node:path';
import type { Link } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImportedEntry, Loss } from './entry.ts';
import { fileBehind } from './file-links.ts';
import { isSpecific } from './identity.ts';
import { parseText } from './page/excerpt.ts';
import { type Library, urlKey } from './site.ts';
import { isMapping } from './text.ts';

type Place = Pick<ImportedEntry, 'collection' | 'id'>;

/**
 * Replaces links in the texts of entries if they lead to works on this site. Changes the entries. Returns the links to
 * files that didn't become works, which are now plain text.
 */
export function linkEntries(entries: readonly ImportedEntry[], library: Library): Loss[] {
  const works = new Map(library.entries.flatMap((work) => (work.collection === 'tags' ? [] : [[work.id, work]])));
  // a work that is here already stays in its collection
  const placeOf = ({ collection, id }: Place): Place =>
    collection === 'tags' ? { collection, id } : (works.get(id) ?? { collection, id });
  const find = finder(entries, library, placeOf);
  return entries.flatMap((entry) => {
    const urls = [...entry.body.matchAll(/\]\(<?(https?:[^\s)>]+)/g)].map(([, url = '']) => url);
    if (!urls.some((url) => find(url) !== undefined || fileBehind(url) !== undefined)) return [];
    const { body, lost } = withPlaces({ ...entry, collection: placeOf(entry).collection }, find);
    entry.body = body;
    return lost.map((what) => ({ id: entry.id, what }));
  });
}

/** Returns a function that finds the work at an address. */
function finder(
  entries: readonly ImportedEntry[],
  library: Library,
  placeOf: (entry: Place) => Place,
): (url: string) => Place | undefined {
  const places = new Map<string, Place>();
  const files = new Map<string, Place>();
  const add = (place: Place, { source }: Record<string, unknown>) => {
    const { url } = isMapping(source) ? source : {};
    const key = typeof url === 'string' ? urlKey(url) : '';
    if (isSpecific(key) && place.collection !== 'tags') places.set(key, place);
  };
  for (const entry of library.entries) add(entry, entry.fields);
  for (const entry of entries) {
    // readers can't open a text that isn't public
    if (entry.whyDraft !== undefined) continue;
    add(placeOf(entry), entry.frontmatter);
    if (entry.file !== undefined) files.set(entry.file, placeOf(entry));
  }
  return (url) => {
    const file = fileBehind(url);
    return file === undefined ? places.get(urlKey(url)) : files.get(file);
  };
}

function withPlaces({ collection, id, body, mdx = false }: ImportedEntry, find: (url: string) => Place | undefined) {
  const links: Link[] = [];
  const lost: string[] = [];
  visit(parseText(body, mdx), 'link', (link) => void links.push(link));
  let text = body;
  // from the end, so that earlier positions stay valid
  for (const { url, position } of links.toReversed()) {
    const place = find(url);
    const file = fileBehind(url);
    const [start, end] = [position?.start.offset, position?.end.offset];
    if ((!place && file === undefined) || start === undefined || end === undefined) continue;
    const source = text.slice(start, end);
    const at = source.lastIndexOf(`](${url}`);
    if (at < 0 || (place?.id === id && file === undefined)) continue;
    const replace = (by: string) => void (text = text.slice(0, start) + by + text.slice(end));
    if (place && place.id !== id) {
      const path = place.collection === collection ? `../${place.id}/` : `../../${place.collection}/${place.id}/`;
      replace(`${source.slice(0, at)}](${path}${source.slice(at + url.length + 2)}`);
    } else {
      replace(source.slice(1, at));
      if (file !== undefined && !place) lost.unshift(`link to ${basename(file)}`);
    }
  }
  return { body: text, lost };
}
