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

/** Returns a name in reading order: `Alexander von Humboldt`, `Martin Luther King Jr.` */
export const fullName = (name: CslName): string =>
  name.literal ?? [name.given, familyName(name), name.suffix].filter(Boolean).join(' ');

/** Returns whether a name stands for an unknown author. */
export const isAnonymous = ({ literal = '' }: CslName): boolean =>
  /^(?:anon\.?|anonymous|anonym|unknown|unbekannt)$/i.test(literal);
