import { removeHidden } from './site.ts';

/** Removes characters that content files must not contain, and replaces white space with single spaces. */
export const cleanLine = (text: string): string =>
  removeHidden(text.replace(/[\s\u0085]+/g, ' '))
    .replace(/ +/g, ' ')
    .trim();

const raised = new Map(
  [...'0123456789+-=()n'].map((character, index) => [character, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][index] ?? '']),
);
const lowered = new Map(
  [...'0123456789+-=()'].map((character, index) => [character, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? '']),
);

/** Replaces each character with another, or returns the text unchanged if one of them has no replacement. */
const replaceAll = (text: string, by: ReadonlyMap<string, string>) =>
  [...text].every((character) => by.has(character)) ? [...text].map((character) => by.get(character)).join('') : text;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/**
 * Returns a text without the markup that reference managers put into titles: `<i>`, `<sub>`, `<span>`. Superscripts and
 * subscripts become Unicode characters if all of their characters have an equivalent.
 */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/<sup>([^<]*)<\/sup>/gi, (_, inside: string) => replaceAll(inside, raised))
    .replace(/<sub>([^<]*)<\/sub>/gi, (_, inside: string) => replaceAll(inside, lowered))
    .replace(/<\/?(?:i|b|em|strong|sup|sub|sc|scp|span|u|p|br|div|title|inf|code|tt|a|jats:\w+)(?:\s[^<>]*)?\/?>/gi, '')
    .replace(
      /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
      (whole, name?: string, decimal?: string, hex?: string) => {
        if (name) return entities[name.toLowerCase()] ?? whole;
        const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
      },
    );

/** Shortens a text to `length` characters and an ellipsis. */
export const shorten = (text: string, length = 80): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
};

/** Returns the value of a JSON text, or `undefined` if it is not valid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with named values. */
export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
