/** Recognizes bookmarks. Doesn't load an HTML parser, because every import runs this file. */
import { columnsOf } from '../csv.ts';
import { isMapping } from '../text.ts';
import { isBookmarkTable } from './csv-bookmarks.ts';
import { hasJsonBookmarks } from './json-bookmarks.ts';

/** The start of bookmarks from browsers and of exports from Pocket and Instapaper. */
const htmlStart = /^<!DOCTYPE NETSCAPE-Bookmark|^[^]{0,1000}<title>(?:Pocket Export|Instapaper: Export)<\/title>/i;

/** Returns whether HTML contains bookmarks. */
export const hasHtmlBookmarks = (text: string): boolean => htmlStart.test(text);

/** Returns whether a text that isn't JSON contains bookmarks. */
export const hasBookmarks = (text: string): boolean => hasHtmlBookmarks(text) || isBookmarkTable(columnsOf(text));

export { hasJsonBookmarks };

/** Describes a table of links in an unknown format, and what to do about it; `undefined` for other texts. */
export const otherTable = (text: string) =>
  columnsOf(text).some((name) => /^(?:url|link|href|address)$/.test(name))
    ? {
        seen: 'a table of links from an unknown program',
        hint: 'name its columns title,url,time_added,tags, as Pocket does',
      }
    : undefined;

/** Describes JSON data that only browsers can read, and what to do about it; `undefined` for other data. */
export const otherJson = (data: unknown) =>
  isMapping(data) && data.type === 'text/x-moz-place-container'
    ? { seen: 'a Firefox bookmarks backup', hint: 'export the bookmarks as HTML' }
    : undefined;
