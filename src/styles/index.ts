/* The style of each page is put together here and stands inside the page: nothing in it that the page doesn't use. */
import facts from './facts.css?inline';
import frame from './frame.css?inline';
import base from './index.css?inline';
import front from './front.css?inline';
import initial from './initial.css?inline';
import lists from './lists.css?inline';
import notes from './notes.css?inline';
import prose from './prose.css?inline';
import rich from './rich.css?inline';
import search from './search.css?inline';
import work from './work.css?inline';

const parts = { facts, frame, front, initial, lists, notes, prose, rich, search, work };

/** A part of the style that a page may ask for besides what every page has. */
export type Part = keyof typeof parts;

/** Puts a page's style together. */
export const styleOf = (names: readonly Part[]): string => base + names.map((name) => parts[name]).join('');
