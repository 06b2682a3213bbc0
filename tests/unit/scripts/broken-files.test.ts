import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { childEnv } from '../../../src/env.ts';
import { runScript } from '../../support/run-script.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'commonplace-broken-'));
  cpSync('tests/fixtures/sound', content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

/**
 * What may be where a file or a folder should be, and what a command says about it. Reading some blocks a process, so the
 * command gets its own.
 */
const obstacles: Record<string, { make: (path: string) => void; says: RegExp; blocks?: boolean }> = {
  'a pipe': { make: (path) => execFileSync('mkfifo', [path]), says: /a pipe or a device/, blocks: true },
  'a link to itself': { make: (path) => symlinkSync(path, path), says: /symbolic link/ },
  'a file of 5 GB': {
    make: (path) => {
      writeFileSync(path, '');
      truncateSync(path, 5 * 1024 ** 3);
    },
    says: /size is 5368709120 bytes/,
  },
  'a file that nobody may read': {
    make: (path) => {
      writeFileSync(path, '---\nname: A\nmeaning: B.\n---\n');
      chmodSync(path, 0);
    },
    says: /permission denied/,
  },
};

/** The commands that read content, with arguments. */
const commands: Record<string, readonly [string, ...string[]]> = {
  'check:content': ['scripts/check.ts', '--fix', '--dry-run'],
  'check:links': ['scripts/check-links/index.ts'],
  build: ['scripts/build/index.ts'],
  new: ['scripts/new/index.ts', 'tag', 'A name'],
  rename: ['scripts/rename/index.ts', 'first-tag', 'other-tag', '--yes'],
  publish: ['scripts/publish-drafts.ts', '--all'],
  'publish:record': ['scripts/publish-record.ts'],
  import: ['packages/import/index.ts', 'tests/fixtures/source-page.txt'],
};

// root may read every file
const isRoot = process.getuid?.() === 0;

describe.skipIf(process.platform === 'win32')('each command names a content file that is', { timeout: 60_000 }, () => {
  const cases = Object.entries(obstacles).filter(([what]) => !(isRoot && what === 'a file that nobody may read'));
  test.each(cases)('%s', async (_what, { make, says, blocks }) => {
    make(join(content, 'tags/odd.md'));
    const variables = { CONTENT_DIR: content, OUT_DIR: `${content}-out` };
    for (const [name, [script, ...args]] of Object.entries(commands)) {
      const { status, stderr } = blocks
        ? spawnSync(process.execPath, [script, ...args], {
            encoding: 'utf8',
            env: childEnv(variables),
            input: '',
            timeout: 20_000,
          })
        : await runScript(script, args, variables);
      expect(stderr, name).toMatch(/tags\/odd\.md/);
      expect(stderr, name).toMatch(says);
      expect(stderr, name).not.toMatch(/^ {4}at |A fault in this software/m);
      expect(status, name).toBe(1);
    }
  });
});
