import { z } from 'astro/zod';
import type { ContentFile } from './frontmatter.ts';
import { suggest } from '../suggest.ts';

type Path = readonly PropertyKey[];

/** What is wrong with one field: where it stands, and the two halves of a complaint. */
export interface Problem {
  line: number;
  field: string;
  wrong: string;
  fix: string;
}

/** Holds frontmatter against a schema. Gives the parsed data, or every fault at once. */
export function validateSchema<Schema extends z.ZodType>(
  schema: Schema,
  { data, lineOf }: ContentFile,
): { data: z.output<Schema>; faults: [] } | { data: undefined; faults: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, faults: [] };
  const faults = result.error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        line: lineOf([...issue.path, key]),
        field: fieldName([...issue.path, key]),
        wrong: 'is not a field',
        fix: suggest(key, knownKeys(schema, issue.path)),
      }));
    }
    const value = valueAt(data, issue.path);
    const own =
      issue.code === 'custom'
        ? (issue.params?.wrong as string | undefined)
        : issue.code === 'too_big' && Array.isArray(value)
          ? `has ${value.length}`
          : undefined;
    const fix = issue.path.length === 0 ? 'give the fields, each as name: value' : issue.message;
    return [{ line: lineOf(issue.path), field: fieldName(issue.path), wrong: own ?? describe(value), fix }];
  });
  return { data: undefined, faults };
}

/** The name of a field as an editor knows it: `via.published`. Places in a list are left out, the line tells them. */
export const fieldName = (path: Path): string =>
  path.filter((step) => typeof step !== 'number').join('.') || 'frontmatter';

function describe(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null || value === '') return 'is empty';
  const written = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return `is ${written.length > 60 ? `${written.slice(0, 57)}...` : written}`;
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], data);

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
}

/** The keys that a schema knows at a place, read from the JSON Schema that Zod writes of it. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape | undefined;
  for (const step of path) shape = typeof step === 'number' ? shape?.items : shape?.properties?.[String(step)];
  return Object.keys(shape?.properties ?? {});
}
