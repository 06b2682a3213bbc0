import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { childEnv, testSettings } from '../site.ts';
import type { Usage } from './usage.ts';

/** The cost of a build: the CPU time of all its processes, and the peak memory of the largest one. */
export type BuildCost = Pick<Usage, 'cpuSeconds' | 'peakMemoryMb'>;

/**
 * Runs a script, such as a build, and measures it. `options` are options of Node. The script's output goes to standard
 * error. Throws if the script fails.
 */
export async function measureBuild(
  script: string,
  environment: Record<string, string>,
  options: readonly string[] = [],
): Promise<BuildCost> {
  const usageFile = resolve(`${environment.OUT_DIR}.usage`);
  await rm(usageFile, { force: true });
  const child = spawn(process.execPath, [...options, script], {
    env: childEnv({
      ASTRO_TELEMETRY_DISABLED: '1',
      ...testSettings,
      NODE_OPTIONS: `--import ${new URL('usage.ts', import.meta.url)}`,
      USAGE_FILE: usageFile,
      ...environment,
    }),
    stdio: ['ignore', 2, 2], // standard output is for the results, which may be JSON
  });
  const code = await new Promise<number | null>((done, reject) => {
    child.once('error', reject);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`${script} failed`);
  const usages = (await readFile(usageFile, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Usage);
  await rm(usageFile);
  // the build script itself exits last, and its time includes the processes it waited for
  const total = usages.at(-1)?.cpuSeconds ?? 0;
  return {
    cpuSeconds: usages.reduce((sum, usage) => sum + usage.unwaitedCpuSeconds, total),
    peakMemoryMb: Math.max(...usages.map((usage) => usage.peakMemoryMb)),
  };
}

/** The options with which `package.json` starts the commands of editors: Node keeps the modules that it compiled. */
export const withModuleCache = ['--import', './scripts/support/compile-cache.mjs'] as const;

/** Measures the content check after one change, in CPU seconds: it checks the content, changes a file, and checks again. */
export async function measureCheck(environment: Record<string, string>, file: string): Promise<number> {
  const check = () => measureBuild('scripts/check.ts', environment, withModuleCache);
  await check();
  appendFileSync(file, '\nOne more sentence.\n');
  return (await check()).cpuSeconds;
}

/** Combines repeated measurements: the lowest CPU time, since other programs can only add to it, and the peak memory. */
export const combineCosts = (costs: readonly BuildCost[]): BuildCost => ({
  cpuSeconds: Math.min(...costs.map((cost) => cost.cpuSeconds)),
  peakMemoryMb: Math.max(...costs.map((cost) => cost.peakMemoryMb)),
});
