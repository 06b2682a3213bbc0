import { execFileSync } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { change, layOut, leftovers, start, stateOf, type Trial } from '../support/releases.ts';

let trial: Trial;
let old: Awaited<ReturnType<typeof stateOf>>;
let fresh: typeof old;
/** How long a release takes here, in milliseconds. */
let duration = 0;

/** Makes a release that must succeed. Gives the site with its headers. */
async function succeed(text: string): Promise<typeof old> {
  await change(trial, text);
  const { status, printed } = await start(trial).ended;
  expect(status, printed).toBe(0);
  expect(await leftovers(trial)).toEqual([]);
  return stateOf(trial);
}

/** The next command of an editor, one that puts nothing into the place of the site, since the content has a mistake. */
async function failNext(): Promise<void> {
  const bad = `${trial.environment.CONTENT_DIR}/related/bad.md`;
  await writeFile(bad, 'No frontmatter.');
  const { status, printed } = await start(trial).ended;
  await rm(bad);
  expect(status).toBe(1);
  expect(printed).toContain('related/bad.md');
}

beforeAll(async () => {
  trial = await layOut(`${testOutput}/kills`);
  fresh = await succeed('Second.');
  const began = performance.now();
  old = await succeed('First.');
  duration = performance.now() - began;
  expect(fresh.site).not.toBe(old.site);
  expect(fresh.headers, 'the headers tell which site they go with').not.toBe(old.headers);
});

/** Whom a signal is for, when it is meant for a process: it alone, its group (as from a terminal), or all it started. */
const alone = (id: number) => [id];
const group = (id: number) => [-id];
const family = (id: number): number[] => {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString().trim().split('\n');
  const children = all.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === id);
  return [id, ...children.flatMap(([child = 0]) => family(child))];
};

/** Ends a release at a moment, from 0 at its start to 1 at its end. */
async function interrupt(moment: number, signal: NodeJS.Signals, whom: typeof alone): Promise<number | null> {
  await change(trial, 'Second.');
  const { child, ended } = start(trial);
  await wait(moment * duration);
  if (child.pid === undefined) throw new Error('The release did not start');
  for (const id of whom(child.pid))
    try {
      process.kill(id, signal);
    } catch {
      // it was quicker
    }
  return (await ended).status;
}

const moments = Array.from({ length: 20 }, (_, index) => (index + 1) / 20);

describe('a release that is killed leaves the old site with its headers, or the new one with its own', () => {
  test.each(moments.map((moment, index) => [moment, index % 2 ? 'alone' : 'with all that it started'] as const))(
    'at %d of its time, %s',
    async (moment, what) => {
      await interrupt(moment, 'SIGKILL', what === 'alone' ? alone : family);
      // between two renames there is none for a moment
      const { site } = await stateOf(trial);
      expect([old.site, fresh.site, undefined]).toContain(site);
      await failNext();
      expect([old, fresh]).toContainEqual(await stateOf(trial));
    },
  );
  test('and the next one works, and leaves nothing behind', async () => {
    expect(await succeed('Second.')).toEqual(fresh);
    expect(await succeed('First.')).toEqual(old);
  });
});

describe('a release that is told to end clears up what it began', () => {
  test.each(
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((moment) => [
      [moment, 'SIGTERM', alone] as const,
      [moment, 'SIGINT', group] as const, // as by Ctrl+C
    ]),
  )('at %d of its time, by %s', async (moment, signal, whom) => {
    const before = await stateOf(trial);
    const status = await interrupt(moment, signal, whom);
    // before it has begun to work, the signal itself ends it
    expect(await leftovers(trial)).toEqual([]);
    expect(await stateOf(trial)).toEqual(status === 0 ? fresh : before);
  });
});

describe('of builds that start together one wins, the others are refused, and the site is whole', () => {
  test.each([
    ['two', 2, false],
    ['two, again', 2, false],
    ['three', 3, false],
    ['two, after one that was killed', 2, true],
    ['three, after one that was killed', 3, true],
  ])('%s', async (_how, count, killed) => {
    await succeed('First.');
    await change(trial, 'Second.');
    if (killed) {
      await mkdir(`${trial.site}.lock`);
      await writeFile(`${trial.site}.lock/process`, '99999999');
    }
    const all = await Promise.all(Array.from({ length: count }, () => start(trial).ended));
    expect(all.map(({ status }) => status).sort()).toEqual([0, ...Array(count - 1).fill(1)]);
    for (const { status, printed } of all)
      if (status === 1) expect(printed).toMatch(/^Another build of .*dist is running.*: wait until it has finished\n$/);
    expect(await stateOf(trial)).toEqual(fresh);
    expect(await leftovers(trial)).toEqual([]);
  });
});

/** Says at the same moment as others that a build begins. Whether it may, it says itself; then it waits to be killed. */
const contender = `
  import { acquireLock } from './scripts/build/lock.ts';
  import { buildPaths } from './scripts/build/paths.ts';
  while (Date.now() < Number(process.argv[2])) {}
  try {
    acquireLock(buildPaths(process.argv[1], process.argv[1] + '-astro'));
    console.log('begun');
    setTimeout(() => {}, 60_000);
  } catch (error) {
    console.log(error.message);
  }
`;

test('of builds that begin in the same moment, one does, whether or not one was killed before', async () => {
  const site = `${testOutput}/moment/dist`;
  for (let round = 0; round < 20; round += 1) {
    await rm(dirname(site), { recursive: true, force: true });
    if (round % 2 === 0) {
      await mkdir(`${site}.lock`, { recursive: true });
      await writeFile(`${site}.lock/process`, '99999999');
    }
    const moment = String(Date.now() + 1000); // when all of them run
    const words = ['--input-type=module', '--eval', contender, site, moment];
    const children = Array.from({ length: 3 }, () => spawn(process.execPath, words));
    const said = await Promise.all(
      children.map(
        (child) => new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim()))),
      ),
    );
    for (const child of children) child.kill('SIGKILL');
    const refused = said.filter((line) => line !== 'begun');
    expect(refused, said.join('; ')).toHaveLength(2);
    for (const line of refused) expect(line).toMatch(/^Another build of .* is running.*: wait until it has finished$/);
  }
});
