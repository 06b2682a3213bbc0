import { closest, distance } from 'fastest-levenshtein';

/**
 * Returns a hint for an unknown name: the nearest candidate if at most a third of its letters differ, otherwise all
 * candidates if there are few.
 */
export function suggest(name: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return 'none exists yet';
  const nearest = closest(name, [...candidates]);
  if (distance(name, nearest) <= Math.ceil(nearest.length / 3)) return `did you mean ${nearest}?`;
  if (candidates.length <= 20) return `use one of: ${[...candidates].sort().join(', ')}`;
  return `use one of the ${candidates.length} that exist`;
}
