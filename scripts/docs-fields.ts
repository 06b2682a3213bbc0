/** Writes the fields of the schemas into the tables of the documentation: `npm run docs:fields`. */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { readOptions } from './support/arguments.ts';
import { pagesWithFields, withFieldTables } from './support/field-reference.ts';
import { writeWhole } from './support/write-file.ts';

readOptions(
  `npm run docs:fields

Writes the fields of content files and the settings into the tables of ${pagesWithFields.join(' and ')}. It takes no options.`,
  {},
);
for (const page of pagesWithFields) {
  const text = withFieldTables(page, readFileSync(page, 'utf8'));
  writeWhole(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}
