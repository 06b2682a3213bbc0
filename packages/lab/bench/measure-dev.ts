import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnv, testSettings } from '../site.ts';
import { cpuSecondsOf } from './usage.ts';

const settleMs = 2000;
const pollMs = 300;

/**
 * Measures the development server: the CPU seconds from a change in a content file until the page at `path` shows it, as
 * the median of three changes. Throws if the server doesn't start.
 */
export async function measureDev(environment: Record<string, string>, file: string, path: string): Promise<number> {
  const server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev'], {
    env: childEnv({
      NODE_ENV: 'development',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      ...testSettings,
      ...environment,
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let output = '';
      server.stdout.on('data', (data: Buffer) => {
        output += data.toString();
        const [, url] = /Local\s+(http\S+)/.exec(output) ?? [];
        if (url) resolve(url);
      });
      server.on('exit', () => reject(new Error(output)));
    });
    const pageShows = async (text: string) =>
      (await (await fetch(address + path, { headers: { accept: 'text/html' } })).text()).includes(text);
    await pageShows('');
    const costs: number[] = [];
    for (const sentence of ['First change.', 'Second change.', 'Third change.']) {
      await wait(settleMs); // until the server has finished with the last change
      const before = cpuSecondsOf(server.pid);
      appendFileSync(file, `\n${sentence}\n`);
      while (!(await pageShows(sentence))) await wait(pollMs);
      costs.push(cpuSecondsOf(server.pid) - before);
    }
    return costs.sort((a, b) => a - b)[1] ?? NaN;
  } finally {
    server.kill();
  }
}
