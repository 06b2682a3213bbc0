/** Writes the fields of the schemas into the tables of `docs/content.md`: `npm run docs:fields`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { withFieldTables } from './support/field-reference.ts';

const file = 'docs/content.md';
const text = withFieldTables(readFileSync(file, 'utf8'));
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
