import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runAstroBuild, testOutput } from '../../scripts/support/run-build.ts';
import { hashFiles } from '../support/releases.ts';

const folder = `${testOutput}/build`;
const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist`, CACHE_DIR: `${folder}/cache` };

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp('tests/fixtures/sound', environment.CONTENT_DIR, { recursive: true });
});

/** Runs a build that must fail. Returns its output. */
const failBuild = async () => {
  const error: unknown = await runAstroBuild(environment).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, 'the build fails').toBeDefined();
  const { stdout, stderr } = error as { stdout: string; stderr: string };
  return stdout + stderr;
};

/** Copies the content as an editor on Windows might save it: with a byte order mark and CRLF line endings. */
async function copyWithCrlf(): Promise<string> {
  const copy = `${folder}/content-crlf`;
  await cp(environment.CONTENT_DIR, copy, { recursive: true });
  for (const { parentPath, name } of await readdir(copy, { recursive: true, withFileTypes: true })) {
    const file = join(parentPath, name);
    if (file.endsWith('.md')) await writeFile(file, `\uFEFF${(await readFile(file, 'utf8')).replaceAll('\n', '\r\n')}`);
  }
  return copy;
}

/** Builds the site in a time zone. Returns the hashes of its files. */
async function hashBuild(name: string, TZ: string, content = environment.CONTENT_DIR): Promise<Record<string, string>> {
  const site = `${folder}/${name}`;
  await runAstroBuild({ CONTENT_DIR: content, OUT_DIR: site, CACHE_DIR: `${folder}/cache-${name}`, TZ });
  return hashFiles(site);
}

describe('a build', () => {
  test('fails with one report on the problems in all files', async () => {
    const related = `${environment.CONTENT_DIR}/related`;
    await writeFile(`${related}/one.md`, '---\ntitle: One\ntags:\n  - frist-tag\nadded: 2026-01-01\n---\n');
    await writeFile(`${related}/two.md`, '---\ntitle: Two\nadded: 2026-02-31\n---\n');
    const output = await failBuild();
    expect(output).toContain('2 errors in 2 content files');
    expect(output).toContain(`${related}/one.md:4: tags: unknown tag frist-tag (did you mean first-tag?)`);
    expect(output).toContain(`${related}/two.md:3: added: invalid date "2026-02-31"`);
    expect((await readdir(folder)).sort()).toEqual(['content']);
    await rm(`${related}/one.md`);
    await rm(`${related}/two.md`);
  });

  test('has the same bytes in every time zone and with every kind of line ending', async () => {
    const east = await hashBuild('east', 'Pacific/Kiritimati');
    expect(await hashBuild('west', 'Pacific/Pago_Pago')).toEqual(east);
    expect(await hashBuild('crlf', 'UTC', await copyWithCrlf())).toEqual(east);
    expect(Object.keys(east)).toContain('feed.xml');
  });
});
