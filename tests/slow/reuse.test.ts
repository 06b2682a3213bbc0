import { rm } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { changes } from '../support/changes.ts';
import { change, layOut, start, stateOf, type Trial } from '../support/releases.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await layOut(`${testOutput}/reuse`);
  await change(trial, 'First.');
  expect((await start(trial).ended).status).toBe(0);
});

describe('a release that reuses pages publishes the same bytes as a cold one', () => {
  test.each(Object.values(changes))('$name', async ({ make, reuses }) => {
    await make(trial.environment.CONTENT_DIR);
    const { status, printed } = await start(trial).ended;
    expect(status, printed).toBe(0);
    expect(printed.includes('reusing the pages')).toBe(reuses);
    const warm = await stateOf(trial);
    await rm(`${trial.site}.cache`, { recursive: true });
    expect((await start(trial).ended).status).toBe(0);
    expect(await stateOf(trial)).toEqual(warm);
  });
});
