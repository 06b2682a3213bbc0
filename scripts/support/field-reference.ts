import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { collections, workCollections } from '../../src/schemas/collections.ts';
import { type JsonSchema, jsonSchemaOf } from '../../src/schemas/json-schema.ts';
import { siteSchema } from '../../src/settings.ts';

const schemaOf = (name: keyof typeof collections) => jsonSchemaOf(collections[name].schema);

const workSchemas = workCollections.map((name) => ({ name, ...schemaOf(name) }));

/** The fields of works. Where collections differ, the last collection is the one that allows all values. */
const work: JsonSchema = { properties: Object.assign({}, ...workSchemas.map(({ properties }) => properties)) };

/** Returns the mapping in a field, or in the list in that field. */
function mappingOf(field: JsonSchema | undefined): JsonSchema | undefined {
  if (field?.properties) return field;
  return [...(field?.anyOf ?? []), field?.items].map((inner) => inner && mappingOf(inner)).find(Boolean);
}

const people = mappingOf(work.properties?.authors);
const isPeople = (field: JsonSchema) =>
  JSON.stringify(Object.keys(mappingOf(field)?.properties ?? {})) ===
  JSON.stringify(Object.keys(people?.properties ?? {}));

/** The sections of the documentation that say more about a field. */
const sections: Readonly<Record<string, string>> = {
  type: 'Types of works',
  'via.type': 'Types of works',
  source: '`source`: the first publication',
  via: '`via`: where the copy came from',
  original: 'Other groups of fields',
  reviewed: 'Other groups of fields',
  series: 'Other groups of fields',
  related: 'Other groups of fields',
  anchors: 'Numbers that stay',
  'site.libraries': 'Several libraries, one search',
};

/** The sections that are on another page. */
const otherPages: Readonly<Record<string, string>> = {
  'Types of works': 'types.md',
  'Numbers that stay': 'permanence.md#numbers-that-stay',
  'Several libraries, one search': 'scaling.md#several-libraries-one-search',
};

const anchorOf = (heading: string) =>
  `#${heading
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '-')}`;

/** Describes the field at a path, with links to the sections about its values. */
function describe(path: string, field: JsonSchema): string {
  const section = sections[path];
  return [
    field.description?.replace(/\bEDTF\b/, '[EDTF](#dates)') ?? '',
    isPeople(field) ? 'A list of [people](#people).' : '',
    section ? `See [${section}](${otherPages[section] ?? anchorOf(section)}).` : '',
  ]
    .filter(Boolean)
    .join(' ')
    .replaceAll('|', '\\|');
}

interface Row {
  name: string;
  required: string;
  value: string;
}

/** Returns the rows for the fields of a schema, whose paths begin with `prefix`. */
const rowsOf = ({ properties = {}, required = [] }: JsonSchema, prefix = ''): Row[] =>
  Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name) ? 'yes' : '',
    value: describe(`${prefix}${name}`, field),
  }));

/** Returns the rows for the fields below a field of a work. */
const rowsBelow = (name: string) => rowsOf(mappingOf(work.properties?.[name]) ?? {}, `${name}.`);

const settings = 'src/settings.ts';

/** Returns the doc comments of the settings, by their paths: `colours.accent`. Code editors show them as well. */
function settingComments(): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  const visit = (node: ts.Node, path: string): void => {
    const [doc] = ts.isPropertyAssignment(node) ? ts.getJSDocCommentsAndTags(node) : [];
    const inner = doc && ts.isPropertyAssignment(node) ? `${path}.${node.name.getText()}` : path;
    if (doc) comments.set(inner, (ts.getTextOfJSDocComment(doc.comment) ?? '').replace(/\s+/g, ' '));
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(ts.createSourceFile(settings, readFileSync(settings, 'utf8'), ts.ScriptTarget.Latest, true), 'site');
  return comments;
}

const comments = settingComments();

/** Returns the rows of the settings, and below a group those in it. Throws if a setting has no comment. */
const rowsOfSettings = (schema: JsonSchema, prefix = ''): Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const description = comments.get(`site.${path}`);
    if (description === undefined) throw new Error(`${path} in ${settings} has no comment`);
    const [row] = rowsOf(
      { properties: { [name]: { description } }, required: schema.required ?? [] },
      `site.${prefix}`,
    );
    return [...(row ? [{ ...row, name: path }] : []), ...rowsOfSettings(mappingOf(field) ?? {}, `${path}.`)];
  });

/** Formats rows as a table, whose first column has a heading. Without required fields, it has no column for them. */
function table(rows: readonly Row[], heading = 'Field'): string {
  const hasRequired = rows.some(({ required }) => required !== '');
  const cells = (name: string, required: string, value: string) =>
    `| ${(hasRequired ? [name, required, value] : [name, value]).join(' | ')} |`;
  return [
    cells(heading, 'Required', 'Value'),
    cells('---', '---', '---'),
    ...rows.map(({ name, required, value }) => cells(`\`${name}\``, required, value)),
  ].join('\n');
}

const workRows = rowsOf(work).map((row) => {
  const requiring = workSchemas.filter(({ required }) => required?.includes(row.name)).map(({ name }) => name);
  return { ...row, required: requiring.length === workSchemas.length ? 'yes' : requiring.join(', ') };
});

const groupRows = ['original', 'reviewed', 'series', 'related'].flatMap((group) =>
  rowsBelow(group).map((row) => ({ ...row, name: `${group}.${row.name}` })),
);

/** The tables of fields, by page, and by the name of the place within the page. */
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs/content.md': {
    work: table(workRows),
    person: table(rowsOf(people ?? {}, 'person.')),
    source: table(rowsBelow('source')),
    via: table(rowsBelow('via')),
    groups: table(groupRows),
    tag: table(rowsOf(schemaOf('tags'), 'tag.')),
    list: table([
      ...rowsOf(schemaOf('lists'), 'list.'),
      ...rowsOf(mappingOf(schemaOf('lists').properties?.works) ?? {}, 'list.works.').map((row) => ({
        ...row,
        name: `works.${row.name}`,
      })),
    ]),
    page: table(rowsOf(schemaOf('pages'), 'page.')),
  },
  'docs/settings.md': { site: table(rowsOfSettings(jsonSchemaOf(siteSchema)), 'Setting') },
};

/** The pages with tables of fields. */
export const pagesWithFields: readonly string[] = Object.keys(tables);

/**
 * Returns the Markdown text of a page with the current tables in their places, which begin with `<!-- fields: work -->`
 * and end with `<!-- end of fields -->`. Throws if the page has no place for a table, or a place without a table.
 */
export function withFieldTables(page: string, markdown: string): string {
  const ofPage = tables[page] ?? {};
  const missing = new Set(Object.keys(ofPage));
  const text = markdown.replace(
    /(<!-- fields: (\w+) -->\n)[^]*?(\n<!-- end of fields -->)/g,
    (_match, start: string, name: string, end: string) => {
      const fields = ofPage[name];
      if (fields === undefined) throw new Error(`there is no table of the fields of ${name}`);
      missing.delete(name);
      return `${start}\n${fields}\n${end}`;
    },
  );
  if (missing.size > 0) throw new Error(`the page has no place for the fields of ${[...missing].join(', ')}`);
  return text;
}
