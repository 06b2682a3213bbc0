import type { Person } from '../schemas/person.ts';
import { site } from '../site.ts';
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

/** Puts the words of a list between things that have names: `[A, ', ', B, ' and ', C]`. */
export function interleave<Named extends { name: string }>(things: readonly Named[]): (Named | string)[] {
  const left = [...things];
  return list
    .formatToParts(things.map(({ name }) => name))
    .map(({ type, value }) => (type === 'element' ? (left.shift() ?? value) : value));
}
