import { z } from 'astro/zod';

/** The part of JSON Schema that we read: https://json-schema.org/draft/2020-12 */
export interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** Returns what a schema accepts, as JSON Schema. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** Returns the forms of a field, which may be a word or a mapping, or a list that is left empty. */
export const alternatives = (node: JsonSchema): JsonSchema[] => node.anyOf ?? [node];
