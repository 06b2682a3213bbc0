import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { childEnv } from '../../src/env.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-interrupted-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Makes a content folder with a draft. */
function makeContent(name: string): string {
  const content = join(folder, name);
  cpSync('tests/fixtures/sound', content, { recursive: true });
  const draft = (title: string) =>
    `---\ntitle: ${title}\nadded: 2026-01-01\ndraft: true\ntags: [first-tag]\nrelated:\n  - work: an-article\n---\n`;
  writeFileSync(join(content, 'related/one.md'), draft('One'));
  writeFileSync(join(content, 'related/two.md'), draft('Two'));
  return content;
}

/** Makes a process kill itself before one of the calls that change files. */
const killer = (call: number) =>
  `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let left = ${call};
  for (const name of ['renameSync', 'rmSync', 'writeFileSync']) {
    const change = fs[name];
    fs[name] = (...args) => {
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      left -= 1;
      return change(...args);
    };
  }
  syncBuiltinESMExports();`)}`;

const run = (content: string, args: readonly string[], flags: readonly string[] = []) =>
  spawnSync(process.execPath, [...flags, ...args], {
    encoding: 'utf8',
    env: childEnv({ CONTENT_DIR: content, CACHE_DIR: join(folder, 'cache'), BUILD_DATE: '2026-06-01' }),
  });

/** Returns the files of a folder with their texts. */
const filesOf = (content: string) =>
  readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(content, path)).isFile())
    .sort()
    .map((path) => [path, readFileSync(join(content, path), 'utf8')]);

describe.skipIf(process.platform === 'win32')('the same command finishes what was killed', { timeout: 120_000 }, () => {
  test.each([
    ['rename', ['scripts/rename/index.ts', 'an-article', 'another-article', '--yes']],
    ['merge', ['scripts/rename/merge.ts', 'first-tag', 'second-tag', '--yes']],
    ['publish', ['scripts/publish-drafts.ts', '--all']],
    ['publish:record', ['scripts/publish-record.ts']],
    ['clear', ['scripts/clear.ts', '--yes']],
  ])('%s', (_name, args) => {
    const whole = makeContent('whole');
    const { status, stderr } = run(whole, args);
    expect([status, stderr]).toEqual([0, '']);
    for (let call = 0; ; call += 1) {
      const content = makeContent(`killed-${call}`);
      const killed = run(content, args, ['--import', killer(call)]);
      if (killed.signal !== 'SIGKILL') {
        expect(killed.status).toBe(0);
        expect(call).toBeGreaterThan(1);
        return;
      }
      const again = run(content, args);
      expect([again.stderr, again.status], `after call ${call}`).toEqual(['', 0]);
      expect(filesOf(content), `after call ${call}`).toEqual(filesOf(whole));
    }
  });
});
