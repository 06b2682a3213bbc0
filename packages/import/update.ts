import { isDeepStrictEqual } from 'node:util';
import { isScalar, parseDocument, type Document } from 'yaml';
import { toNode, yamlStyle } from './site.ts';
import type { ImportedEntry } from './entry.ts';
import { isMapping } from './text.ts';

type Fields = Record<string, unknown>;

/** Returns the fields of a content file. Dates are strings, as in the schema. */
const fieldsIn = (document: Document): Fields =>
  (document.toJS({
    reviver: (key, value: unknown) => (key === 'published' && typeof value === 'number' ? String(value) : value),
  }) ?? {}) as Fields;

const parts = /^(---[ \t]*\r?\n)([\s\S]*?)(?<=\n)(---[ \t]*(?:\r?\n|$))([\s\S]*)$/;

/**
 * Returns an existing content file with the imported fields and text. Keeps the editor's fields that the source doesn't
 * have, with their comments and order. Never replaces a text with an empty one. Returns the file itself if nothing differs.
 */
export function updatedFile(
  existing: string,
  { frontmatter, body }: Pick<ImportedEntry, 'frontmatter' | 'body'>,
): string {
  const [, start = '---\n', yaml = '', end = '---\n', text = ''] = parts.exec(existing) ?? [];
  const document = parseDocument(yaml);
  const before = fieldsIn(document);
  for (const [name, value] of Object.entries(frontmatter)) {
    const merged = isMapping(value) && isMapping(before[name]) ? { ...before[name], ...value } : value;
    if (isDeepStrictEqual(merged, before[name])) continue;
    const node = document.get(name, true);
    // a comment belongs to the value that it follows
    if (isScalar(node) && typeof merged !== 'object') node.value = merged;
    else document.set(name, toNode(merged).contents);
  }
  const changed = !isDeepStrictEqual(fieldsIn(document), before);
  const newText = body.trim() === '' || body.trim() === text.trim() ? text : `\n${body.trim()}\n`;
  return `${start}${changed ? document.toString(yamlStyle) : yaml}${end}${newText}`;
}
