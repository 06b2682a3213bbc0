/** Removes the parts that website software adds to the text of a page. */
import { cleanLine, shorten } from '../text.ts';
import { hasPicture, key } from './page-text.ts';

/** MediaWiki's links to edit a section, labels that Substack hides, and labels that open notes in the margin. */
const controls = '.mw-editsection, label.hide-text, label.margin-toggle';

/** Links in headings that lead to a place on the same page, such as `#` symbols. */
const anchors = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => `${name} a[href^="#"]`).join();

/** Substack's buttons to subscribe and share, and Medium's line with the author and the reading time. */
const calls = '[class*="subscription-widget-wrap"], p.button-wrapper, .speechify-ignore';
const readingTime = /^\d{1,3}[\s-]+min(?:ute)?s?\.?\s+read$/i;

/** Removes these parts from a page. Returns a line in the report for each part that readers may miss. */
export function removeBoilerplate(document: Document): string[] {
  for (const control of document.querySelectorAll(controls)) control.remove();
  for (const anchor of document.querySelectorAll(anchors))
    if (key(anchor.textContent ?? '') === '' && !hasPicture(anchor)) anchor.remove();
  // exports from Medium repeat the subtitle inside the text
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
