import { baseLetters } from './order.ts';

/**
 * Returns the URL segment for a name: lower case, Latin letters without diacritics, a hyphen for each run of characters
 * that are neither letters nor digits. Letters of other scripts are kept. File systems allow names of at most 255
 * bytes, so longer ones are cut.
 */
export const slug = (name: string): string =>
  firstBytes(
    name
      .normalize('NFD')
      .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  );

const maxBytes = 200;

function firstBytes(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return text;
  return new TextDecoder().decode(bytes.subarray(0, maxBytes)).replace(/[-\uFFFD]+$/, '');
}

const germanLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * Replaces Latin letters that `slug` would keep, such as ß and ø, and in a German text also umlauts, by those that are
 * written for them: `Fähre` becomes `Faehre`. `language` is a BCP 47 tag. Capitals become small letters.
 */
export const spellLetters = (text: string, language: string): string =>
  text
    .normalize('NFC')
    .replace(
      /[äöü]/gi,
      (letter) => (/^de\b/i.test(language) ? germanLetters[letter.toLowerCase()] : undefined) ?? letter,
    )
    .replace(/[\u00DF-\u0153]/gi, (letter) => baseLetters[letter.toLowerCase()] ?? letter);
