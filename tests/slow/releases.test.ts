import { lstatSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import {
  createSandbox,
  findLeftovers,
  hashSite,
  type Sandbox,
  startRelease,
  writeChangingWork,
} from '../support/releases.ts';

// tests/release has the releases that fail before pages are built

let sandbox: Sandbox;
let published: Awaited<ReturnType<typeof hashSite>>;
beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/late`);
  await writeChangingWork(sandbox, 'First.');
  const { status, output } = await startRelease(sandbox.environment).ended;
  expect(status, output).toBe(0);
  published = await hashSite(sandbox);
});
beforeEach(() => writeChangingWork(sandbox, 'Second.'));

describe('a release that fails late leaves the published site as it was', () => {
  test('because Pagefind crashes', async () => {
    const program = `${sandbox.folder}/pagefind`;
    await writeFile(program, '#!/bin/sh\nhead -c 10\nexit 3\n', { mode: 0o755 });
    const { status, output } = await startRelease({ ...sandbox.environment, PAGEFIND_BINARY_PATH: program }).ended;
    await rm(program);
    expect(output).toMatch(/The search indexer failed:(.|\n)*Pagefind (?:ended|exited|stopped|crashed)/);
    expect(status).toBe(1);
    expect(await hashSite(sandbox)).toEqual(published);
    expect(await findLeftovers(sandbox)).toEqual([]);
  });

  test('because the content has changed, which would be published unchecked', async () => {
    const release = startRelease(sandbox.environment);
    await expect.poll(release.output).toMatch(/Building \d+ pages/);
    await writeChangingWork(sandbox, '<script>Unchecked</script>'); // the check would refuse it
    const { status, output } = await release.ended;
    expect(status).toBe(1);
    expect(output).toMatch(/changed during the build; build again:\nrelated\/changing\.md/);
    expect(await hashSite(sandbox)).toEqual(published);
  });
});

test.skipIf(process.platform === 'win32')(
  'a release into a symbolic link replaces the folder that it leads to',
  async () => {
    const link = `${sandbox.folder}/current`;
    await symlink(resolve(sandbox.site), link);
    onTestFinished(() => rm(link));
    const { status, output } = await startRelease({ ...sandbox.environment, OUT_DIR: link }).ended;
    expect(status, output).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(await readFile(`${sandbox.site}/related/changing/index.html`, 'utf8')).toContain('Second.');
  },
);
