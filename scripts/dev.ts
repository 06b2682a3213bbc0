/**
 * Serves the site while its owner writes, see `usage`. Astro reads `src/site.ts` once, so its server is started again when
 * these settings have changed. While they are wrong, it goes on with the old ones.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { childEnv } from '../src/env.ts';
import { readOptions } from './support/arguments.ts';

const usage = `npm run dev -- [options]

Serves the site while you write, and shows each change at once. Search covers the last build.

  --port N       the port, if not 4321
  --host [NAME]  let other computers in the network see it, at all addresses or at one
  --open         open it in the browser
  --help         show this text`;

/** How long to wait after a change of the settings: an editor may write a file in several steps. */
const settleMs = 200;

readOptions(usage, {
  port: { type: 'string' },
  host: { type: 'string' },
  open: { type: 'boolean' },
});
const environment = childEnv({ ASTRO_TELEMETRY_DISABLED: '1' });
const args = ['node_modules/astro/bin/astro.mjs', 'dev', ...process.argv.slice(2)];

let server: ChildProcess;
let isRestarting = false;

function start(): void {
  server = spawn(process.execPath, args, { env: environment, stdio: 'inherit' });
  server.once('exit', (code) => {
    if (!isRestarting) process.exit(code ?? 1);
  });
}

/** Starts the server again if the settings are valid. Otherwise, prints what is wrong with them. */
async function restart(): Promise<void> {
  if (isRestarting) return;
  if (spawnSync(process.execPath, ['src/env.ts'], { env: environment, stdio: 'inherit' }).status !== 0) return;
  isRestarting = true;
  console.log('src/site.ts has changed: the server starts again.');
  server.kill();
  await once(server, 'exit');
  start();
  isRestarting = false;
}

start();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
let timer: NodeJS.Timeout | undefined;
watch('src', (_event, name) => {
  if (name !== 'site.ts') return;
  clearTimeout(timer);
  timer = setTimeout(() => void restart(), settleMs);
});
