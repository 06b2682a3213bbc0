import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childEnv } from '../../../src/env.ts';
import { runScript } from '../../support/run-script.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-strict-'));
  await cp('tests/fixtures/sound', folder, { recursive: true });
  await writeFile(join(folder, 'tags/third-tag.md'), '---\nname: third tag\nmeaning: A third one.\n---\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `npm run check:content`. */
const check = (...options: string[]) => checkWith({}, ...options);

/** Runs `npm run check:content` with some variables. */
const checkWith = (variables: Record<string, string>, ...options: string[]) =>
  runScript('scripts/check.ts', options, { CONTENT_DIR: folder, ...variables });

describe('check:content', () => {
  test('prints warnings and succeeds', async () => {
    const { status, stderr, stdout } = await check();
    expect(stderr).toContain('1 warning in 1 content file');
    expect(stdout).toMatch(
      /^No errors in the content\. It has 5 files \(1 in articles\/, 1 in related\/, .*3 in tags\/, 0 in lists\/, 0 in pages\/\)\.$/m,
    );
    expect(status).toBe(0);
  });

  test('explains its options, and names a wrong one', async () => {
    expect(await check('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--dry-run') });
    expect(await check('--strcit')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^unknown option --strcit: did you mean --strict\?\n\nnpm run check:content/),
    });
    expect(await check('strict')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^strict: the command takes/),
    });
  });

  test.skipIf(process.platform === 'win32')('warns if its results can’t be stored, and reports them', async () => {
    const { status, stderr, stdout } = await checkWith({ CACHE_DIR: '/dev/fd/cache' });
    expect(stderr).toMatch(/^The results of the check could not be cached: \/dev\/fd\/cache: .* \(.*\)\n/m);
    expect(stderr).not.toContain('    at ');
    expect(stderr).toContain('1 warning in 1 content file');
    expect(stdout).toContain('No errors in the content.');
    expect(status).toBe(0);
  });

  test.each([
    ['empty', '', 'SITE_SETTINGS: is empty; name a file, or leave the variable out'],
    ['a name with a control character', 'a\nb', 'SITE_SETTINGS: "a\\nb" has a control character'],
    ['a folder', 'src', 'SITE_SETTINGS: src: not a regular file but a folder (move the folder away)'],
    ['a device', '/dev/zero', 'SITE_SETTINGS: /dev/zero: not a regular file but a pipe or a device'],
    ['a file that is missing', 'none.json', 'SITE_SETTINGS: none.json: cannot be read: it does not exist'],
    ['no JSON', 'README.md', 'SITE_SETTINGS: README.md is not valid JSON'],
  ])('says what is wrong if SITE_SETTINGS is %s', async (_what, file, message) => {
    const { status, stderr } = await checkWith({ SITE_SETTINGS: file });
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stderr).not.toContain('    at ');
  });

  test('fails on warnings with --strict', async () => {
    const { status, stderr } = await check('--strict');
    expect(stderr).toContain('1 error in 1 content file');
    expect(status).toBe(1);
  });

  test.each([
    ['check', []],
    ['dev', []],
    ['build/index', ['--allow-empty']],
  ])('%s refuses colours with too little contrast, before anything else', async (command, options) => {
    const settings = join(folder, 'settings.json');
    const site = { title: 'A', description: 'B.', language: 'en', url: 'https://a.example/' };
    await writeFile(settings, JSON.stringify({ ...site, colours: { accent: 'gold', paper: '#fff' } }));
    const { status, stderr, stdout } = spawnSync(process.execPath, [`scripts/${command}.ts`, ...options], {
      encoding: 'utf8',
      env: childEnv({ SITE_SETTINGS: settings, CONTENT_DIR: folder, OUT_DIR: `${folder}-out` }),
    });
    expect(stderr).toMatch(/^colours\.accent in .*settings\.json: gold has a contrast of only .*\n$/);
    expect([status, stdout]).toEqual([1, '']);
  });

  test('checks again after a change with --watch, in lines that the editor’s task reads', async () => {
    const { tasks } = JSON.parse(readFileSync('.vscode/tasks.json', 'utf8')) as {
      tasks: { problemMatcher: { pattern: Record<string, string>; background: Record<string, string> } }[];
    };
    const { pattern = {}, background = {} } = tasks[0]?.problemMatcher ?? {};
    const watching = spawn('sh', ['-c', 'exec "$0" scripts/check.ts --watch 2>&1', process.execPath], {
      env: childEnv({ CONTENT_DIR: folder }),
    });
    let printed = '';
    watching.stdout.on('data', (text) => (printed += text));
    const lastReport = () => printed.split(new RegExp(background.endsPattern ?? '', 'm')).at(-2) ?? '';
    const problems = () =>
      [...lastReport().matchAll(new RegExp(pattern.regexp ?? '', 'gm'))].map(
        ([, file = '', line, severity, _message, rule]) => [basename(file), line, severity, rule],
      );
    await expect.poll(problems).toContainEqual(['third-tag.md', '2', 'warning', 'tags/unused']);
    await writeFile(join(folder, 'tags/third-tag.md'), '---\nname: third tag\n---\n');
    await expect.poll(problems).toContainEqual(['third-tag.md', '2', undefined, 'frontmatter/missing-field']);
    expect(printed).toMatch(new RegExp(background.beginsPattern ?? '', 'm'));
    watching.kill();
  });
});
