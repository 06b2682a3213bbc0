import { isolateRuns } from '../values/bidi.ts';
import { escapeXml, unescapeXml } from '../values/escape.ts';
import { type Attributes, writeAttributes } from '../values/html.ts';
import { type LanguageAttributes, siteDirection } from '../values/language.ts';
import { site } from '../env.ts';
import type { Phrase } from '../messages/phrase.ts';
import { phraseHtml } from '../messages/phrase-html.ts';

/** Returns the target in a book of a link on the site. */
export type Link = (href: string) => string;

/** Writes an element. `content` is XML. */
export const element = (name: string, all: Attributes, ...content: string[]): string =>
  `<${name}${writeAttributes(all)}>${content.join('')}</${name}>`;

/** Returns the attributes of text in a language other than the site's. XML parsers need `xml:lang` as well. */
export const language = ({
  lang,
  dir,
}: { [Name in keyof LanguageAttributes]: LanguageAttributes[Name] | undefined }): Attributes => ({
  lang,
  'xml:lang': lang,
  dir,
});

/** Escapes a text of the site, and isolates runs in the opposite writing direction. */
export const plainText = (text: string): string => isolateRuns(text, siteDirection);

/** Writes running text with its links, dates and titles. */
export const phraseXhtml = (phrase: Phrase, link: Link): string => phraseHtml(phrase, { link, language });

/**
 * Returns an id that is valid in XML: letters, digits, `_`, `-` and `.`, of which the first is a letter. Other characters are
 * replaced by their code points, so that different ids stay different. https://www.w3.org/TR/xml-names/#NT-NCName
 */
export const xmlId = (id: string): string => {
  const allowed = id.replace(/[^\p{L}\p{N}.-]/gu, (character) =>
    character === '_' ? '__' : `_${character.codePointAt(0)?.toString(16)}_`,
  );
  return /^\p{L}/u.test(allowed) ? allowed : `id-${allowed}`;
};

// Our own XHTML has double quotes only around the values of attributes, because `escapeXml` replaces all others.

/** Returns the ids in a document. */
export const idsIn = (xhtml: string): ReadonlySet<string> =>
  new Set([...xhtml.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));

/** Replaces the targets of the links in a document. */
export const replaceLinks = (xhtml: string, replace: Link): string =>
  xhtml.replace(/ href="([^"]*)"/g, (_, target: string) => ` href="${escapeXml(replace(unescapeXml(target)))}"`);

/** Writes a content document: https://www.w3.org/TR/epub-33/#sec-xhtml. `title` is text, `body` is XHTML. */
export const xhtmlDocument = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html${writeAttributes({
    xmlns: 'http://www.w3.org/1999/xhtml',
    'xmlns:epub': 'http://www.idpf.org/2007/ops',
    lang: site.language,
    'xml:lang': site.language,
    dir: siteDirection,
  })}>
<head>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`;
