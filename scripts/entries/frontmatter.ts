import { Document, isScalar, visit } from 'yaml';
import { collections } from '../../src/schemas/collections.ts';
import { alternatives, type JsonSchema, jsonSchemaOf } from '../../src/schemas/json-schema.ts';
import type { EntryCollection } from './library.ts';

type Fields = Record<string, unknown>;

/** Long lines stay whole, and quotation marks are used where YAML needs them. */
export const yamlStyle = { lineWidth: 0, singleQuote: true, blockQuote: false } as const;

/** Returns a content file with its fields in the order of the schema. */
export const contentFile = ({
  collection,
  frontmatter,
  body,
}: {
  collection: EntryCollection;
  frontmatter: Fields;
  body: string;
}): string =>
  `---\n${toNode(sort(frontmatter, schemaOf(collection))).toString(yamlStyle)}---\n${body.trim() ? `\n${body.trim()}\n` : ''}`;

const schemas = new Map<EntryCollection, JsonSchema>();

/** Returns the schema of a collection. It is derived once, since an import writes thousands of files. */
function schemaOf(collection: EntryCollection): JsonSchema {
  const schema = schemas.get(collection) ?? jsonSchemaOf(collections[collection].schema);
  schemas.set(collection, schema);
  return schema;
}

/** Returns the YAML of a value. Years need no quotation marks. */
export function toNode(value: unknown): Document {
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

/** Sorts fields, and the fields below them, as the schema does. Unknown ones come last. */
function sort(value: unknown, schema: JsonSchema = {}): unknown {
  const known = alternatives(schema).find(({ properties, items }) => properties ?? items);
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
