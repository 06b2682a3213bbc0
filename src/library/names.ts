import type { Person } from '../schemas/person.ts';
import { locale } from '../messages/index.ts';
import type { Phrase } from '../messages/phrase.ts';
import { slug } from './slug.ts';

const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Returns a name in reading order: `Ann Writer`. */
export const displayName = ({ family, given, literal }: Person): string =>
  literal ?? [given, family].filter(Boolean).join(' ');

/** Returns a name in the order of a bibliography: `Writer, Ann`. */
export const sortName = ({ family, given, literal }: Person): string =>
  literal ?? [family, given].filter(Boolean).join(', ');

/** Returns the id of an author's page: `ann-writer`. People with the same id are taken to be one person. */
export const personId = (person: Person): string => slug(displayName(person));

/** Joins names in the site's language: `A`, `A and B`, `A, B and C`. */
export const joinNames = (names: readonly string[]): string => listFormat.format(names);

/** Joins the names of things like `joinNames`, each linked to the address that `hrefOf` returns. */
export function linkNames<Named extends { name: string }>(
  things: readonly Named[],
  hrefOf: (thing: Named) => string,
): Phrase {
  const remaining = [...things];
  return listFormat.formatToParts(things.map(({ name }) => name)).map(({ type, value }) => {
    const thing = type === 'element' ? remaining.shift() : undefined;
    return thing ? { text: thing.name, href: hrefOf(thing) } : value;
  });
}
