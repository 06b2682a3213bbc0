import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** Serves a built site under its base path, as a static host does. Gives the address of its front page. */
export async function serve(folder: string, base = '/'): Promise<{ server: Server; address: string }> {
  const notFound = readFileSync(join(folder, '404.html'));
  const files = sirv(folder, { dev: true });
  const prefix = base.replace(/\/$/, '');
  const server = createServer((request, response) => {
    const miss = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    };
    if (request.url?.startsWith(`${prefix}/`)) {
      request.url = request.url.slice(prefix.length);
      files(request, response, miss);
    } else miss();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}${prefix}/` };
}
