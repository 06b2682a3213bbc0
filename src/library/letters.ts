import { slug } from '../values/slug.ts';
import { initialLetter } from '../values/order.ts';
import { pagePath, paginate } from './pagination.ts';

/** The minimum number of entries for an index to have letter links. */
export const minimumForLetters = 40;

/** A letter of an index. */
interface Letter {
  letter: string;
  /** The path to the letter's first entry: the page that lists this entry, and the id of the letter on that page. */
  path: string;
}

/** Returns the id of a letter on a page of an index. */
export const letterId = (letter: string): string => `letter-${slug(letter) || 'other'}`;

/** Returns the letters of the index at `path`, whose names are sorted. Empty if the index is short. */
export function lettersOf(path: string, names: readonly string[]): Letter[] {
  if (names.length < minimumForLetters) return [];
  const letters = paginate(names).flatMap(({ items, number }) =>
    items.map((name): [string, number] => [initialLetter(name), number]),
  );
  return [...new Map(letters.toReversed())]
    .reverse()
    .map(([letter, number]) => ({ letter, path: `${pagePath(path, number)}#${letterId(letter)}` }));
}
