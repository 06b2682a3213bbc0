import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workCollections } from '../../../src/schemas/collections.ts';
import { runScript } from '../../support/run-script.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'commonplace-clear-'));
  cpSync('tests/fixtures/sound', content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

/** Runs the command without a terminal. */
async function clear(...args: string[]) {
  const { status, stdout, stderr } = await runScript('scripts/clear.ts', args, { CONTENT_DIR: content });
  return { status, output: `${stdout}${stderr}` };
}

const listContent = () => readdirSync(content, { recursive: true }).map(String).sort();

describe('npm run clear', () => {
  test('deletes nothing where it cannot ask', async () => {
    const before = listContent();
    const { status, output } = await clear();
    expect(status).toBe(1);
    expect(output).toMatch(/asks first.*npm run clear -- --yes/);
    expect(output).toContain(`In ${content}: 1 in articles/, 1 in related/, 2 in tags/, and published.json.\n`);
    expect(output).toContain('Nothing was deleted.');
    expect(listContent()).toEqual(before);
  });

  test('deletes all works and tags with --yes, and keeps the folders for Git', async () => {
    expect(await clear('--yes')).toMatchObject({ status: 0, output: expect.stringContaining('Deleted 5 files.') });
    const folders = [...workCollections, 'tags', 'lists'].sort();
    expect(listContent()).toEqual(folders.flatMap((folder) => [folder, join(folder, '.gitkeep')]));
  });

  test('names and counts exactly what it deletes', async () => {
    mkdirSync(join(content, 'articles/plates/large'), { recursive: true });
    for (const name of ['articles/plates/one.png', 'articles/plates/large/two.png', 'gone.yaml'])
      writeFileSync(join(content, name), '');
    rmSync(join(content, 'related'), { recursive: true });
    const { status, output } = await clear('--yes');
    expect(output).toContain(`In ${content}: 3 in articles/, 2 in tags/, published.json, and gone.yaml.\n`);
    expect(output).toContain('Deleted 7 files.');
    expect(status).toBe(0);
    expect(listContent()).not.toContain('gone.yaml');
  });

  test('deletes the lists of addresses if only they are left', async () => {
    for (const name of ['articles', 'related', 'tags']) rmSync(join(content, name), { recursive: true });
    expect(await clear('--yes')).toMatchObject({ status: 0, output: expect.stringContaining('Deleted 1 file.') });
    expect(listContent()).not.toContain('published.json');
  });

  test('names a file that should be a folder, and deletes nothing', async () => {
    rmSync(join(content, 'tags'), { recursive: true });
    writeFileSync(join(content, 'tags'), 'Not a folder.');
    const before = listContent();
    const { status, output } = await clear('--yes');
    expect(output).toBe(
      `${join(content, 'tags')} is not a folder: move it away, then run the command again. Nothing was deleted.\n`,
    );
    expect(status).toBe(1);
    expect(listContent()).toEqual(before);
    expect(readFileSync(join(content, 'tags'), 'utf8')).toBe('Not a folder.');
  });

  test('leaves pages and other files alone', async () => {
    cpSync('tests/fixtures/sound/tags', join(content, 'pages'), { recursive: true });
    await clear('--yes');
    expect(readdirSync(join(content, 'pages'))).toEqual(['first-tag.md', 'second-tag.md']);
  });

  test('succeeds without asking when there is nothing to delete', async () => {
    await clear('--yes');
    expect(await clear()).toMatchObject({ status: 0 });
  });
});
