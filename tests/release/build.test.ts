import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runAstroBuild, testOutput } from '../../scripts/support/run-build.ts';

const folder = `${testOutput}/broken`;
const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist`, CACHE_DIR: `${folder}/cache` };

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp('tests/fixtures/sound', environment.CONTENT_DIR, { recursive: true });
});

/** What a build that must fail prints. */
const failure = async () => {
  const error: unknown = await runAstroBuild(environment).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, 'the build fails').toBeDefined();
  const { stdout, stderr } = error as { stdout: string; stderr: string };
  return stdout + stderr;
};

test('mistakes in two files stop the build with one message that names both', async () => {
  const related = `${environment.CONTENT_DIR}/related`;
  await writeFile(`${related}/one.md`, '---\ntitle: One\ntags:\n  - frist-tag\nadded: 2026-01-01\n---\n');
  await writeFile(`${related}/two.md`, '---\ntitle: Two\nadded: 2026-02-31\n---\n');
  const printed = await failure();
  expect(printed).toContain('2 errors in 2 content files');
  expect(printed).toContain(`${related}/one.md:4: tags: unknown tag frist-tag (did you mean first-tag?)`);
  expect(printed).toContain(`${related}/two.md:3: added: invalid date "2026-02-31"`);
  expect((await readdir(folder)).sort()).toEqual(['content']);
  await rm(`${related}/one.md`);
  await rm(`${related}/two.md`);
});

/** The content as an editor on Windows may save it: each line ends in two signs, and a mark of byte order stands first. */
async function savedOnWindows(): Promise<string> {
  const copy = `${folder}/content-of-windows`;
  await cp(environment.CONTENT_DIR, copy, { recursive: true });
  for (const { parentPath, name } of await readdir(copy, { recursive: true, withFileTypes: true })) {
    const file = join(parentPath, name);
    if (file.endsWith('.md')) await writeFile(file, `\uFEFF${(await readFile(file, 'utf8')).replaceAll('\n', '\r\n')}`);
  }
  return copy;
}

test('the same content gives the same bytes, in every time zone and with every end of lines', async () => {
  const bytesOf = async (name: string, zone: string, content = environment.CONTENT_DIR) => {
    const built = `${folder}/${name}`;
    await runAstroBuild({ CONTENT_DIR: content, OUT_DIR: built, CACHE_DIR: `${folder}/cache-${name}`, TZ: zone });
    const files = (await readdir(built, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const entries = files.map(async ({ parentPath, name: file }) => {
      const path = join(parentPath, file);
      return [
        relative(built, path),
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ] as const;
    });
    return Object.fromEntries((await Promise.all(entries)).sort());
  };
  const east = await bytesOf('east', 'Pacific/Kiritimati');
  expect(await bytesOf('west', 'Pacific/Pago_Pago')).toEqual(east);
  expect(await bytesOf('windows', 'UTC', await savedOnWindows())).toEqual(east);
  expect(Object.keys(east)).toContain('feed.xml');
});
