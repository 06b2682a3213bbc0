/**
 * Builds the site for this computer and serves it: `npm start`, or `npm start -- --port 8080`. The build goes into a
 * folder of its own, so that `dist/` never contains a site with the address of this computer.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childEnv, env } from '../src/env.ts';
import { joinBase } from '../src/schemas/paths.ts';
import { assertPort, readOptions } from './support/arguments.ts';
import { runCommand } from './support/command-error.ts';
import { assertCanServe } from './support/ports.ts';

const usage = `npm start -- [options]

Builds the site, and serves it on this computer.

  --port N   the port, if not 4321
  --help     show this text`;

const { port } = readOptions(usage, { port: { type: 'string', default: '4321' } });
assertPort(usage, port);
const origin = `http://localhost:${port}`;
const environment = childEnv({
  SITE_URL: joinBase(origin, env.basePath),
  OUT_DIR: `${env.outDir}.preview`,
  ASTRO_TELEMETRY_DISABLED: '1',
});

/** Runs a Node program in this terminal. Returns its exit code, or `null` if it was killed. */
async function run(...args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { env: environment, stdio: 'inherit' });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  const [code] = (await once(child, 'close')) as [number | null];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  return code;
}

await runCommand(async () => {
  await assertCanServe({ command: 'npm start', astro: 'preview', port, basePath: env.basePath });
  const built = await run('scripts/build/index.ts', '--allow-empty');
  if (built === 0) {
    console.log(`Serving ${environment.SITE_URL} (stop with Ctrl+C)`);
    await run('node_modules/astro/bin/astro.mjs', 'preview', '--port', port);
  } else process.exitCode = built ?? 1;
});
