import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { childEnv } from '../../src/env.ts';
import type { Usage } from './usage.ts';

/** What a build cost: the seconds of all its processes, and the most memory that one of them had. */
export type BuildCost = Pick<Usage, 'seconds' | 'peak'>;

/**
 * Runs a script of Node that builds something, and measures it. What it prints is shown as it comes. Throws where it
 * fails.
 */
export async function measureBuild(script: string, environment: Record<string, string>): Promise<BuildCost> {
  const file = resolve(`${environment.OUT_DIR}.usage`);
  await rm(file, { force: true });
  const child = spawn(process.execPath, [script], {
    env: childEnv({
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: `--import ${new URL('usage.ts', import.meta.url)}`,
      USAGE_FILE: file,
      ...environment,
    }),
    stdio: ['ignore', 2, 2], // beside the table, which may be read by a program
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${script} failed`);
  const used = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Usage);
  await rm(file);
  const last = used.at(-1)?.seconds ?? 0; // the first to begin ends last, and has waited for those that it started
  return {
    seconds: used.reduce((sum, { rest }) => sum + rest, last),
    peak: Math.max(...used.map(({ peak }) => peak)),
  };
}

/** The cost of a build that was measured several times: whatever else a machine does can only add to its seconds. */
export const lowestCost = (costs: readonly BuildCost[]): BuildCost => ({
  seconds: Math.min(...costs.map(({ seconds }) => seconds)),
  peak: Math.max(...costs.map(({ peak }) => peak)),
});
