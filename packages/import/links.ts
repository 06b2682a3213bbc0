/** Leads links between works that were imported at once, or that the library has, to their pages here. */
import type { Link } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImportedEntry } from './entry.ts';
import { isSpecific, urlKey } from './identity.ts';
import { parseText } from './page/excerpt.ts';
import type { Library } from './site.ts';
import { isMapping } from './text.ts';

type Place = Pick<ImportedEntry, 'collection' | 'id'>;

/** Replaces the addresses in the texts of entries that are those of works with a page here. Changes the entries. */
export function linkEntries(entries: readonly ImportedEntry[], library: Library): void {
  const places = new Map<string, Place>();
  const add = (place: Place, { source }: Record<string, unknown>) => {
    const { url } = isMapping(source) ? source : {};
    const key = typeof url === 'string' ? urlKey(url) : '';
    if (isSpecific(key) && place.collection !== 'tags') places.set(key, place);
  };
  for (const entry of library.entries) add(entry, entry.fields);
  // a text that is not for everybody is no place to lead readers to
  for (const entry of entries) if (entry.whyDraft === undefined) add(entry, entry.frontmatter);
  for (const entry of entries) {
    const isLinked = [...entry.body.matchAll(/\]\(<?(https?:[^\s)>]+)/g)].some(([, url = '']) =>
      places.has(urlKey(url)),
    );
    if (isLinked) entry.body = withPlaces(entry, places);
  }
}

function withPlaces({ collection, id, body, mdx = false }: ImportedEntry, places: ReadonlyMap<string, Place>): string {
  const links: Link[] = [];
  visit(parseText(body, mdx), 'link', (link) => void links.push(link));
  let text = body;
  // from the end, so that the positions before it stay
  for (const { url, position } of links.toReversed()) {
    const place = places.get(urlKey(url));
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (!place || place.id === id || start === undefined || end === undefined) continue;
    const source = text.slice(start, end);
    const at = source.lastIndexOf(`](${url}`);
    if (at < 0) continue;
    const path = place.collection === collection ? `../${place.id}/` : `../../${place.collection}/${place.id}/`;
    text = `${text.slice(0, start)}${source.slice(0, at)}](${path}${source.slice(at + url.length + 2)}${text.slice(end)}`;
  }
  return text;
}
