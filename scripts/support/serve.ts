import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** What may go wrong with a file on its way: a status instead, the connection cut, no answer at all, other bytes. */
export type NetworkFault = 404 | 500 | 'dropped' | 'hanging' | 'corrupt';

/** What a test may do to what is served. */
export interface ServeOptions {
  /** The fault that a file comes with, by its path from the root of the site. */
  fault?: (path: string) => NetworkFault | undefined;
  /** The headers that a file comes with. */
  headers?: (path: string) => Record<string, string>;
  /** Other sites on the same host. */
  beside?: readonly { folder: string; base: string }[];
}

/** Serves a built site under its base path, as a static host does. Gives the address of its front page. */
export async function serve(
  folder: string,
  base = '/',
  { fault, headers, beside = [] }: ServeOptions = {},
): Promise<{ server: Server; address: string }> {
  const notFound = readFileSync(join(folder, '404.html'));
  const sites = [{ folder, base }, ...beside].map((site) => ({
    prefix: site.base.replace(/\/$/, ''),
    files: sirv(site.folder, { dev: true, etag: true }),
  }));
  const server = createServer((request, response) => {
    const miss = (status = 404) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    };
    const site = sites.find(({ prefix }) => request.url?.startsWith(`${prefix}/`));
    if (!site || request.url === undefined) return miss();
    request.url = request.url.slice(site.prefix.length);
    const path = request.url.replace(/\?.*/, '');
    for (const [name, value] of Object.entries(headers?.(path) ?? {})) response.setHeader(name, value);
    const wrong = fault?.(path);
    if (wrong === 'dropped') request.socket.destroy();
    else if (wrong === 'corrupt') response.writeHead(200).end('\u0000 what nobody expects \ufffd');
    else if (typeof wrong === 'number') miss(wrong);
    else if (wrong !== 'hanging') site.files(request, response, miss);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}${base.replace(/\/$/, '')}/` };
}
