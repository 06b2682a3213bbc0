import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoContent, testOutput } from '../../scripts/support/run-build.ts';
import { hashFiles, startRelease } from '../support/releases.ts';

/** A copy of this project in another folder, with the same installed packages. */
let projectCopy = '';
beforeAll(async () => {
  projectCopy = await mkdtemp(join(tmpdir(), 'commonplace-copy-'));
  for (const name of [
    'src',
    'public',
    'scripts',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    await copyInReverse(name, join(projectCopy, name));
  await symlink(resolve('node_modules'), join(projectCopy, 'node_modules'));
});
afterAll(() => rm(projectCopy, { recursive: true }));

/** Copies files in reverse order and dates each an hour before the previous one, since neither may affect a build. */
async function copyInReverse(from: string, to: string): Promise<void> {
  const entries = (await stat(from)).isFile() ? [''] : await readdir(from, { recursive: true });
  for (const [index, name] of entries.sort().reverse().entries()) {
    const file = join(from, name);
    if (!(await stat(file)).isFile()) continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    await cp(file, join(to, name));
    const modified = new Date(Date.UTC(2001, 0, 1) - index * 3_600_000);
    await utimes(join(to, name), modified, modified);
  }
}

/** Runs a release. Returns the hashes of the site's files and of its rules for hosts. */
async function release(cwd: string, environment: Record<string, string>): Promise<Record<string, string>> {
  const site = environment.OUT_DIR ?? '';
  await rm(join(cwd, site), { recursive: true, force: true });
  const { status, output } = await startRelease(environment, cwd).ended;
  expect(status, output).toBe(0);
  const headers = Object.entries(await hashFiles(join(cwd, `${site}.headers`)));
  return {
    ...(await hashFiles(join(cwd, site))),
    ...Object.fromEntries(headers.map(([name, hash]) => [`headers for ${name}`, hash])),
  };
}

describe('releases of the same content on two machines are identical', () => {
  test.each([
    ['the demo content', demoContent],
    ['a library on many subjects', 'tests/fixtures/relevance'],
  ])('%s', async (_what, content) => {
    const here = await release('.', {
      CONTENT_DIR: content,
      OUT_DIR: `${testOutput}/bytes`,
      TZ: 'Pacific/Kiritimati',
      LANG: 'C',
      LC_ALL: 'C',
    });
    const folder = 'another/and deeper/content';
    await copyInReverse(content, join(projectCopy, folder));
    const there = await release(projectCopy, {
      CONTENT_DIR: folder,
      OUT_DIR: 'another/site',
      TZ: 'America/St_Johns',
      LANG: 'tr_TR.UTF-8', // in Turkish, the capital of i is İ
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect(there).toEqual(here);
    expect(Object.keys(here)).toEqual(
      expect.arrayContaining(['index.html', 'feed.xml', 'pagefind/works.json', '_headers', 'headers for nginx']),
    );
    await rm(join(projectCopy, folder), { recursive: true });
  });
});
