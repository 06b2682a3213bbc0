import type { Person } from '../schemas/person.ts';
import { site } from '../site.ts';
import type { Phrase } from '../messages/phrase.ts';
import { slug } from './slug.ts';

const list = new Intl.ListFormat(site.locale, { type: 'conjunction' });

/** A name as one says it: `Jytte Klausen`. */
export const displayName = ({ family, given, literal }: Person): string =>
  literal ?? [given, family].filter(Boolean).join(' ');

/** A name as a bibliography sorts it: `Klausen, Jytte`. */
export const sortName = ({ family, given, literal }: Person): string =>
  literal ?? [family, given].filter(Boolean).join(', ');

/** The id of somebody's page: `jytte-klausen`. Two names of one id are one person. */
export const personId = (person: Person): string => slug(displayName(person));

/** Joins names into a phrase: `A`, `A and B`, `A, B and C`. */
export const joinNames = (names: readonly string[]): string => list.format(names);

/** The names of people as a phrase, each a link to the address that `hrefOf` gives. */
export function linkNames<Named extends { name: string }>(
  things: readonly Named[],
  hrefOf: (thing: Named) => string,
): Phrase {
  const left = [...things];
  return list.formatToParts(things.map(({ name }) => name)).map(({ type, value }) => {
    const thing = type === 'element' ? left.shift() : undefined;
    return thing ? { text: thing.name, href: hrefOf(thing) } : value;
  });
}
