import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { change, layOut, leftovers, start, stateOf } from '../support/releases.ts';

/** Outside of this project, where Astro writes no more than the site: its peak is then at the end. */
const disk = mkdtempSync(join(tmpdir(), 'commonplace-disk-'));
const ballast = `${disk}/ballast`;

/** Whether there is now a small disk of its own to fill. Linux gives one to root. */
const mounted = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'commonplace-disk', disk], { stdio: 'ignore' });
    return true;
  } catch {
    rmSync(disk, { recursive: true });
    return false;
  }
})();
afterAll(() => {
  if (!mounted) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

/** Fills the disk but for so many bytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - left));
}

/** Which part of a release it was that found the disk full, by what was printed. */
function part(printed: string): string {
  if (!printed.includes('Building')) return 'lock';
  if (printed.includes('The search index failed')) return 'index';
  if (!printed.includes('Astro failed')) return 'headers';
  return printed.includes('generating static routes') ? 'pages' : 'bundle';
}

const why = mounted ? '' : ' (NOT TRIED: no disk could be mounted, which needs Linux and root)';
test.skipIf(!mounted)(`on a full disk a release fails, says so, and leaves the old site as it was${why}`, async () => {
  const trial = await layOut(`${testOutput}/full`, disk);
  await change(trial, 'Second.');
  await start(trial).ended;
  const fresh = await stateOf(trial);
  await change(trial, 'First.');
  await start(trial).ended;
  const old = await stateOf(trial);
  expect(old).not.toEqual(fresh);
  await change(trial, 'Second.');

  const parts = new Set<string>();
  for (let left = 0; ; left += 36_864) {
    fill(left);
    const { status, printed } = await start(trial).ended;
    rmSync(ballast);
    expect(await leftovers(trial)).toEqual([]);
    if (status === 0) break;
    const told = printed.trim().split('\n');
    expect(told.at(-1), `with ${left} bytes left`).toMatch(/^The disk is full\. .*dist is unchanged\.$/);
    expect(await stateOf(trial), `with ${left} bytes left`).toEqual(old);
    parts.add(part(printed));
  }
  expect([...parts]).toEqual(['lock', 'bundle', 'pages', 'index', 'headers']);
  expect(await stateOf(trial)).toEqual(fresh);
});
