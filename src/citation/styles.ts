import csl from '@citation-js/plugin-csl/lib/styles.json' with { type: 'json' };
import locales from '@citation-js/plugin-csl/lib/locales.json' with { type: 'json' };
// The package exports its plugin alone, so its styles are named by their path.
import chicago from '../../node_modules/rehype-citation/dist/node/styles/chicago.js';
import mla from '../../node_modules/rehype-citation/dist/node/styles/mla.js';

/** The styles in which works are cited, in XML of the Citation Style Language, by the label that readers know. */
export const styles = {
  chicago: { label: 'Chicago (author-date, 17th edition)', xml: chicago },
  apa: { label: 'APA (7th edition)', xml: csl.apa },
  mla: { label: 'MLA (9th edition)', xml: mla },
} as const;

export type CitationStyle = keyof typeof styles;

/** The terms of the styles, in XML of the Citation Style Language. */
export const locale: string = locales['en-US'];
