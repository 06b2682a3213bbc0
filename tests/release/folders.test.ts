import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import {
  createSandbox,
  findLeftovers,
  hashSite,
  type Sandbox,
  startRelease,
  writeChangingWork,
} from '../support/releases.ts';

let sandbox: Sandbox;
let published: Awaited<ReturnType<typeof hashSite>>;
beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/folders`);
  await writeChangingWork(sandbox, 'First.');
  const { status, output } = await startRelease(sandbox.environment).ended;
  expect(status, output).toBe(0);
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
  await writeFile(`${sandbox.site}/CNAME`, 'reading.example');
  expect(await refuse()).toMatch(/Name another folder, or, .* move them into public\/.*\n {2}CNAME\n/);
  expect(await readFile(`${sandbox.site}/CNAME`, 'utf8')).toBe('reading.example');
  await rm(`${sandbox.site}/CNAME`);
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

test.skipIf(process.platform === 'win32')(
  'a release into a symbolic link replaces the folder that it leads to',
  async () => {
    const link = `${sandbox.folder}/current`;
    await symlink(resolve(sandbox.site), link);
    onTestFinished(() => rm(link));
    await writeChangingWork(sandbox, 'Second.');
    const { status, output } = await startRelease({ ...sandbox.environment, OUT_DIR: link }).ended;
    expect(status, output).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(await readFile(`${sandbox.site}/related/changing/index.html`, 'utf8')).toContain('Second.');
  },
);

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
