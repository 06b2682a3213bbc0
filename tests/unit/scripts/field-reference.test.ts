import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { pagesWithFields, withFieldTables } from '../../../scripts/support/field-reference.ts';

test.each(pagesWithFields)('%s lists the fields of the schemas (npm run docs:fields)', async (page) => {
  const text = await readFile(page, 'utf8');
  expect(text).toBe(await format(withFieldTables(page, text), { ...(await resolveConfig(page)), filepath: page }));
});

test('every field has a description', async () => {
  const rows = (await readFile('docs/content.md', 'utf8')).match(/^\| `[\w.]+` .*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(70);
  expect(rows.filter((row) => /\|\s*(?:(?:A list|See) .*)?\|$/.test(row))).toEqual([]);
});

test('withFieldTables › refuses a page without a place for a table, and an unknown place', () => {
  expect(() => withFieldTables('docs/content.md', '')).toThrow('no place for the fields of work, person');
  expect(() => withFieldTables('docs/content.md', '<!-- fields: nothing -->\n\n<!-- end of fields -->')).toThrow(
    'fields of nothing',
  );
});
