import type { Person } from '../schemas/person.ts';
import { locale } from '../messages/index.ts';
import type { Phrase } from '../messages/phrase.ts';
import { slug } from './slug.ts';

const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });

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

/** Joins names in the site's language: `A`, `A and B`, `A, B and C`. */
export const joinNames = (names: readonly string[]): string => listFormat.format(names);

/** Joins the names of things like `joinNames`, each linked to the address that `hrefOf` returns, if any. */
export function linkNames<Named extends { name: string }>(
  things: readonly Named[],
  hrefOf: (thing: Named) => string | undefined,
): Phrase {
  const remaining = [...things];
  return listFormat.formatToParts(things.map(({ name }) => name)).map(({ type, value }) => {
    const thing = type === 'element' ? remaining.shift() : undefined;
    return thing ? { text: thing.name, href: hrefOf(thing) } : value;
  });
}
