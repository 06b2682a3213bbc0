import type { z } from 'astro/zod';
import type { IssueParams } from '../../schemas/field-types.ts';
import type { CheckedFile } from '../checked-file.ts';
import { type Diagnostic, type Problem, toDiagnostic } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import { sourceFields } from '../../schemas/source-fields.ts';
import { alternatives, jsonSchemaOf } from '../../schemas/json-schema.ts';
import type { ContentFile } from './yaml.ts';

type Path = readonly PropertyKey[];

/** Validates frontmatter against the schema of its collection. The message of a Zod issue is the hint. */
export function validateFrontmatter<Schema extends z.ZodType>(
  schema: Schema,
  { data, lineOf, replaceValue }: Pick<ContentFile, 'data' | 'lineOf' | 'replaceValue'>,
): { entry: z.output<Schema> | undefined; problems: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { entry: result.data, problems: [] };
  const issues = result.error.issues.flatMap(expandUnion);
  const isValid = (path: Path, value: string) => {
    const corrected = schema.safeParse(withValue(data, path, value)).error?.issues.flatMap(expandUnion) ?? [];
    return corrected.every((issue) => issue.path.join() !== path.join());
  };
  const problems = issues.flatMap((issue): Problem[] => {
    if (isExplained(issue, issues)) return [];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        line: lineOf([...issue.path, key]),
        field: fieldName([...issue.path, key]),
        rule: 'frontmatter/unknown-field',
        message: 'unknown field',
        hint:
          misplacedField(key, issue.path, data) ??
          renamedField(key, issue.path, fieldsAt(schema, issue.path)) ??
          suggest(key, unused(fieldsAt(schema, issue.path), valueAt(data, issue.path))),
      }));
    const isRoot = issue.path.length === 0;
    const value = valueAt(data, issue.path);
    const corrected =
      typeof value === 'string' ? corrections(issue, value).find((other) => isValid(issue.path, other)) : undefined;
    const isExact =
      corrected === undefined ||
      issue.message.startsWith('write it without') ||
      issue.message.startsWith(`write ${corrected}`);
    return [
      {
        line: lineOf(issue.path),
        field: fieldName(issue.path),
        ...describeIssue(issue, value),
        hint: isRoot ? 'write each field as name: value' : isExact ? hintOf(issue, value) : `write ${corrected}`,
        fix: corrected === undefined ? undefined : replaceValue(issue.path, corrected),
      },
    ];
  });
  return { entry: undefined, problems };
}

/** Returns the fields that may still be added to the others. */
const unused = (fields: readonly string[], others: unknown): string[] =>
  fields.filter((field) => !Object.hasOwn((others ?? {}) as object, field));

/** Returns the hint of an issue. If many words are allowed, names only the one that was probably meant. */
function hintOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code !== 'invalid_value' || typeof value !== 'string' || value === '') return issue.message;
  const suggestion = suggest(value, issue.values.map(String));
  return suggestion.startsWith('did you mean') ? suggestion : issue.message;
}

/** If a value may be a word or a mapping, replaces its issue with the issues of the mapping. */
export function expandUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  return (issue.errors.at(-1) ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Returns the values that the editor may have meant by an invalid one. */
function corrections(issue: z.core.$ZodIssue, value: string): string[] {
  const candidates = [value.trim(), value.trim().replace(/^[“”„«‘‚](.*)[“”»’‘]$/u, '$1')];
  const { fix } = ((issue.code === 'custom' && issue.params) || {}) as Partial<IssueParams>;
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const key = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, ' ');
  return candidates
    .flatMap((candidate) => [candidate, fix?.(candidate), words.find((word) => key(word) === key(candidate))])
    .filter((candidate) => candidate !== undefined && candidate !== value) as string[];
}

/** Returns whether an issue is only a consequence of an unknown field: a name without known fields has no parts. */
const isExplained = (issue: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[]) =>
  issue.code === 'custom' &&
  (issue.params as Partial<IssueParams> | undefined)?.rule === 'frontmatter/invalid-name' &&
  issues.some(({ code, path }) => code === 'unrecognized_keys' && path.join() === issue.path.join());

/** Says what to write instead of fields that other programs have. */
function misplacedField(key: string, path: Path, data: unknown): string | undefined {
  if (path.length === 0 && key === 'date')
    return 'write the day on which you add the work as added:, and the date of publication as published: below source:';
  if (path.length === 0 && key === 'author') return 'write authors: and a list of people';
  const isPerson = typeof path.at(-1) === 'number';
  const name = valueAt(data, [...path, key]);
  if (isPerson && key === 'name' && typeof name === 'string')
    return `write literal: ${name}, or for a person family: and given:`;
  return undefined;
}

/** What other programs and people call the fields of `source`. */
const sourceFieldsByName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(sourceFields).flatMap(([field, { csl = [], bibtex = [] }]) =>
    [field, ...csl, ...bibtex].map((name) => [name.toLowerCase(), field] as const),
  ),
  ...['date', 'year', 'issued', 'pubdate'].map((name) => [name, 'published'] as const),
  ...['journal', 'journaltitle', 'newspaper', 'magazine', 'website', 'site', 'booktitle', 'book'].map(
    (name) => [name, 'publication'] as const,
  ),
  ...['link', 'href', 'website-url'].map((name) => [name, 'url'] as const),
  ...['location', 'city'].map((name) => [name, 'place'] as const),
]);

/** Says which field of `source` or `via` is meant by another name, or by its name outside of them. */
function renamedField(key: string, path: Path, fields: readonly string[]): string | undefined {
  const field = sourceFieldsByName.get(key.toLowerCase());
  if (field === undefined) return undefined;
  if (path.length === 0 && fields.includes('source')) return `write ${field}: below source:`;
  return path.length === 1 && ['source', 'via'].includes(String(path[0])) && fields.includes(field)
    ? `write ${field}: instead`
    : undefined;
}

/** Formats a field's path without list indexes, which the line number makes redundant: `via.published`. */
export const fieldName = (path: Path): string =>
  path.filter((step) => typeof step !== 'number').join('.') || 'frontmatter';

/** Creates a diagnostic for a field in a file. Its level is `error` by default. */
export const atField = (
  { file, lineOf }: Pick<CheckedFile, 'file' | 'lineOf'>,
  path: Path,
  rule: string,
  message: string,
  hint: string,
  level?: Diagnostic['level'],
): Diagnostic => toDiagnostic(file, { line: lineOf(path), field: fieldName(path), rule, message, hint }, level);

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

const fieldsBelow = 'fields, each on a line of its own';

const typeNames: Record<string, string> = {
  string: 'a string',
  array: 'a list',
  object: fieldsBelow,
  record: fieldsBelow,
  boolean: 'true or false',
  number: 'a number',
};

function abbreviate(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value); // JSON has no NaN
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Returns the value at a path in the fields; `undefined` if there is none. */
export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], data);

/** Returns a copy of the data with another value at a path. */
function withValue(data: unknown, [step, ...path]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const copy: unknown = Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) };
  (copy as Record<PropertyKey, unknown>)[step] = withValue((data as Record<PropertyKey, unknown>)[step], path, value);
  return copy;
}

/** Returns the names of the fields that a schema defines at a path. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  let nodes = alternatives(jsonSchemaOf(schema));
  for (const step of path)
    nodes = nodes
      .map(({ items, properties }) => (typeof step === 'number' ? items : properties?.[String(step)]))
      .filter((node) => node !== undefined)
      .flatMap(alternatives);
  return nodes.flatMap(({ properties }) => Object.keys(properties ?? {}));
}
