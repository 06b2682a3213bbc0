import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { withFieldTables } from '../../../scripts/support/field-reference.ts';

const file = 'docs/content.md';

test('docs/content.md lists the fields of the schemas (npm run docs:fields)', async () => {
  const text = await readFile(file, 'utf8');
  expect(text).toBe(await format(withFieldTables(text), { ...(await resolveConfig(file)), filepath: file }));
});

test('every field has a description', async () => {
  const rows = (await readFile(file, 'utf8')).match(/^\| `[\w.]+` .*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(70);
  expect(rows.filter((row) => /\|\s*(?:(?:A list|See) .*)?\|$/.test(row))).toEqual([]);
});

test('withFieldTables › refuses a page without a place for a table, and an unknown place', () => {
  expect(() => withFieldTables('')).toThrow('no place for the fields of work, person');
  expect(() => withFieldTables('<!-- fields: nothing -->\n\n<!-- end of fields -->')).toThrow('fields of nothing');
});
