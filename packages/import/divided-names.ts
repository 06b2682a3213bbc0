/** Gives each person one form of name in all imported works. */
import { type Library, type Person, personId, sortName } from './site.ts';
import type { ImportedEntry } from './entry.ts';
import { isMapping } from './text.ts';

/**
 * Divides undivided names, such as `Ann Wick` in a bibliography, like the names of the same people in the library or in
 * other works of the import. Otherwise, they would be two spellings of one name, which the check rejects. Changes the
 * entries. Returns a sentence on each name that was divided.
 */
export function divideNames(entries: readonly ImportedEntry[], library: Pick<Library, 'entries'>): string[] {
  const divided = new Map<string, Person>();
  const imported = entries.map(({ frontmatter }) => peopleIn(frontmatter));
  for (const person of [...library.entries.map(({ fields }) => peopleIn(fields)), ...imported].flat())
    if (person.family !== undefined && !divided.has(personId(person))) divided.set(personId(person), person);
  return entries.flatMap(({ source }, index) =>
    (imported[index] ?? []).flatMap((person) => {
      const { literal } = person;
      const { key: _key, ...parts } = divided.get(personId(person)) ?? {};
      if (literal === undefined || parts.family === undefined) return [];
      delete person.literal;
      Object.assign(person, parts);
      return [
        `${source}: the name “${literal}” was divided like that of the same person elsewhere: “${sortName(parts)}”`,
      ];
    }),
  );
}

/** Returns the people in the fields of an entry, as the objects in the fields themselves. */
function peopleIn(value: unknown): Person[] {
  if (Array.isArray(value)) return value.flatMap(peopleIn);
  if (!isMapping(value)) return [];
  return typeof value.family === 'string' || typeof value.literal === 'string'
    ? [value as Person]
    : Object.values(value).flatMap(peopleIn);
}
