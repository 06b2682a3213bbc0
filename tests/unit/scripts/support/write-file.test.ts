import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWhole } from '../../../../scripts/support/write-file.ts';
import { childEnv } from '../../../../src/env.ts';

const isPosix = process.platform !== 'win32';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeWhole', () => {
  test('deletes what a process that was killed left next to the file', () => {
    writeFileSync(join(folder, '.write-99999999.tmp'), 'half');
    writeFileSync(join(folder, `.write-${process.ppid}.tmp`), 'of a process that is running');
    writeFileSync(join(folder, '.write-notes.tmp'), 'someone’s own');
    writeWhole(join(folder, 'a.md'), 'whole');
    expect(readdirSync(folder).sort()).toEqual(['.write-notes.tmp', `.write-${process.ppid}.tmp`, 'a.md'].sort());
  });

  test('creates a file and its folder, and replaces a file', () => {
    const path = join(folder, 'a/b.md');
    writeWhole(path, 'First.');
    writeWhole(path, 'Second.');
    expect(readFileSync(path, 'utf8')).toBe('Second.');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.md']);
  });

  test.skipIf(!isPosix)('keeps the permissions of a file, and a link to it', () => {
    const [path, link] = [join(folder, 'a.md'), join(folder, 'link.md')];
    writeFileSync(path, 'First.');
    chmodSync(path, 0o600);
    symlinkSync('a.md', link);
    writeWhole(link, 'Second.');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('Second.');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('names a path that it cannot write, and leaves nothing next to it', () => {
    mkdirSync(join(folder, 'a.md'));
    writeFileSync(join(folder, 'file'), '');
    expect(() => writeWhole(join(folder, 'a.md'), 'A.')).toThrow(/a\.md was not written: .*\. The file is as it was/);
    expect(() => writeWhole(join(folder, 'file/b.md'), 'B.')).toThrow(/b\.md was not written: .*doesn’t exist yet\.$/);
    expect(readdirSync(folder)).toEqual(['a.md', 'file']);
  });
});

/** Runs a command that can't write more than half a KB into one file, as on a full disk. */
function runOnFullDisk(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 1 && exec "$@"', 'sh', process.execPath, script, ...args],
    { env: childEnv({ CONTENT_DIR: folder, CACHE_DIR: join(folder, '.cache') }), encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

const filler = `${'Words that take space. '.repeat(200)}\n`;

describe.skipIf(!isPosix)('a command without space on the disk', { timeout: 60_000 }, () => {
  beforeEach(() => {
    cpSync('tests/fixtures/sound', folder, { recursive: true });
  });

  test.each([
    ['publish:record', 'published.json', 'scripts/publish-record.ts', []],
    ['check:content --fix', 'articles/an-article.md', 'scripts/check.ts', ['--fix']],
  ])('npm run %s leaves the file as it was', (_, name, script, args) => {
    const file = join(folder, name);
    if (name.endsWith('.md'))
      writeFileSync(file, readFileSync(file, 'utf8').replace('added: 2026-01-01', 'added: 1 January 2026') + filler);
    const before = readFileSync(file, 'utf8');
    const { status, output } = runOnFullDisk(script, ...args);
    expect(output).toMatch(/ was not written: .*\. The file is as it was before\.\n$/);
    expect(output).not.toContain('    at ');
    expect(status).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(join(folder, name, '..')).filter((other) => other.endsWith('.tmp'))).toEqual([]);
  });
});
