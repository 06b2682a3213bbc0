import { execFileSync, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import {
  createSandbox,
  findLeftovers,
  hashSite,
  type Sandbox,
  startRelease,
  writeChangingWork,
} from '../support/releases.ts';

/** The id of a process that has ended: larger than any that Linux assigns. */
const deadPid = '99999999';

let sandbox: Sandbox;
let oldSite: Awaited<ReturnType<typeof hashSite>>;
let newSite: typeof oldSite;
/** How long a release takes on this machine. */
let durationMs = 0;

/** Runs a release that must succeed. Returns the hashes of the site and its rules. */
async function publishText(text: string): Promise<typeof oldSite> {
  await writeChangingWork(sandbox, text);
  const { status, output } = await startRelease(sandbox.environment).ended;
  expect(status, output).toBe(0);
  expect(await findLeftovers(sandbox)).toEqual([]);
  return hashSite(sandbox);
}

/** Runs a release that fails because of its content, and so publishes nothing but repairs what it finds. */
async function failRelease(): Promise<void> {
  const badFile = `${sandbox.environment.CONTENT_DIR}/related/bad.md`;
  await writeFile(badFile, 'No frontmatter.');
  const { status, output } = await startRelease(sandbox.environment).ended;
  await rm(badFile);
  expect(status).toBe(1);
  expect(output).toContain('related/bad.md');
}

beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/kills`);
  newSite = await publishText('Second.');
  const started = performance.now();
  oldSite = await publishText('First.');
  durationMs = performance.now() - started;
  expect(newSite.site).not.toBe(oldSite.site);
  expect(newSite.headers, 'the rules differ, too').not.toBe(oldSite.headers);
});

/** The targets of a signal: a process alone, its group (as from a terminal), or the process and its descendants. */
const processAlone = (pid: number) => [pid];
const processGroup = (pid: number) => [-pid];
const processTree = (pid: number): number[] => {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString().trim().split('\n');
  const children = lines.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  return [pid, ...children.flatMap(([child = 0]) => processTree(child))];
};

/** Sends a signal to a release at a moment from 0 (its start) to 1 (its end). Returns its exit status. */
async function interrupt(moment: number, signal: NodeJS.Signals, targets: typeof processAlone): Promise<number | null> {
  await writeChangingWork(sandbox, 'Second.');
  const { child, ended } = startRelease(sandbox.environment);
  await wait(moment * durationMs);
  if (child.pid === undefined) throw new Error('The release did not start');
  for (const pid of targets(child.pid))
    try {
      process.kill(pid, signal);
    } catch {
      // it has ended already
    }
  return (await ended).status;
}

const moments = Array.from({ length: 20 }, (_, index) => (index + 1) / 20);

describe('a release that is killed leaves the old site and its rules, or the new ones', () => {
  test.each(moments.map((moment, index) => [moment, index % 2 ? 'alone' : 'with its children'] as const))(
    'at %d of its duration, %s',
    async (moment, scope) => {
      await interrupt(moment, 'SIGKILL', scope === 'alone' ? processAlone : processTree);
      // between the two renames there is no site
      const { site } = await hashSite(sandbox);
      expect([oldSite.site, newSite.site, undefined]).toContain(site);
      await failRelease();
      expect([oldSite, newSite]).toContainEqual(await hashSite(sandbox));
    },
  );
  test('after which the next one succeeds and leaves nothing behind', async () => {
    expect(await publishText('Second.')).toEqual(newSite);
    expect(await publishText('First.')).toEqual(oldSite);
  });
});

describe('a release that is terminated cleans up', () => {
  test.each(
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((moment) => [
      [moment, 'SIGTERM', processAlone] as const,
      [moment, 'SIGINT', processGroup] as const, // Ctrl+C
    ]),
  )('at %d of its duration, by %s', async (moment, signal, targets) => {
    const before = await hashSite(sandbox);
    const status = await interrupt(moment, signal, targets);
    expect(await findLeftovers(sandbox)).toEqual([]);
    const after = await hashSite(sandbox);
    // before it handles signals, and while it exits, the signal itself ends it
    if (status === null) expect([before, newSite]).toContainEqual(after);
    else expect(after).toEqual(status === 0 ? newSite : before);
  });
});

describe('of builds that start at the same time, one publishes and the rest are refused', () => {
  test.each([
    ['two', 2, false],
    ['two, repeated', 2, false],
    ['three', 3, false],
    ['two, with the lock of a killed build', 2, true],
    ['three, with the lock of a killed build', 3, true],
  ])('%s', async (_what, count, hasDeadLock) => {
    await publishText('First.');
    await writeChangingWork(sandbox, 'Second.');
    if (hasDeadLock) {
      await mkdir(`${sandbox.site}.build/lock`);
      await writeFile(`${sandbox.site}.build/lock/process`, deadPid);
    }
    const results = await Promise.all(Array.from({ length: count }, () => startRelease(sandbox.environment).ended));
    const outputs = results.map(({ output }) => output).join('\n');
    expect(results.map(({ status }) => status).sort(), outputs).toEqual([0, ...Array(count - 1).fill(1)]);
    for (const { status, output } of results)
      if (status === 1)
        expect(output).toMatch(/^Another build of .*dist is running.*: wait until it has finished\. If .*\n$/);
    expect(await hashSite(sandbox)).toEqual(newSite);
    expect(await findLeftovers(sandbox)).toEqual([]);
  });
});

/** A program that takes the lock at a given time, prints the outcome, and then waits to be killed. */
const lockScript = `
  import { acquireLock } from './scripts/build/lock.ts';
  import { buildPaths } from './scripts/build/paths.ts';
  while (Date.now() < Number(process.argv[2])) {}
  try {
    acquireLock(buildPaths(process.argv[1], process.argv[1] + '-astro'));
    console.log('locked');
    setTimeout(() => {}, 60_000);
  } catch (error) {
    console.log(error.message);
  }
`;

test('of processes that take a lock in the same millisecond, exactly one succeeds', async () => {
  const site = `${testOutput}/lock/dist`;
  for (let round = 0; round < 20; round += 1) {
    await rm(dirname(site), { recursive: true, force: true });
    if (round % 2 === 0) {
      await mkdir(`${site}.build/lock`, { recursive: true });
      await writeFile(`${site}.build/lock/process`, deadPid);
    }
    const startTime = String(Date.now() + 1000); // by then, all of them are running
    const args = ['--input-type=module', '--eval', lockScript, site, startTime];
    const children = Array.from({ length: 3 }, () => spawn(process.execPath, args));
    const outcomes = await Promise.all(
      children.map(
        (child) => new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim()))),
      ),
    );
    for (const child of children) child.kill('SIGKILL');
    const refused = outcomes.filter((line) => line !== 'locked');
    expect(refused, outcomes.join('; ')).toHaveLength(2);
    for (const line of refused)
      expect(line).toMatch(/^Another build of .* is running.*: wait until it has finished\. If .*$/);
  }
});
