import { createCiter } from './citation/cite.ts';
import { citationLocale } from './citation/styles.ts';
import { site } from './env.ts';

/** Formats an item in each citation style, in the site's language. Pages share this citer and its engines. */
export const cite = createCiter(citationLocale(site.language));
