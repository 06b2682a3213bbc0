import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { blockWith } from './docs.ts';

/** Returns the path of the first of these programs that is installed. Servers are often only in root's `PATH`. */
export const findProgram = (...names: string[]): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('The system assigned no port');
  return address.port;
}

/** Returns the configuration that docs/deploying.md shows for a server, for a site in another folder. */
const documented = (info: string, site: string): string =>
  blockWith('docs/deploying.md', info, 'root').replaceAll('/srv/reading/dist', site);

/** The configuration of each server, which includes the rules that the release wrote for it. */
const configurations = {
  nginx: (site: string, port: number, workDir: string): string => `
    daemon off; master_process off; pid ${workDir}/pid; error_log stderr;
    events {}
    http {
      ${existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : ''}
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${workDir}/${name};`).join(' ')}
      ${documented('nginx', site).replace('listen 80;', `listen 127.0.0.1:${port};`)}
    }`,
  caddy: (site: string, port: number): string => `{
  admin off
  auto_https off
}
${documented('caddyfile', site).replace('reading.example', `http://127.0.0.1:${port}`)}`,
};

/** Serves a built site with a real web server, without root privileges. Returns the address of its home page. */
export async function serveWithHost(
  host: keyof typeof configurations,
  program: string,
  site: string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const workDir = await mkdtemp(join(tmpdir(), `commonplace-${host}-`));
  const port = await findFreePort();
  const file = join(workDir, 'configuration');
  await mkdir(join(workDir, 'home'));
  await writeFile(file, configurations[host](resolve(site), port, workDir));
  const args = host === 'nginx' ? ['-p', workDir, '-c', file] : ['run', '--config', file, '--adapter', 'caddyfile'];
  const child: ChildProcess = spawn(program, args, { env: { ...process.env, HOME: join(workDir, 'home') } });
  let output = '';
  child.stderr?.on('data', (data: Buffer) => {
    output += data;
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(address).then(Boolean, () => false)) break;
    if (child.exitCode !== null || tries > 100) throw new Error(`${host} does not respond: ${output}`);
    await wait(100);
  }
  return {
    address,
    stop: async () => {
      child.kill();
      await ended;
      await rm(workDir, { recursive: true });
    },
  };
}
