import { closest, distance } from 'fastest-levenshtein';

/**
 * Says which of the known names somebody may have meant by `name`: the nearest one where it is near enough
 * (a third of its letters wrong at most), else all of them where they are few, else where to look.
 */
export function suggest(name: string, known: readonly string[]): string {
  const nearest = known.length > 0 ? closest(name, [...known]) : undefined;
  if (nearest !== undefined && distance(name, nearest) <= Math.ceil(nearest.length / 3)) {
    return `did you mean ${nearest}?`;
  }
  if (known.length === 0) return 'none is defined yet';
  if (known.length <= 20) return `known: ${[...known].sort().join(', ')}`;
  return `${known.length} are known`;
}
