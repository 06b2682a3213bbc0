import { slug } from '../values/slug.ts';
import { initialLetter } from '../values/order.ts';
import { pagePath, paginate } from './pagination.ts';

/** The number of entries from which an index has letters. */
export const minimumForLetters = 40;

/** A letter of an index. */
interface Letter {
  letter: string;
  /** The path of the first entry of that letter: the page that lists it, and the id of the letter there. */
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
