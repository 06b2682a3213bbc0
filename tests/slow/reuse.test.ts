import { rm } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { contentChanges } from '../support/changes.ts';
import { createSandbox, hashSite, type Sandbox, startRelease, writeChangingWork } from '../support/releases.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/reuse`);
  await writeChangingWork(sandbox, 'First.');
  expect((await startRelease(sandbox.environment).ended).status).toBe(0);
});

describe('a release with cached pages publishes the same bytes as a cold one', () => {
  test.each(Object.values(contentChanges))('after $name', async ({ apply, reusesPages }) => {
    await apply(sandbox.environment.CONTENT_DIR);
    const { status, output } = await startRelease(sandbox.environment).ended;
    expect(status, output).toBe(0);
    expect(/reused \d+ files?\b/.test(output)).toBe(reusesPages);
    const warm = await hashSite(sandbox);
    await rm(`${sandbox.site}.cache`, { recursive: true });
    expect((await startRelease(sandbox.environment).ended).status).toBe(0);
    expect(await hashSite(sandbox)).toEqual(warm);
  });
});
