/** The purposes of paragraphs, recognized by the style names of word processors. */

/** The purpose of a paragraph that is not running text. */
export type Purpose = 'title' | 'subtitle' | 'author' | 'epigraph' | 'verse' | 'quotation' | 'code' | 'caption';

/**
 * Patterns for style names in English, German, French, Spanish and Italian, and for their ids in Word, which lack spaces,
 * and letters such as `Ü` and `í`. The first match counts.
 */
const styleNames: readonly (readonly [Purpose, RegExp])[] = [
  ['title', /^(?:title|titel|titre|tí?tulo|titolo)$/i],
  ['subtitle', /^(?:subtitle|untertitel|sous-titre|subtí?tulo|sottotitolo)$/i],
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

const heading = /^(?:heading|ü?berschrift|titre|tí?tulo|encabezado|titolo|intestazione) ?([1-9])$/i;

/** Returns the level of a heading, from 1 to 6, by the name of its style; `undefined` if it is not the style of a heading. */
export function headingLevelOf(style: string): number | undefined {
  const [, level] = heading.exec(style.trim()) ?? [];
  return level === undefined ? undefined : Math.min(Number(level), 6);
}

/** Returns the class that marks a paragraph of a purpose in HTML, for `finishHtml`. */
export const classOf = (purpose: Purpose): string => `document-${purpose}`;
