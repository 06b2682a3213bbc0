import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** A response that was sent. */
export interface SentResponse {
  path: string;
  /** The size of the body, after compression. */
  bytes: number;
}

/** The media types of files that are compressed. */
const textTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a built site over a throttled connection: every response takes a round trip, and all of them share the
 * bandwidth. Setting up connections takes no time. As on common hosts, text is compressed with brotli, and browsers may
 * cache files for ten minutes.
 */
export async function serveSlowly(
  folder: string,
  { roundTripMs, bytesPerSecond }: { roundTripMs: number; bytesPerSecond: number },
): Promise<{ server: Server; address: string; responses: SentResponse[] }> {
  const responses: SentResponse[] = [];
  let lineFreeAt = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/\?.*/, ''));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const content = existsSync(file) ? readFileSync(file) : undefined;
    const textType = textTypes[extname(file)];
    const body = content && textType ? brotliCompressSync(content) : (content ?? Buffer.from('404'));
    const start = Math.max(Date.now() + roundTripMs, lineFreeAt);
    lineFreeAt = start + (body.length / bytesPerSecond) * 1000;
    setTimeout(
      () => {
        responses.push({ path, bytes: body.length });
        response.writeHead(content ? 200 : 404, {
          'content-type': textType ?? 'application/octet-stream',
          'cache-control': 'public, max-age=600',
          ...(content && textType && { 'content-encoding': 'br' }),
        });
        response.end(body);
      },
      Math.max(0, lineFreeAt - Date.now()),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/`, responses };
}
