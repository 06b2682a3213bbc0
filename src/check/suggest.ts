import { closest, distance } from 'fastest-levenshtein';

/**
 * Returns a hint for an unknown name: the nearest candidate if at most a third of its letters differ, or one that begins
 * with the name, otherwise all candidates if there are few. Of a path, the letters of the last segment count.
 */
export function suggest(name: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return 'none exists yet';
  const nearest = closest(name, [...candidates]);
  const segment = nearest.split('/').findLast(Boolean) ?? nearest;
  if (distance(name, nearest) <= Math.ceil(segment.length / 3)) return `did you mean ${nearest}?`;
  const longer = name.length > 2 && candidates.filter((candidate) => candidate.startsWith(name));
  if (longer && longer.length === 1) return `did you mean ${longer[0]}?`;
  if (candidates.length <= 30) return `use one of: ${[...candidates].sort().join(', ')}`;
  return `use one of the ${candidates.length} that exist`;
}
