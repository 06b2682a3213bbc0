import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { hashesOf, start } from '../support/releases.ts';

/** A copy of this project, elsewhere, as another editor has it: what npm installs is the same. */
let elsewhere = '';
beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'commonplace-elsewhere-'));
  for (const name of [
    'src',
    'public',
    'scripts',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    await copyBackwards(name, join(elsewhere, name));
  await symlink(resolve('node_modules'), join(elsewhere, 'node_modules'));
});
afterAll(() => rm(elsewhere, { recursive: true }));

/** Copies files the last one first, and makes each an hour older than the one before. */
async function copyBackwards(from: string, to: string): Promise<void> {
  const entries = (await stat(from)).isFile() ? [''] : await readdir(from, { recursive: true });
  for (const [index, name] of entries.sort().reverse().entries()) {
    const file = join(from, name);
    if (!(await stat(file)).isFile()) continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    await cp(file, join(to, name));
    const then = new Date(Date.UTC(2001, 0, 1) - index * 3_600_000);
    await utimes(join(to, name), then, then);
  }
}

/** The bytes of a release: of the site, and of the headers that go with it. */
async function release(cwd: string, environment: Record<string, string>): Promise<Record<string, string>> {
  const site = environment.OUT_DIR ?? '';
  await rm(join(cwd, site), { recursive: true, force: true });
  const { status, printed } = await start({ environment }, cwd).ended;
  expect(status, printed).toBe(0);
  const headers = Object.entries(await hashesOf(join(cwd, `${site}.headers`)));
  return {
    ...(await hashesOf(join(cwd, site))),
    ...Object.fromEntries(headers.map(([name, hash]) => [`headers for ${name}`, hash])),
  };
}

describe('two releases of the same content are the same, byte for byte', () => {
  test.each([
    ['of the site', 'src/content'],
    ['of a library on many subjects', 'tests/fixtures/relevance'],
  ])('%s, made on two sides of the world', async (_what, content) => {
    const here = await release('.', {
      CONTENT_DIR: content,
      OUT_DIR: `${testOutput}/bytes`,
      TZ: 'Pacific/Kiritimati',
      LANG: 'C',
      LC_ALL: 'C',
    });
    const folder = 'elsewhere/and deeper/content';
    await copyBackwards(content, join(elsewhere, folder));
    const there = await release(elsewhere, {
      CONTENT_DIR: folder,
      OUT_DIR: 'another/site',
      TZ: 'America/St_Johns',
      LANG: 'tr_TR.UTF-8', // where a small letter I has its dot
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect(there).toEqual(here);
    expect(Object.keys(here)).toEqual(
      expect.arrayContaining(['index.html', 'feed.xml', 'pagefind/works.json', '_headers', 'headers for nginx']),
    );
    await rm(join(elsewhere, folder), { recursive: true });
  });
});
