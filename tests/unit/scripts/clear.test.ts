import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { childEnv } from '../../../src/env.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'commonplace-clear-'));
  cpSync('tests/fixtures/sound', content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

/** Runs the command without a terminal. */
function clear(...args: string[]) {
  const env = childEnv({ CONTENT_DIR: content });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/clear.ts', ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}

const listContent = () => readdirSync(content, { recursive: true }).map(String).sort();

describe('npm run clear', () => {
  test('deletes nothing where it cannot ask', () => {
    const before = listContent();
    const { status, output } = clear();
    expect(status).toBe(1);
    expect(output).toMatch(/asks first.*npm run clear -- --yes/);
    expect(output).toContain('Nothing was deleted.');
    expect(listContent()).toEqual(before);
  });

  test('deletes all works and tags with --yes, and keeps the folders for Git', () => {
    expect(clear('--yes')).toMatchObject({ status: 0, output: expect.stringContaining('Deleted 4 files') });
    const folders = ['articles', 'related', 'tags'];
    expect(listContent()).toEqual(folders.flatMap((folder) => [folder, join(folder, '.gitkeep')]));
  });

  test('leaves pages and other files alone', () => {
    cpSync('tests/fixtures/sound/tags', join(content, 'pages'), { recursive: true });
    clear('--yes');
    expect(readdirSync(join(content, 'pages'))).toEqual(['first-tag.md', 'second-tag.md']);
  });

  test('succeeds without asking when there is nothing to delete', () => {
    clear('--yes');
    expect(clear()).toMatchObject({ status: 0 });
  });
});
