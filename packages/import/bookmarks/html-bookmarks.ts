/** Reads bookmarks in HTML: from browsers, and from exports of Pocket and Instapaper. */
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { attribute, isElement, plainText } from '../html/tree.ts';
import { shorten } from '../text.ts';
import type { Bookmark, ReadBookmarks } from './bookmark.ts';

/** The headings that only say whether something was read. */
const states = /^(?:unread|read archive|archive|starred|liked)$/i;

/** The state while the file is read. */
interface State {
  folders: readonly string[];
  /** The heading before the next list, which is the name of its folder. */
  heading: string | undefined;
  /** The last bookmark, which a description may follow. */
  last: Bookmark | undefined;
  /** Whether the first heading is a title for all bookmarks, as in files from browsers. */
  hasRoot: boolean;
  bookmarks: Bookmark[];
  skipped: { source: string; reason: string }[];
}

/** Reads bookmarks from HTML. Folders become tags, except the default folders of browsers. */
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

/** Whether a heading names a default folder of browsers, which Firefox and Chrome mark with an attribute. */
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
