import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { diagnosticsReference } from '../../../scripts/support/diagnostics-reference.ts';

const file = 'docs/diagnostics.md';

test('docs/diagnostics.md has the messages of the check (npm run docs:diagnostics)', async () => {
  const text = await readFile(file, 'utf8');
  expect(text).toBe(await format(diagnosticsReference(), { ...(await resolveConfig(file)), filepath: file }));
});
