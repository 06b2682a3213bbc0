import type { Person } from '../schemas/person.ts';

/** A name in CSL-JSON: https://github.com/citation-style-language/schema#csl-json-schema */
export interface CslName {
  family?: string;
  given?: string;
  /** The particle, which is part of the family name but does not count in sorting: `von`. */
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}

/** Returns a person as a name in CSL-JSON. */
export const cslName = ({ family, given, particle, suffix, literal }: Person): CslName => ({
  ...(literal !== undefined && { literal }),
  ...(family !== undefined && { family }),
  ...(given !== undefined && { given }),
  ...(particle !== undefined && { 'non-dropping-particle': particle }),
  ...(suffix !== undefined && { suffix }),
});

/** Returns the family name with its particle: `von Humboldt`. Elided particles join without a space: `d’Alembert`. */
export const familyName = ({ family = '', 'non-dropping-particle': particle = '' }: CslName): string =>
  particle === '' || /['’-]$/.test(particle) ? particle + family : `${particle} ${family}`;

/** Matches a name in Chinese, Japanese or Korean characters, in which the family name comes first. */
const familyFirst = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+$/u;

/** Returns a name in reading order: `Alexander von Humboldt`, `Martin Luther King Jr.`, `夏目漱石`. */
export function fullName(name: CslName): string {
  const { literal, family = '', given = '', suffix } = name;
  if (literal !== undefined) return literal;
  if (familyFirst.test(family + given)) return family + given;
  return [given, familyName(name), suffix].filter(Boolean).join(' ');
}

/** Returns whether a name stands for an unknown author. */
export const isAnonymous = ({ literal = '' }: CslName): boolean =>
  /^(?:anon\.?|anonymous|anonym|unknown|unbekannt)$/i.test(literal);
