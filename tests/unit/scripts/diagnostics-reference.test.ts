import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { diagnosticsReference } from '../../../scripts/support/diagnostics-reference.ts';

const file = 'docs/diagnostics.md';

test('docs/diagnostics.md has the messages of the check (npm run docs:diagnostics)', async () => {
  const text = await readFile(file, 'utf8');
  expect(text).toBe(await format(diagnosticsReference(), { ...(await resolveConfig(file)), filepath: file }));
});

test('docs/diagnostics.md shortens long names of files', () => {
  const shown = [...diagnosticsReference().matchAll(/^For example, `(.*)`:$/gm)].map(([, path = '']) => path);
  expect(shown).toContainEqual(expect.stringMatching(/^related\/a+…a+\.md$/));
  expect(shown.filter((path) => path.length > 60)).toEqual([]);
});
