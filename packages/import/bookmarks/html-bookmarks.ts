/** Bookmarks in HTML: those of browsers, and the exports of Pocket and Instapaper. */
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { attribute, isElement, plainText } from '../html/tree.ts';
import { shorten } from '../text.ts';
import type { Bookmark, ReadBookmarks } from './bookmark.ts';

/** The headings that only say whether something was read. */
const states = /^(?:unread|read archive|archive|starred|liked)$/i;

/** Where in the file a link is. */
interface State {
  folders: readonly string[];
  /** The heading before the next list, which is the name of its folder. */
  heading: string | undefined;
  /** The last bookmark, to which a description may follow. */
  last: Bookmark | undefined;
  /** Whether the first heading names all bookmarks, as those of browsers do. */
  hasRoot: boolean;
  bookmarks: Bookmark[];
  skipped: { source: string; reason: string }[];
}

/** Reads bookmarks from HTML. A folder is a tag, except those that every browser has. */
export function readHtmlBookmarks(text: string): ReadBookmarks {
  const hasRoot = /^\s*<!DOCTYPE NETSCAPE/i.test(text);
  const state: State = { folders: [], heading: undefined, last: undefined, hasRoot, bookmarks: [], skipped: [] };
  visit(fromHtml(text), state);
  const { bookmarks, skipped } = state;
  return { bookmarks, skipped, ignored: /\sICON=/i.test(text) ? ['icon'] : [] };
}

function visit(node: Nodes, state: State): void {
  if (isElement(node, 'h1', 'h3')) {
    const name = plainText([node]);
    const isRoot = state.hasRoot && node.tagName === 'h1';
    state.heading = isRoot || isOfBrowser(node) || states.test(name) ? '' : name;
    state.last = undefined;
  } else if (isElement(node, 'a')) {
    state.last = bookmarkOf(node, state.folders);
    state.bookmarks.push(state.last);
  } else if (isElement(node, 'dd')) {
    const words = plainText(node.children.filter((child) => !isElement(child, 'dl', 'dt')));
    if (state.last && words) state.last.notes = [{ kind: 'note', text: words }];
    else if (words)
      state.skipped.push({ source: state.heading || 'a folder', reason: `description of a folder: ${shorten(words)}` });
    for (const child of node.children) visit(child, state);
  } else if (isElement(node, 'dl', 'ul', 'ol')) {
    const { folders, heading } = state;
    state.folders = heading ? [...folders, heading] : folders;
    state.heading = undefined;
    for (const child of node.children) visit(child, state);
    state.folders = folders;
  } else if ('children' in node) for (const child of node.children) visit(child, state);
}

/** Whether a heading is that of a folder that every browser has: Firefox and Chrome mark them with an attribute. */
const isOfBrowser = ({ properties }: Element): boolean =>
  Object.keys(properties).some((name) => /^(?:personal_toolbar_folder|unfiled_bookmarks_folder)$/i.test(name));

function bookmarkOf(link: Element, folders: readonly string[]): Bookmark {
  const tags = attribute(link, 'tags');
  return {
    url: attribute(link, 'href').trim(),
    title: plainText([link]),
    line: link.position?.start.line,
    saved: attribute(link, 'add_date') || attribute(link, 'time_added'),
    tags: [...folders, ...tags.split(',').map((tag) => tag.trim())],
  };
}
