import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseResults } from '../../../../scripts/check-links/results.ts';
import { childEnv } from '../../../../src/env.ts';

const ok = { day: '2026-01-31', state: 'ok' };

test.each([
  ['all results', { 'https://a.example/': ok }, { 'https://a.example/': ok }, undefined],
  ['none', {}, {}, undefined],
  ['a list', [ok], {}, 'has no results, so all links are checked again'],
  ['null', null, {}, 'has no results, so all links are checked again'],
  [
    'a result without a day',
    { 'https://a.example/': ok, 'https://b.example/': { state: 'ok' } },
    { 'https://a.example/': ok },
    'has 1 damaged result, so this link is checked again',
  ],
  [
    'two damaged results',
    { 'https://a.example/': null, 'https://b.example/': { ...ok, state: 'fine' } },
    {},
    'has 2 damaged results, so these links are checked again',
  ],
])('parseResults › of %s returns what is intact, and says what is not', (_what, data, results, problem) => {
  expect(parseResults(JSON.stringify(data))).toEqual({ results, ...(problem !== undefined && { problem }) });
});

test('npm run check:links says that the file with its results is damaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-links-'));
  mkdirSync(join(folder, '.cache'));
  mkdirSync(join(folder, 'content'));
  writeFileSync(join(folder, '.cache/links.json'), '{"https://a.example/": {');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [resolve('scripts/check-links/index.ts')], {
    cwd: folder,
    env: childEnv({ CONTENT_DIR: 'content' }),
  });
  const written = readFileSync(join(folder, '.cache/links.json'), 'utf8');
  rmSync(folder, { recursive: true });
  expect(stderr).toMatch(/^\.cache\/links\.json is not valid JSON, so all links are checked again: /);
  expect(stdout).toContain('All external links work.');
  expect(written).toBe('{}\n');
});
