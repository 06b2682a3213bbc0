import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertCanServe } from '../../../scripts/support/ports.ts';

let folder: string;
let server: Server;
let used: number;
let free: number;

const listen = async (): Promise<[Server, number]> => {
  const started = createServer();
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return [started, (started.address() as AddressInfo).port];
};
const close = (started: Server) => new Promise((resolve) => started.close(resolve));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-ports-'));
  [server, used] = await listen();
  const [other, port] = await listen();
  await close(other);
  free = port;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await close(server);
});

describe('assertCanServe', () => {
  const serve = (port: number) =>
    assertCanServe({ command: 'npm run dev', astro: 'dev', port: String(port), basePath: '/reading/' }, folder);
  const runningAt = (port: number) => writeFileSync(join(folder, 'dev.json'), JSON.stringify({ pid: 1, port }));

  test('refuses a port that is in use', async () =>
    await expect(serve(used)).rejects.toThrow(`port ${used} is in use: name another with --port`));

  test('refuses a second server of the project at any port, and says where the first is', async () => {
    runningAt(used);
    const message = `npm run dev is already running, at http://localhost:${used}/reading/: to stop it, press Ctrl+C in its terminal`;
    for (const port of [used, free]) await expect(serve(port)).rejects.toThrow(message);
  });

  test('accepts a free port, even if a server was killed', async () => {
    await expect(serve(free)).resolves.toBeUndefined();
    runningAt(free);
    await expect(serve(free)).resolves.toBeUndefined();
  });
});
