/** Reads values of JSON that may be anything. */
import { cleanLine, isMapping } from '../text.ts';

/** Returns an object with named values, which is empty if the value is none. */
export const mapping = (value: unknown): Record<string, unknown> => (isMapping(value) ? value : {});

/** Returns the objects in a list. */
export const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isMapping) : [];

/** Returns a text on one line, which is empty if the value is none. */
export const line = (value: unknown): string => (typeof value === 'string' ? cleanLine(value) : '');

/** Returns the tables of an export of Ghost; `undefined` if a value is none. */
export function ghostData(value: unknown): Record<string, unknown> | undefined {
  const [first] = list(mapping(value).db);
  const data = mapping(first?.data ?? mapping(value).data);
  return Array.isArray(data.posts) ? data : undefined;
}
