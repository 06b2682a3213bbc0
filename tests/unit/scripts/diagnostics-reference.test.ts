import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { bestExamples, diagnosticsReference, withoutCase } from '../../../scripts/support/diagnostics-reference.ts';
import { sourceFields } from '../../../src/schemas/source-fields.ts';

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

/** The source of the check, and of the schemas whose rules it reports. */
const source = ['src/check', 'src/schemas', 'src']
  .flatMap((folder) => readdirSync(folder, { recursive: folder !== 'src' }).map((name) => join(folder, String(name))))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('docs/diagnostics.md has each rule, with an example that breaks only that rule, or a reason', () => {
  const matches = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, rule = '']) => rule);
  const rules = [
    ...matches(/'([a-z]+\/[a-z\d]+(?:-[a-z\d]+)*)'/g).filter((rule) => !/^(?:astro|node|src|text)\//.test(rule)),
    ...matches(/\binvalid\(\s*'([a-z-]+)'/g).map((rule) => `frontmatter/${rule}`),
    ...Object.entries(sourceFields).flatMap(([name, { identity }]) => (identity ? [`duplicates/${name}`] : [])),
  ];
  const examples = bestExamples();
  expect(rules).toContain('published/no-record');
  expect(rules.filter((rule) => !examples.some((example) => example.rule === rule))).toEqual([]);
  expect(examples.filter(({ isAlone, reason }) => !isAlone && reason === undefined)).toEqual([]);
  expect(examples.filter(({ introduction, reason }) => introduction === '' && reason === undefined)).toEqual([]);
});

test('docs/diagnostics.md has the messages of rules without an example as the check has them', () => {
  for (const { message: line } of Object.values(withoutCase)) {
    const [, message = '', hint = ''] = /^(?:warning: )?[a-z ]+: ([^()]*?)(?: \((.*)\))?$/.exec(line) ?? [];
    expect(message).not.toBe('');
    for (const part of [...message.split('…'), ...hint.split('…')].map((words) => words.trim()))
      expect(source, part).toContain(part);
  }
});
