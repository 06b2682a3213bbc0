import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * A fault to inject: an error status, a dropped connection, a response that never comes, corrupt bytes, an empty response,
 * or another page with status 200, as public networks with a login and hosts of single-page applications send it.
 */
export type NetworkFault = 404 | 500 | 'dropped' | 'hanging' | 'corrupt' | 'empty' | 'page';

export interface ServeOptions {
  /** Returns the fault to inject for a file, by its path from the root of the site. */
  fault?: (path: string) => NetworkFault | undefined;
  /** Returns the response headers of a file. */
  headers?: (path: string) => Record<string, string>;
  /** Other sites on the same host. */
  otherSites?: readonly { folder: string; base: string }[];
}

/** Serves a built site under its base path, as a static host does. Returns the address of its home page. */
export async function serve(
  folder: string,
  base = '/',
  { fault, headers, otherSites = [] }: ServeOptions = {},
): Promise<{ server: Server; address: string }> {
  const notFoundPage = readFileSync(join(folder, '404.html'));
  const sites = [{ folder, base }, ...otherSites].map((site) => ({
    prefix: site.base.replace(/\/$/, ''),
    serveFile: sirv(site.folder, { dev: true, etag: true }),
  }));
  const server = createServer((request, response) => {
    const fail = (status = 404) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(notFoundPage);
    };
    const site = sites.find(({ prefix }) => request.url?.startsWith(`${prefix}/`));
    if (!site || request.url === undefined) return fail();
    request.url = request.url.slice(site.prefix.length);
    const path = request.url.replace(/\?.*/, '');
    for (const [name, value] of Object.entries(headers?.(path) ?? {})) response.setHeader(name, value);
    const injected = fault?.(path);
    if (injected === 'dropped') request.socket.destroy();
    else if (injected === 'corrupt') response.writeHead(200).end('\u0000 corrupt \ufffd');
    else if (injected === 'empty') response.writeHead(200).end();
    else if (injected === 'page') fail(200);
    else if (typeof injected === 'number') fail(injected);
    else if (injected !== 'hanging') site.serveFile(request, response, fail);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}${base.replace(/\/$/, '')}/` };
}
