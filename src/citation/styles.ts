import { parseFragment } from 'parse5';
import csl from '@citation-js/plugin-csl/lib/styles.json' with { type: 'json' };
import locales from '@citation-js/plugin-csl/lib/locales.json' with { type: 'json' };
// the package exports only its plugin, so its styles are imported by path
import chicago from '../../node_modules/rehype-citation/dist/node/styles/chicago.js';
import mla from '../../node_modules/rehype-citation/dist/node/styles/mla.js';
import { messagesFor } from '../messages/languages.ts';
import { languageOf } from '../settings.ts';
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
  return { name, xml: withOwnTerms(name, xml.replaceAll('edited &amp; translated by', 'edited and translated by')) };
}

const isEnglish = (tag: string): boolean => languageOf(tag) === 'en';

/** The terms of people that a style prints after their names. Outside English, the long ones are masculine. */
const peopleTerms = ['editor', 'translator', 'editortranslator', 'editor-translator'];

/** Replaces the terms of a locale that are in English, masculine or need an article before the name of an institution. */
function withOwnTerms(name: string, xml: string): string {
  if (isEnglish(name) || languageOf(name) === undefined) return xml;
  const { review, circa, director, interviewer, interviewBy, presentedAt } = messagesFor(name).citations.terms;
  const own = [
    ['review-of', review],
    ['circa', circa],
    ['director', director],
    ['interviewer', interviewer],
  ] as const;
  const short = peopleTerms.map((term) => [term, contentOf(xml, term, 'short')] as const);
  const terms = [
    ...own.flatMap(([term, text]) => [[term, undefined, text] as const, [term, 'short', text] as const]),
    ...short.map(([term, text]) => [term, undefined, text] as const),
    ['interviewer', 'verb', interviewBy] as const,
    ['presented at', undefined, presentedAt] as const,
  ];
  // the French locale has an ordinal only for the first of a month, and its format of dates forgets it
  const dated = xml.includes('limit-day-ordinals-to-day-1="true"')
    ? xml.replace(/(<date form="text">\s*<date-part name="day")(?= suffix)/, '$1 form="ordinal"')
    : xml;
  return terms.reduce((changed, [term, form, text]) => withTerm(changed, term, form, text), dated);
}

const termPattern = (name: string, form: string | undefined) =>
  new RegExp(`<term name="${name}"${form ? ` form="${form}"` : ''}(?: gender="\\w+")?(?:/>|>(.*?)</term>)`, 's');

/** Returns the XML within a term. */
const contentOf = (xml: string, name: string, form?: string): string => termPattern(name, form).exec(xml)?.[1] ?? '';

const withTerm = (xml: string, name: string, form: string | undefined, content: string): string =>
  xml
    .replace(termPattern(name, form), '')
    .replace('</terms>', `<term name="${name}"${form ? ` form="${form}"` : ''}>${content}</term></terms>`);

const interviewer = '<if variable="interviewer" type="interview" match="any"><group';

/**
 * Adapts a style to a locale. The styles are written for English: some words are in the style itself, the month is
 * before the day, titles get the capitals of English titles, and the last page of a range is shortened. In any language,
 * a full stop is added before the interviewer: it is in front of or behind the quotation mark, as the locale says.
 */
export function localStyle(style: string, { name, xml: locale }: CitationLocale): string {
  const xml = style.replace(interviewer, `${interviewer} prefix=". "`);
  if (isEnglish(name) || languageOf(name) === undefined) return xml;
  const { blog, review } = messagesFor(name).citations.terms;
  const [, day = ''] = /<date form="text">\s*(<date-part name="day"[^>]*>)/.exec(locale) ?? [];
  const dayAndMonth = `${day}<date-part name="month"/>`;
  return xml
    .replaceAll('prefix="Review of "', `prefix="${review} "`)
    .replaceAll('value="(blog)"', `value="(${blog})"`)
    .replaceAll('<date-part name="month"/><date-part name="day" prefix=" "/>', (parts) =>
      day === '' ? parts : dayAndMonth,
    )
    .replace(/(<text\b[^>]*) text-case="title"/g, '$1')
    .replace(/ page-range-format="[^"]*"/, ' page-range-format="expanded"');
}

/** Returns a term of a locale, in the plural if it has one and `isPlural`. Empty if the locale lacks the term. */
export function localeTerm({ xml }: CitationLocale, name: string, form?: 'short', isPlural = false): string {
  const content = contentOf(xml, name, form);
  const [, number = content] = (isPlural ? /<multiple>(.*?)</s : /<single>(.*?)</s).exec(content) ?? [];
  return (parseFragment(number).childNodes[0] as { value?: string } | undefined)?.value ?? '';
}
