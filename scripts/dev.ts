/**
 * Serves the site while its owner writes, see `usage`. Astro reads `src/site.ts` once, so its server is restarted when
 * these settings change. While they are invalid, the server continues with the old ones.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { childEnv, env } from '../src/env.ts';
import '../src/theme/index.ts'; // stops if the contrast of the colours is too low
import { assertPort, readOptions } from './support/arguments.ts';
import { runCommand } from './support/command-error.ts';
import { assertCanServe } from './support/ports.ts';

const usage = `npm run dev -- [options]

Serves the site while you write, and shows each change at once. Search covers the last build.

  --port N       the port, if not 4321
  --host [NAME]  let other computers in the network see it, at all addresses or at one
  --open         open it in the browser
  --help         show this text`;

/** How long to wait after a change of the settings: an editor may write a file in several steps. */
const settleMs = 200;

const args = ['node_modules/astro/bin/astro.mjs', 'dev', ...process.argv.slice(2)];
// unlike Astro, Node's parser has no options whose value may be left out
process.argv = process.argv.filter((word, index, all) => word !== '--host' || /^[^-]/.test(all[index + 1] ?? ''));
const { port = '4321', host } = readOptions(usage, {
  port: { type: 'string' },
  host: { type: 'string' },
  open: { type: 'boolean' },
});
assertPort(usage, port);
const environment = childEnv({ ASTRO_TELEMETRY_DISABLED: '1' });

let server: ChildProcess | undefined;
let isRestarting = false;
let changedMeanwhile = false;
let isEnding = false;

/** Returns whether the settings are valid. Prints what is wrong with them if `stdio` is `inherit`. */
const areSettingsValid = (stdio: 'inherit' | 'ignore'): boolean =>
  spawnSync(process.execPath, ['src/theme/index.ts'], { env: environment, stdio }).status === 0;

function start(): void {
  const started = spawn(process.execPath, args, { env: environment, stdio: 'inherit' });
  server = started;
  started.once('exit', (code) => {
    if (isRestarting) return;
    // invalid settings stopped the server while it was restarting; the next change starts it again
    if (!isEnding && code !== 0 && !areSettingsValid('ignore')) return;
    process.exit(code ?? 1);
  });
}

/** Starts the server again if the settings are valid. Otherwise, prints what is wrong with them. */
async function restart(): Promise<void> {
  changedMeanwhile = isRestarting;
  if (isRestarting || !areSettingsValid('inherit')) return;
  isRestarting = true;
  console.log('src/site.ts has changed: restarting the server.');
  if (server?.exitCode === null && server.signalCode === null && server.kill()) await once(server, 'exit');
  if (isEnding) process.exit(1);
  start();
  isRestarting = false;
  if (changedMeanwhile) await restart();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isEnding = true;
    if (!server?.kill(signal)) process.exit(1);
  });
let timer: NodeJS.Timeout | undefined;
await runCommand(async () => {
  await assertCanServe({ command: 'npm run dev', astro: 'dev', port, host, basePath: env.basePath });
  start();
  watch('src', (_event, name) => {
    if (name !== 'site.ts') return;
    clearTimeout(timer);
    timer = setTimeout(() => void restart(), settleMs);
  });
});
