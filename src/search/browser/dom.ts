/** The messages of the page, and the elements that they fill. */
import { splitRuns } from '../../values/bidi.ts';
import { formatParts } from '../../messages/format.ts';
import type { ScriptMessages } from '../shared/script-messages.ts';
import { type SearchState, writeState } from '../shared/state.ts';

/** Running text: strings, links and isolated words. */
export type Content = (string | Node)[];

export const pageLocale = document.documentElement.lang;
export const scriptMessages = JSON.parse(part('messages', HTMLScriptElement).text) as ScriptMessages;

/** Returns the part of the page with a name. Throws if there is no such part of that type. */
export function part<T extends HTMLElement>(name: string, type: new () => T, within: ParentNode = document): T {
  const element = within.querySelector(`[data-part="${CSS.escape(name)}"]`);
  if (element instanceof type) return element;
  throw new Error(`The page has no part ${name}`);
}

/** Clones the content of a template. */
export const cloneTemplate = (name: string): DocumentFragment =>
  part(name, HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;

export function makeElement<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, ...content: Content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/** Isolates text of unknown direction, so that it doesn't reorder the text around it. */
export const isolate = (text: string) => makeElement('bdi', text);

/** Isolates the parts of a text whose direction differs from that of the page. */
export const isolateParts = (text: string): Content =>
  splitRuns(text, document.dir === 'rtl' ? 'rtl' : 'ltr').map((run, index) => (index % 2 === 1 ? isolate(run) : run));

/** Makes a link to another state of the search, which is followed without loading the page again. */
export function searchLink(state: SearchState, text: string): HTMLAnchorElement {
  const link = makeElement('a', text);
  link.href = location.pathname + writeState(state);
  link.dataset.searchLink = '';
  return link;
}

/** Joins items as a list in the language of the page: "a, b or c". */
export const joinList = (items: readonly Content[number][], type: Intl.ListFormatType): Content =>
  new Intl.ListFormat(pageLocale, { type })
    .formatToParts(items.map((_, index) => String(index)))
    .map((piece) => (piece.type === 'element' ? (items[Number(piece.value)] ?? '') : piece.value));

/** Formats a message whose slots hold nodes. */
export const fill = (message: string, slots: Readonly<Record<string, number | Content>>): Content =>
  formatParts(message, slots, pageLocale).flatMap((piece) => (typeof piece === 'number' ? String(piece) : piece));
