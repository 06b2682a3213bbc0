/** Recognizes lists of highlights. */
import { columnsOf } from '../csv.ts';
import { isMapping } from '../text.ts';

/** The columns by which an export of Readwise is recognized. */
const readwiseColumns = ['highlight', 'book title', 'book author'];

/** Returns whether a table with these columns is an export of Readwise. */
export const isReadwise = (columns: readonly string[]): boolean =>
  readwiseColumns.every((name) => columns.includes(name));

/**
 * Returns whether a text that isn't JSON is a list of highlights. A Kindle clipping has a title and a line with its
 * place, and ends in ten equals signs.
 */
export const isHighlights = (text: string): boolean =>
  /^\uFEFF?[^\n]+\n- [^\n|]*\d[^\n|]*\|[^\n]+\n[^]{0,20000}?^={10}[ \t]*$/m.test(text) || isReadwise(columnsOf(text));

/** Returns the annotations in an export of Hypothesis or an answer of its API; `undefined` if there are none. */
export function annotationsIn(data: unknown): Record<string, unknown>[] | undefined {
  if (!isMapping(data)) return undefined;
  const list = data.annotations ?? data.rows;
  const [first] = Array.isArray(list) ? (list as unknown[]) : [];
  return isMapping(first) && 'uri' in first && 'target' in first ? (list as unknown[]).filter(isMapping) : undefined;
}

/** Returns whether JSON data contains highlights. */
export const isJsonHighlights = (data: unknown): boolean => annotationsIn(data) !== undefined;
