import { isDeepStrictEqual } from 'node:util';
import { z } from 'astro/zod';
import { Document, isScalar, parseDocument, visit } from 'yaml';
import { collections } from '../../src/schemas/collections.ts';
import type { ImportedCollection, ImportedEntry } from './entry.ts';

type Fields = Record<string, unknown>;

/** Long lines stay whole, and quotation marks are used where YAML needs them. */
const style = { lineWidth: 0, singleQuote: true, blockQuote: false } as const;

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** Returns a content file with its fields in the order of the schema. */
export const contentFile = ({ collection, frontmatter, body }: Omit<ImportedEntry, 'id' | 'source'>): string =>
  `---\n${toNode(inSchemaOrder(collection, frontmatter)).toString(style)}---\n${body.trim() ? `\n${body.trim()}\n` : ''}`;

/** Returns the YAML of a value. Years need no quotation marks. */
function toNode(value: unknown): Document {
  const document = new Document(value);
  visit(document, {
    Pair: (_index, { key, value: scalar }) => {
      if (isScalar(key) && key.value === 'published' && isScalar(scalar) && isYear(scalar.value))
        scalar.value = Number(scalar.value);
    },
  });
  return document;
}

const isYear = (value: unknown) => typeof value === 'string' && /^[1-9]\d{3}$/.test(value);

/** Returns the fields of a content file. Dates are strings, as in the schema. */
const fieldsIn = (document: Document): Fields =>
  (document.toJS({
    reviver: (key, value: unknown) => (key === 'published' && typeof value === 'number' ? String(value) : value),
  }) ?? {}) as Fields;

/** Sorts fields, and the fields below them, as the schema of the collection does. Unknown ones come last. */
function inSchemaOrder(collection: ImportedCollection, fields: Fields): Fields {
  const schema = z.toJSONSchema(collections[collection].schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return sort(fields, schema) as Fields;
}

function sort(value: unknown, schema: JsonSchema | undefined): unknown {
  const known = schema?.anyOf?.find(({ properties, items }) => properties ?? items) ?? schema;
  if (Array.isArray(value)) return value.map((item) => sort(item, known?.items));
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(known?.properties ?? {});
  const rank = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => rank(a) - rank(b))
      .map(([name, inner]) => [name, sort(inner, known?.properties?.[name])]),
  );
}

const parts = /^(---[ \t]*\r?\n)([\s\S]*?)(?<=\n)(---[ \t]*(?:\r?\n|$))([\s\S]*)$/;

/**
 * Returns an existing content file with the imported fields and text. The fields of the editor that the source doesn't have
 * stay, with their comments and order; a text is replaced only by a text. Returns the file itself if nothing differs.
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
  return `${start}${changed ? document.toString(style) : yaml}${end}${newText}`;
}

const isMapping = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
