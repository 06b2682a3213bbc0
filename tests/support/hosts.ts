import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a program stands on this machine, if it does. Servers are kept where only root looks for them. */
export const find = (...names: string[]): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** A number of a port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port');
  return address.port;
}

/** The configuration with which each server serves a built site by the rules that the release wrote for it. */
const configurations = {
  nginx: (site: string, port: number, own: string): string => `
    daemon off; master_process off; pid ${own}/pid; error_log stderr;
    events {}
    http {
      ${existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : ''}
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/${name};`).join(' ')}
      server {
        listen 127.0.0.1:${port};
        root ${site};
        error_page 404 /404.html;
        include ${site}.headers/nginx;
      }
    }`,
  caddy: (site: string, port: number): string => `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  root * ${site}
  import ${site}.headers/caddy
  file_server
  handle_errors {
    route {
      rewrite * /404.html
      import ${site}.headers/caddy
      file_server
    }
  }
}
`,
};

/** Serves a built site with a real server, without root's rights. Gives the address of its front page. */
export async function serveWith(
  host: keyof typeof configurations,
  program: string,
  site: string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const own = await mkdtemp(join(tmpdir(), `commonplace-${host}-`));
  const port = await freePort();
  const file = join(own, 'configuration');
  await mkdir(join(own, 'home'));
  await writeFile(file, configurations[host](resolve(site), port, own));
  const words = host === 'nginx' ? ['-p', own, '-c', file] : ['run', '--config', file, '--adapter', 'caddyfile'];
  const child: ChildProcess = spawn(program, words, { env: { ...process.env, HOME: join(own, 'home') } });
  let printed = '';
  child.stderr?.on('data', (data: Buffer) => {
    printed += data;
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(address).then(Boolean, () => false)) break;
    if (child.exitCode !== null || tries > 100) throw new Error(`${host} does not answer: ${printed}`);
    await wait(100);
  }
  return {
    address,
    stop: async () => {
      child.kill();
      await ended;
      await rm(own, { recursive: true });
    },
  };
}
