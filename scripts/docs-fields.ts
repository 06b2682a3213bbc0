/** Writes the fields of the schemas into the tables of `docs/content.md`: `npm run docs:fields`. */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { readOptions } from './support/arguments.ts';
import { withFieldTables } from './support/field-reference.ts';
import { writeWhole } from './support/write-file.ts';

const file = 'docs/content.md';
readOptions(
  `npm run docs:fields

Writes the fields of the schemas into the tables of ${file}. It takes no options.`,
  {},
);
const text = withFieldTables(readFileSync(file, 'utf8'));
writeWhole(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
