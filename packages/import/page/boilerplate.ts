/** Removes what the programs that made a page added to its text. */
import { cleanLine, shorten } from '../text.ts';
import { hasPicture, key } from './page-text.ts';

/** Links to edit a section in MediaWiki, a label that Substack hides, and those that open notes in the margin. */
const controls = '.mw-editsection, label.hide-text, label.margin-toggle';

/** Symbols in headings that link to them. */
const anchors = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => `${name} a[href^="#"]`).join();

/** Calls to subscribe and to share in Substack, and the line above a text in Medium with its author and the time to read it. */
const calls = '[class*="subscription-widget-wrap"], p.button-wrapper, .speechify-ignore';
const readingTime = /^\d{1,3}[\s-]+min(?:ute)?s?\.?\s+read$/i;

/** Removes such parts of a page. Returns a line for each that readers may look for. */
export function removeBoilerplate(document: Document): string[] {
  for (const control of document.querySelectorAll(controls)) control.remove();
  for (const anchor of document.querySelectorAll(anchors))
    if (key(anchor.textContent ?? '') === '' && !hasPicture(anchor)) anchor.remove();
  // an export of Medium has the subtitle above the text and in it
  const [above, within] = ['section[data-field="subtitle"]', '.graf--subtitle'].map((selector) =>
    document.querySelector(selector),
  );
  if (above && within && key(above.textContent ?? '') === key(within.textContent ?? '')) above.remove();
  const times = [...document.querySelectorAll('span, p, div, small, time')].filter((node) =>
    readingTime.test((node.textContent ?? '').trim()),
  );
  return [...document.querySelectorAll(calls), ...times].flatMap((part) => {
    if (!document.body.contains(part)) return [];
    const words = cleanLine(part.textContent ?? '');
    part.remove();
    return words === '' ? [] : [`part of the page: “${shorten(words, 60)}”`];
  });
}
