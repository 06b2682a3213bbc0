/** The purposes of paragraphs, recognized by the style names of word processors. */

/** The purpose of a paragraph that is not running text. */
export type Purpose = 'title' | 'subtitle' | 'author' | 'epigraph' | 'verse' | 'quotation' | 'code' | 'caption';

/** Patterns for style names in English, German, French, Spanish and Italian. The first match counts. */
const styleNames: readonly (readonly [Purpose, RegExp])[] = [
  ['title', /^(?:title|titel|titre|título|titolo)$/i],
  ['subtitle', /^(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo)$/i],
  ['author', /^(?:authors?|autor(?:in)?|auteur|autore|byline)$/i],
  ['epigraph', /epigra(?:ph|fe|fo)|^motto/i],
  ['verse', /^(?:verse?s?|strophe|stanza|poem|poetry|poem[ae]|poesía|poesia|poésie|gedicht|lyrik)(?![\p{L}])/iu],
  ['quotation', /quot(?:e|ation)|block ?text|zitat|^citation|^cita(?![\p{L}])|citazione/iu],
  ['code', /preformatted|vorformatiert|^(?:source )?code|^listing|quelltext/i],
  [
    'caption',
    /^(?:(?:image|table|figure)? ?caption|beschriftung|légende|leyenda|didascalia|illustration|figure|drawing|abbildung|tabelle|table)$/i,
  ],
];

/** All purposes. */
export const purposes: readonly Purpose[] = styleNames.map(([purpose]) => purpose);

/** Returns the purpose of a paragraph by the name of its style. */
export const purposeOf = (style: string): Purpose | undefined =>
  styleNames.find(([, pattern]) => pattern.test(style.trim()))?.[0];

/** Returns the class that marks a paragraph of a purpose in HTML, for `finishHtml`. */
export const classOf = (purpose: Purpose): string => `document-${purpose}`;
