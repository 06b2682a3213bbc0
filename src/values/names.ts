import { slug } from './slug.ts';

/**
 * The name of a person or an institution: `family` and perhaps other parts, or only `literal`. `src/schemas/person.ts`
 * explains them.
 */
export interface Person {
  family?: string | undefined;
  given?: string | undefined;
  particle?: string | undefined;
  suffix?: string | undefined;
  literal?: string | undefined;
  /** The id of the person's page, if the name isn't enough to distinguish the person from others. */
  key?: string | undefined;
}

/** Matches a name in Chinese, Japanese or Korean characters, in which the family name comes first. */
const familyFirst = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+$/u;

/** Returns a name in reading order: `Ann Writer`, `Ludwig van Beethoven`, `Martin Luther King Jr.`, `夏目漱石`. */
export function fullName(person: Person): string {
  const { literal, family = '', given = '', suffix } = person;
  if (literal !== undefined) return literal;
  if (familyFirst.test(family + given)) return family + given;
  return [given, familyName(person), suffix].filter(Boolean).join(' ');
}

/**
 * Returns the family name with its particle: `von Humboldt`. Elided particles join without a space: `d’Alembert`,
 * `al-Khwarizmi`.
 */
export const familyName = ({ family = '', particle = '' }: Person): string =>
  /['’-]$/.test(particle) ? particle + family : [particle, family].filter(Boolean).join(' ');

/** Returns a name in the order of a bibliography: `Writer, Ann`, `Beethoven, Ludwig van`, `King, Martin Luther, Jr.` */
export const sortName = ({ family, given, particle, suffix, literal }: Person): string =>
  literal ?? [family, [given, particle].filter(Boolean).join(' '), suffix].filter(Boolean).join(', ');

/** Returns the id of a person's page: the key, or else the name: `ann-writer`. People with the same id are one person. */
export const personId = (person: Person): string => person.key ?? slug(fullName(person));

/**
 * Returns what the key of a person adds to the name, which distinguishes two people with the same name: `historian` for
 * `ann-writer-historian`, `1850–1910` for `ann-writer-1850-1910`. Empty if there is no key.
 */
export function nameQualifier(person: Person): string {
  const [key, name] = [person.key ?? '', slug(fullName(person))];
  const added = key === name ? '' : key.startsWith(`${name}-`) ? key.slice(name.length + 1) : key;
  return added.replace(/(?<=\d)-(?=\d)/g, '–').replaceAll('-', ' ');
}

/** Returns whether a name means an unknown author: `Anonymous`. */
export const isAnonymous = ({ literal = '' }: Person): boolean =>
  /^(?:anon\.?|anonymous|anonym|unknown|unbekannt)$/i.test(literal);
