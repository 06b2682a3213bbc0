import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnv } from '../../src/env.ts';
import { secondsOf } from './usage.ts';

/**
 * Measures the development server: the seconds of CPU from a change in a text until its page shows it, in the middle of
 * three changes. `file` is that of the text, `path` that of its page. Throws where the server doesn't start.
 */
export async function measureDev(environment: Record<string, string>, file: string, path: string): Promise<number> {
  const server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev'], {
    env: childEnv({ NODE_ENV: 'development', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...environment }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let printed = '';
      server.stdout.on('data', (data: Buffer) => {
        printed += data.toString();
        const [, local] = /Local\s+(http\S+)/.exec(printed) ?? [];
        if (local) resolve(local);
      });
      server.on('exit', () => reject(new Error(printed)));
    });
    const shows = async (words: string) =>
      (await (await fetch(address + path, { headers: { accept: 'text/html' } })).text()).includes(words);
    await shows('');
    const costs: number[] = [];
    for (const words of ['Once more.', 'Twice more.', 'Three times more.']) {
      await wait(2000); // what the last change has set going comes to its end
      const before = secondsOf(server.pid);
      appendFileSync(file, `\n${words}\n`);
      while (!(await shows(words))) await wait(300);
      costs.push(secondsOf(server.pid) - before);
    }
    return costs.sort((a, b) => a - b)[1] ?? NaN;
  } finally {
    server.kill();
  }
}
