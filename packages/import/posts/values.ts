/** Reads untyped JSON values. */
import { cleanLine, isMapping } from '../text.ts';

/** Returns a value if it is an object, or else an empty object. */
export const mapping = (value: unknown): Record<string, unknown> => (isMapping(value) ? value : {});

/** Returns the objects in a list. */
export const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isMapping) : [];

/** Returns a text on one line, or an empty text if the value isn't a text. */
export const line = (value: unknown): string => (typeof value === 'string' ? cleanLine(value) : '');

/** Returns the tables of a Ghost export; `undefined` if a value isn't a Ghost export. */
export function ghostData(value: unknown): Record<string, unknown> | undefined {
  const [first] = list(mapping(value).db);
  const data = mapping(first?.data ?? mapping(value).data);
  return Array.isArray(data.posts) ? data : undefined;
}
