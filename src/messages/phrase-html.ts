import { isolateRuns } from '../values/bidi.ts';
import { escapeXml } from '../values/escape.ts';
import { type Attributes, writeAttributes } from '../values/html.ts';
import { type LanguageAttributes, siteDirection } from '../values/language.ts';
import type { Phrase } from './phrase.ts';

/** How to adapt a phrase to the place where it is. */
interface PhraseOptions {
  /** Returns the target of a link there. */
  link?: (href: string) => string;
  /** Returns the attributes of text in another language. */
  language?: (attributes: Pick<LanguageAttributes, 'lang' | 'dir'>) => Attributes;
}

/**
 * Writes running text with its links, dates and titles, as HTML that is also well-formed XML. Names and titles in scripts of
 * another direction are isolated.
 */
export const phraseHtml = (
  phrase: Phrase,
  { link = (href) => href, language = ({ lang, dir }) => ({ lang, dir }) }: PhraseOptions = {},
): string =>
  phrase
    .map((piece) => {
      if (typeof piece === 'string') return isolateRuns(piece, siteDirection);
      const { text, href, date, cite, lang, dir, download, rel, label } = piece;
      const content = dir ? escapeXml(text) : isolateRuns(text, siteDirection);
      const name = date ? 'time' : cite ? 'cite' : lang ? 'span' : undefined;
      const attributes = { datetime: date, ...language({ ...(lang && { lang }), dir }) };
      const marked = name ? `<${name}${writeAttributes(attributes)}>${content}</${name}>` : content;
      if (!href) return marked;
      const target = { href: link(href), download: download ? '' : undefined, rel, 'aria-label': label };
      return `<a${writeAttributes(target)}>${marked}</a>`;
    })
    .join('');
