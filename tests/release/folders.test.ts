import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { writeManifest } from '../../scripts/build/manifest.ts';
import { buildPaths } from '../../scripts/build/paths.ts';
import { testOutput } from '../../scripts/support/run-build.ts';
import { createSandbox, findLeftovers, hashSite, type Sandbox, startRelease } from '../support/releases.ts';

let sandbox: Sandbox;
let published: Awaited<ReturnType<typeof hashSite>>;
beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/folders`);
  // as a release leaves it
  await mkdir(sandbox.site);
  await writeFile(`${sandbox.site}/index.html`, 'The published site');
  const { manifest } = buildPaths(sandbox.site);
  await mkdir(dirname(manifest));
  writeManifest(manifest, { works: 3, files: ['index.html'] });
  published = await hashSite(sandbox);
});

/** Runs a release that must be refused before it builds a page, and that leaves nothing behind. Returns its output. */
async function refuse(environment: Record<string, string> = {}): Promise<string> {
  const { status, output } = await startRelease({ ...sandbox.environment, ...environment }).ended;
  expect(status, output).toBe(1);
  expect(output).not.toContain('Building');
  expect(output, 'a message, not a stack trace').not.toMatch(/^ {4}at /m);
  return output;
}

describe('a site with works stays as it is', () => {
  test('if the folder of the content is missing', async () => {
    expect(await refuse({ CONTENT_DIR: `${sandbox.folder}/contnet` })).toMatch(
      /the content folder is missing \(did you mean .*folders\/content\? Correct CONTENT_DIR\)/,
    );
    expect(await hashSite(sandbox)).toEqual(published);
  });

  test('if the content has no works', async () => {
    const empty = `${sandbox.folder}/nothing`;
    await mkdir(empty);
    onTestFinished(() => rm(empty, { recursive: true }));
    expect(await refuse({ CONTENT_DIR: empty })).toMatch(
      /nothing has no published works, but .*dist has 3\. .* npm run build -- --allow-empty\nThe build failed\. .*dist is unchanged\.\n$/,
    );
    expect(await hashSite(sandbox)).toEqual(published);
  });
});

test('a release is refused while the site has files that no build wrote, and so publishes nothing', async () => {
  await writeFile(`${sandbox.site}/ads.txt`, 'None.');
  expect(await refuse()).toMatch(/Name another folder, or, .* move them into public\/.*\n {2}ads\.txt\n/);
  expect(await readFile(`${sandbox.site}/ads.txt`, 'utf8')).toBe('None.');
  await rm(`${sandbox.site}/ads.txt`);
  expect(await findLeftovers(sandbox)).toEqual([]);
});

test('a release is refused if a folder next to the site is in its way, and leaves the others alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-neighbours-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ['html.last', 'html.cache']) {
    await mkdir(`${folder}/${name}`);
    await writeFile(`${folder}/${name}/mine.txt`, 'My only copy.');
  }
  await writeFile(`${folder}/html.lock`, 'Mine.');
  const before = readdirSync(folder, { recursive: true }).sort();
  expect(await refuse({ OUT_DIR: `${folder}/html` })).toMatch(
    /html\.cache, which has files that no build wrote \(mine\.txt\)/,
  );
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
});

describe('a release is refused if the site is a mount point', async () => {
  const point = await mkdtemp(join(tmpdir(), 'commonplace-mount-'));
  const mount = (...args: string[]): boolean => {
    try {
      execFileSync('mount', [...args, point], { stdio: 'ignore' });
      return true;
    } catch {
      return false; // it needs Linux and root
    }
  };
  afterAll(() => rm(point, { recursive: true }));
  test.for([
    ['of another disk', ['-t', 'tmpfs', '-o', 'size=16m', 'commonplace-mount']],
    ['of a folder of the same disk', ['--bind', tmpdir()]],
  ] as const)('%s', async ([, args], { skip }) => {
    if (!mount(...args)) skip('mounting a disk needs Linux and root');
    onTestFinished(() => void execFileSync('umount', [point]));
    expect(await refuse({ OUT_DIR: point })).toMatch(
      /is a mount point, .* such as OUT_DIR=.*commonplace-mount-.*\/site\n$/,
    );
  });
});
