import { parseFragment } from 'parse5';
import { type Adaptation, attributeOf, hasClass, type HtmlElement, isHeadingLink, writeNodes } from '../values/html.ts';

/**
 * Adapts the text of a work to feed readers: makes URLs absolute, and removes the permalinks, the links from notes back
 * to their marks (which would lead out of the feed), and the attributes for this site's styles and scripts. `html` is
 * the text as on its page, and `address` is the URL of that page.
 */
export const feedText = (html: string, address: string): string =>
  writeNodes(parseFragment(html).childNodes, (element) => adapt(element, address)).trim();

/** The attributes that feeds keep. */
const keptAttributes: ReadonlySet<string> = new Set(
  'title lang dir alt width height value start reversed type checked disabled colspan rowspan scope datetime'.split(
    ' ',
  ),
);
const urlAttributes: ReadonlySet<string> = new Set(['href', 'src', 'cite']);

function adapt(element: HtmlElement, address: string): Adaptation {
  if (element.tagName === 'a' && element.childNodes.length === 0) return 'nothing';
  if (isHeadingLink(element)) return 'content';
  if (attributeOf(element, 'data-footnote-backref') !== undefined) return 'nothing';
  if (hasClass(element, 'with-notes')) return 'content';
  return Object.fromEntries(
    element.attrs.flatMap(({ name, value }) => {
      if (urlAttributes.has(name)) return [[name, new URL(value, address).href]];
      return keptAttributes.has(name) ? [[name, value]] : [];
    }),
  );
}
