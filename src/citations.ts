import { parseFragment } from 'parse5';
import { createCiter } from './citation/cite.ts';
import { citationLocale } from './citation/styles.ts';
import { site } from './env.ts';
import { isolateRuns } from './values/bidi.ts';
import { attributesOf, writeNodes } from './values/html.ts';
import { siteDirection } from './values/language.ts';

/** Formats an item in each citation style, in the site's language. Pages share this citer and its engines. */
export const cite = createCiter(citationLocale(site.language));

/** Isolates the names and titles in a citation that are written against the direction of the site. Returns HTML that is also XML. */
export const isolateCitation = (citation: string): string =>
  writeNodes(parseFragment(citation).childNodes, attributesOf, (text) => isolateRuns(text, siteDirection));

/** Adds an empty element after the address in the HTML of a citation, in which the script of the page names a passage. */
export const withPlace = (citation: string, address: string): string =>
  citation.replace(address, `${address}<span class="here"></span>`);
