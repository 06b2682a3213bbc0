import { locale } from './index.ts';
import type { Phrase } from './phrase.ts';

const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });

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
