import { oneNumber } from './formatter.ts';
import { type CitationLocale, type CitationStyle, localeTerm } from './styles.ts';

const ordinals = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th', '10th'];
const ordinalWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The English words that styles abbreviate. MLA abbreviates only “edition”. */
const abbreviations: Readonly<Partial<Record<CitationStyle, Readonly<Record<string, string>>>>> = {
  chicago: { revised: 'rev.', enlarged: 'enl.', expanded: 'exp.', abridged: 'abr.' },
  apa: { revised: 'rev.' },
};

/**
 * Returns an edition for a style, whose layout adds the word “edition” only to numbers: `3` for “third” or “3rd
 * edition”, `rev. ed.` for “revised”. An edition with another name, such as a version, is returned as it is.
 */
export function citedEdition(edition: string, style: CitationStyle, locale: CitationLocale): string {
  const isEnglish = locale.name.startsWith('en');
  const text = isEnglish ? edition.replace(/[\s,]*\b(?:edition|ed\.?)$/i, '') : edition;
  if (text === '' || /edition|version|auflage|ausgabe|\b(?:ed|aufl)\./i.test(text)) return oneNumber(edition);
  const words = isEnglish ? englishWords(text, style) : text;
  const [, number] = /^(\d+)(?:st|nd|rd|th|\.)?$/i.exec(words) ?? [];
  if (number !== undefined) return number;
  const whole = oneNumber(`${words} ${localeTerm(locale, 'edition', 'short')}`);
  // APA prints the edition in parentheses, where it starts with a capital
  return style === 'apa' ? whole.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : whole;
}

/** Writes the words of an edition in numerals and with the abbreviations of a style: `2nd rev.` */
const englishWords = (text: string, style: CitationStyle): string =>
  text
    .split(/,?\s+/)
    .map((word, index) => {
      const lower = word.toLowerCase();
      const number = index === 0 ? ordinalWords.indexOf(lower) : -1;
      return ordinals[number] ?? abbreviations[style]?.[lower] ?? word;
    })
    .join(' ');
