import type { Person } from '../schemas/person.ts';
import { slug } from '../values/slug.ts';

/** Matches a name in Chinese, Japanese or Korean characters, in which the family name comes first. */
const familyFirst = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+$/u;

/** Returns a name in reading order: `Ann Writer`, `Ludwig van Beethoven`, `Martin Luther King Jr.` */
export function displayName({ family = '', given = '', particle = '', suffix, literal }: Person): string {
  if (literal !== undefined) return literal;
  if (familyFirst.test(family + given)) return family + given;
  const isJoined = /['’-]$/.test(particle); // d’Alembert, al-Khwarizmi
  return [given, isJoined ? particle + family : particle, isJoined ? '' : family, suffix].filter(Boolean).join(' ');
}

/** Returns a name in the order of a bibliography: `Writer, Ann`, `Beethoven, Ludwig van`, `King, Martin Luther, Jr.` */
export const sortName = ({ family, given, particle, suffix, literal }: Person): string =>
  literal ?? [family, [given, particle].filter(Boolean).join(' '), suffix].filter(Boolean).join(', ');

/** Returns the id of a person's page: the key, or else the name: `ann-writer`. People with the same id are one person. */
export const personId = (person: Person): string => person.key ?? slug(displayName(person));

/**
 * Returns what the key of a person adds to the name, which tells two people of one name apart: `historian` for
 * `ann-writer-historian`, `1850–1910` for `ann-writer-1850-1910`. Empty if there is no key.
 */
export function nameQualifier(person: Person): string {
  const [key, name] = [person.key ?? '', slug(displayName(person))];
  const added = key === name ? '' : key.startsWith(`${name}-`) ? key.slice(name.length + 1) : key;
  return added.replace(/(?<=\d)-(?=\d)/g, '–').replaceAll('-', ' ');
}
