import { parseFragment } from 'parse5';
import csl from '@citation-js/plugin-csl/lib/styles.json' with { type: 'json' };
import locales from '@citation-js/plugin-csl/lib/locales.json' with { type: 'json' };
// the package exports only its plugin, so its styles are imported by path
import chicago from '../../node_modules/rehype-citation/dist/node/styles/chicago.js';
import mla from '../../node_modules/rehype-citation/dist/node/styles/mla.js';
import { isText } from '../values/html.ts';

/** The citation styles, as CSL XML (https://citationstyles.org/), in the order in which pages show them. */
export const styles = { chicago, apa: csl.apa, mla } as const;

export type CitationStyle = keyof typeof styles;

/** Returns the title that a style gives itself in its XML: `Modern Language Association 9th edition`. */
export function styleTitle(xml: string): string {
  const [title = ''] = /(?<=<title>).*?(?=<\/title>)/s.exec(xml) ?? [];
  return parseFragment(title)
    .childNodes.map((node) => (isText(node) ? node.value : ''))
    .join('')
    .trim();
}

/** A CSL locale: the terms and date formats that the styles use. */
export interface CitationLocale {
  name: string;
  xml: string;
}

/**
 * Returns the CSL locale for the language of a BCP 47 tag. Languages without a locale are cited in English. The
 * ampersand that the English locale has for running text is removed, because MLA uses that term and writes “and”.
 */
export function citationLocale(tag: string): CitationLocale {
  const [language] = tag.split('-');
  const [name, xml] = Object.entries(locales).find(([key]) => key.split('-')[0] === language) ?? [
    'en-US',
    locales['en-US'],
  ];
  return { name, xml: xml.replaceAll('edited &amp; translated by', 'edited and translated by') };
}

/** Returns a term of a locale, in the plural if it has one and `isPlural`. Empty if the locale lacks the term. */
export function localeTerm({ xml }: CitationLocale, name: string, form?: 'short', isPlural = false): string {
  const attributes = form ? ` form="${form}"` : '';
  const [, content = ''] =
    new RegExp(`<term name="${name}"${attributes}(?: gender="\\w+")?>(.*?)</term>`, 's').exec(xml) ?? [];
  const [, number = content] = (isPlural ? /<multiple>(.*?)</s : /<single>(.*?)</s).exec(content) ?? [];
  return (parseFragment(number).childNodes[0] as { value?: string } | undefined)?.value ?? '';
}
