import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { createSandbox, findLeftovers, hashSite, startRelease, writeChangingWork } from '../support/releases.ts';

/** The disk to fill. Only the site is on it, not Astro's own files, so that its usage peaks at the end of a release. */
const disk = mkdtempSync(join(tmpdir(), 'commonplace-disk-'));
const ballast = `${disk}/ballast`;

/** Whether a small disk could be mounted, which needs Linux and root. */
const isMounted = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'commonplace-disk', disk], { stdio: 'ignore' });
    return true;
  } catch {
    rmSync(disk, { recursive: true });
    return false;
  }
})();
afterAll(() => {
  if (!isMounted) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

/** Fills the disk until only `freeBytes` are left. */
function fillDisk(freeBytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - freeBytes));
}

/** Returns the stage of a release at which the disk was full, from its output. */
function failedStage(output: string): string {
  if (!output.includes('Building')) return 'lock';
  if (output.includes('The search indexer failed')) return 'index';
  if (!output.includes('Astro failed')) return 'headers';
  return output.includes('generating static routes') ? 'pages' : 'bundle';
}

const note = isMounted ? '' : ' (SKIPPED: mounting a disk needs Linux and root)';
test.skipIf(!isMounted)(`a release on a full disk says so and leaves the published site as it was${note}`, async () => {
  const sandbox = await createSandbox(`${testOutput}/full`, disk);
  await writeChangingWork(sandbox, 'Second.');
  await startRelease(sandbox.environment).ended;
  const newSite = await hashSite(sandbox);
  await writeChangingWork(sandbox, 'First.');
  await startRelease(sandbox.environment).ended;
  const oldSite = await hashSite(sandbox);
  expect(oldSite).not.toEqual(newSite);
  await writeChangingWork(sandbox, 'Second.');

  const stages = new Set<string>();
  for (let freeBytes = 0; ; freeBytes += 36_864) {
    fillDisk(freeBytes);
    const { status, output } = await startRelease(sandbox.environment).ended;
    rmSync(ballast);
    expect(await findLeftovers(sandbox)).toEqual([]);
    if (status === 0) break;
    const lastLine = output.trim().split('\n').at(-1);
    expect(lastLine, `with ${freeBytes} bytes free`).toMatch(/^The disk is full\. .*dist is unchanged\.$/);
    expect(await hashSite(sandbox), `with ${freeBytes} bytes free`).toEqual(oldSite);
    stages.add(failedStage(output));
  }
  expect([...stages]).toEqual(['lock', 'bundle', 'pages', 'index', 'headers']);
  expect(await hashSite(sandbox)).toEqual(newSite);
});
