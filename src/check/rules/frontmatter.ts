import { z } from 'astro/zod';
import type { IssueParams } from '../../schemas/field-types.ts';
import type { Problem } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import type { ContentFile } from './yaml.ts';

type Path = readonly PropertyKey[];

/** Validates frontmatter against the schema of its collection. The message of a Zod issue is the hint. */
export function validateFrontmatter<Schema extends z.ZodType>(
  schema: Schema,
  { data, lineOf }: Pick<ContentFile, 'data' | 'lineOf'>,
): { entry: z.output<Schema> | undefined; problems: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { entry: result.data, problems: [] };
  const problems = result.error.issues.flatMap(expandUnion).flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        line: lineOf([...issue.path, key]),
        field: fieldName([...issue.path, key]),
        rule: 'frontmatter/unknown-field',
        message: 'unknown field',
        hint: suggest(key, fieldsAt(schema, issue.path)),
      }));
    const isRoot = issue.path.length === 0;
    return [
      {
        line: lineOf(issue.path),
        field: fieldName(issue.path),
        ...describeIssue(issue, valueAt(data, issue.path)),
        hint: isRoot ? 'write each field as name: value' : issue.message,
      },
    ];
  });
  return { entry: undefined, problems };
}

/** Replaces the issue of a value that may be a word or a mapping with the issues of the mapping. */
function expandUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  return (issue.errors.at(-1) ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Formats a field's path without list indexes, which the line number makes redundant: `via.published`. */
export const fieldName = (path: Path): string =>
  path.filter((step) => typeof step !== 'number').join('.') || 'frontmatter';

function describeIssue(issue: z.core.$ZodIssue, value: unknown): Pick<Problem, 'rule' | 'message'> {
  if (value === undefined) return { rule: 'frontmatter/missing-field', message: 'required field is missing' };
  if (value === null && issue.path.length === 0) return { rule: 'frontmatter/empty', message: 'no fields' };
  if (value === null || value === '') return { rule: 'frontmatter/empty-field', message: 'no value' };
  const shown = abbreviate(value);
  switch (issue.code) {
    case 'custom': {
      const {
        rule = 'frontmatter/invalid-value',
        problem = 'invalid value',
        message,
      } = (issue.params ?? {}) as Partial<IssueParams>;
      return { rule, message: message ?? `${problem} ${shown}` };
    }
    case 'invalid_type':
      return {
        rule: 'frontmatter/wrong-type',
        message: `expected ${typeNames[issue.expected] ?? issue.expected}, found ${shown}`,
      };
    case 'too_big':
      return { rule: 'frontmatter/too-many-items', message: `${Array.isArray(value) ? value.length : shown} items` };
    case 'invalid_format':
      return issue.format === 'date'
        ? { rule: 'frontmatter/invalid-date', message: `invalid date ${shown}` }
        : { rule: 'frontmatter/invalid-url', message: `invalid URL ${shown}` };
    default:
      return { rule: 'frontmatter/invalid-value', message: `invalid value ${shown}` };
  }
}

const typeNames: Record<string, string> = {
  string: 'a string',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
  number: 'a number',
};

function abbreviate(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value); // JSON has no NaN
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], data);

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** Returns the names of the fields that a schema defines at a path. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  let nodes = alternatives(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
  for (const step of path)
    nodes = nodes
      .map(({ items, properties }) => (typeof step === 'number' ? items : properties?.[String(step)]))
      .filter((node) => node !== undefined)
      .flatMap(alternatives);
  return nodes.flatMap(({ properties }) => Object.keys(properties ?? {}));
}

/** A field may be a word or a mapping, or a list that is left empty. */
const alternatives = (node: JsonSchema): JsonSchema[] => node.anyOf ?? [node];
