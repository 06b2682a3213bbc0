/** Imports bookmarks: a related work for each link. */
import { Reference } from '../bibliography/reference.ts';
import { toEntry } from '../bibliography/to-entry.ts';
import { columnsOf } from '../csv.ts';
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { readByline } from '../page/bylines.ts';
import { urlKey, webUrl } from '../site.ts';
import { tagMatcher } from '../tags.ts';
import { parseJson } from '../text.ts';
import { type Bookmark, isoDay, type ReadBookmarks } from './bookmark.ts';
import { isBookmarkTable, readBookmarkTable } from './csv-bookmarks.ts';
import { hasHtmlBookmarks } from './detect.ts';
import { readHtmlBookmarks } from './html-bookmarks.ts';
import { readJsonBookmarks } from './json-bookmarks.ts';

/** Imports bookmarks. Links with the same URL become one work, with the tags of all these links. */
export function importBookmarks({ name, text }: Pick<ImportInput, 'name' | 'text'>, options: ImportOptions): Imported {
  const { bookmarks, ignored, skipped = [] } = read(text);
  const imported: Imported = { entries: [], skipped, lost: [], notes: [] };
  const tags = tagMatcher(options, name);
  const isWeb = ({ url }: Bookmark) => webUrl().safeParse(url).success;
  for (const bookmark of bookmarks.filter((other) => !isWeb(other)))
    imported.skipped.push({ source: bookmark.title || bookmark.url || 'a bookmark', reason: reasonFor(bookmark) });
  const byAddress = [...Map.groupBy(bookmarks.filter(isWeb), ({ url }) => urlKey(url)).values()];
  byAddress.forEach((same, index) => {
    options.progress(index + 1, byAddress.length);
    const bookmark = join(same);
    const reference = referenceTo(bookmark);
    const { entry, lost } = toEntry(reference, options, tags);
    const added = isoDay(bookmark.saved);
    imported.entries.push({ ...entry, frontmatter: { ...entry.frontmatter, ...(added && { added }) } });
    imported.lost.push(...lost);
  });
  imported.entries.push(...tags.created);
  const twice = bookmarks.filter(isWeb).length - byAddress.length;
  if (twice > 0) imported.notes.push(`${name}: ${twice} links occur more than once; their tags are combined.`);
  if (ignored.length > 0)
    imported.notes.push(`${name}: reading states and other program data are left out: ${ignored.join(', ')}.`);
  return imported;
}

function read(text: string): ReadBookmarks {
  const start = text.trimStart();
  if (hasHtmlBookmarks(start)) return readHtmlBookmarks(text);
  const columns = columnsOf(start);
  return isBookmarkTable(columns) ? readBookmarkTable(start, columns) : readJsonBookmarks(parseJson(text));
}

const reasonFor = ({ url }: Bookmark): string =>
  url === '' ? 'it has no address' : `not a web address: ${url.slice(0, 60)}`;

/**
 * Merges bookmarks with the same URL. Keeps the fields of the first one, but the earliest day, the first title that isn't
 * empty, and all tags and notes.
 */
function join([first, ...others]: readonly Bookmark[]): Bookmark {
  if (!first) throw new Error('There are no bookmarks to merge');
  const all = [first, ...others];
  const days = all.flatMap(({ saved }) => isoDay(saved) ?? []).sort();
  return {
    ...first,
    title: all.map(({ title }) => title).find((title) => title !== '') ?? '',
    saved: days[0],
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
    notes: all.flatMap(({ notes = [] }) => notes),
  };
}

/** Creates a bibliography item with the facts in the export. If there is no title, uses the address in brackets. */
function referenceTo(bookmark: Bookmark): Reference {
  const { url, title, published, publication, language, line } = bookmark;
  const reference = new Reference('web page', '', url, line);
  const isAddress = title === '' || urlKey(title) === urlKey(url);
  reference.foundBy = 'address';
  reference.set('title', isAddress ? `[${urlKey(url)}]` : title, 'title', line);
  reference.set('source.url', url, 'url', line);
  reference.set('source.published', published, 'date', line);
  reference.set('source.publication', publication, 'site', line);
  reference.set('language', language, 'language', line);
  for (const name of bookmark.authors ?? []) reference.add('authors', name ? readByline(name).authors : []);
  reference.keywords.push(...bookmark.tags.filter(Boolean).map((tag) => ({ text: tag, line })));
  reference.notes.push(...(bookmark.notes ?? []).map((note) => ({ ...note, line })));
  return reference;
}
