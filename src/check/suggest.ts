import { closest, distance } from 'fastest-levenshtein';
import { idPattern } from '../schemas/field-types.ts';

/**
 * Returns the candidate nearest to a name, if at most a third of its letters differ. In a path, only the letters of the
 * last segment count.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const found = closest(name, [...candidates]);
  const segment = found.split('/').findLast(Boolean) ?? found;
  return distance(name, found) <= Math.ceil(segment.length / 3) ? found : undefined;
}

/**
 * Returns a hint for an unknown name: the nearest candidate, or the only one that begins with the name, or else all
 * candidates if there are few, or else the nearest three.
 */
export function suggest(name: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return 'none exists yet';
  const longer = name.length > 2 ? candidates.filter((candidate) => candidate.startsWith(name)) : [];
  const meant = nearest(name, candidates) ?? (longer.length === 1 ? longer[0] : undefined);
  if (meant !== undefined) return `did you mean ${meant}?`;
  if (candidates.length <= 30) return `use one of: ${[...candidates].sort().join(', ')}`;
  const near = candidates
    .map((candidate) => ({ candidate, difference: distance(name, candidate) }))
    .sort((a, b) => a.difference - b.difference)
    .slice(0, 3);
  const names = alternatives.format(near.map(({ candidate }) => candidate));
  return `use one of the ${candidates.length} that exist, such as ${names}`;
}

/** Returns a hint for an unknown tag: a tag that exists, or how to create it. */
export const suggestTag = (id: string, candidates: readonly string[]): string =>
  orCreate(id, candidates, `npm run new -- tag "${id.replaceAll('-', ' ')}"`);

/** Returns a hint for an unknown work: a work that exists, or how to create it. */
export const suggestWork = (id: string, candidates: readonly string[]): string =>
  orCreate(id, candidates, `npm run new -- related "Title"${idPattern.test(id) ? ` --id ${id}` : ''}`);

function orCreate(id: string, candidates: readonly string[], command: string): string {
  const hint = suggest(id, candidates);
  if (hint.startsWith('did you mean') || !/^[\p{L}\p{N} -]{1,100}$/u.test(id)) return hint;
  return candidates.length === 0 ? `create it: ${command}` : `${hint}; or create it: ${command}`;
}

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });
