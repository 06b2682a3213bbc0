import csl from '@citation-js/plugin-csl/lib/styles.json' with { type: 'json' };
import locales from '@citation-js/plugin-csl/lib/locales.json' with { type: 'json' };
// the package exports only its plugin, so its styles are imported by path
import chicago from '../../node_modules/rehype-citation/dist/node/styles/chicago.js';
import mla from '../../node_modules/rehype-citation/dist/node/styles/mla.js';

/** The citation styles, as CSL XML (https://citationstyles.org/), in the order in which pages show them. */
export const styles = {
  chicago: { label: 'Chicago (author-date, 17th edition)', xml: chicago },
  apa: { label: 'APA (7th edition)', xml: csl.apa },
  mla: { label: 'MLA (9th edition)', xml: mla },
} as const;

export type CitationStyle = keyof typeof styles;

/** The CSL locale: the terms and date formats that the styles use, as XML. */
export const locale: string = locales['en-US'];
