import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What went over the line. */
export interface SentFile {
  path: string;
  /** Bytes of the body, compressed as hosts do. */
  bytes: number;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a built site over a line that is made slow: each answer takes a round trip (milliseconds), and all of them
 * share so many bytes a second. Connections cost nothing. Texts are compressed with brotli, files may be kept for ten
 * minutes: what the usual hosts do.
 */
export async function serveSlowly(
  folder: string,
  { roundTrip, bytesPerSecond }: { roundTrip: number; bytesPerSecond: number },
): Promise<{ server: Server; address: string; sent: SentFile[] }> {
  const sent: SentFile[] = [];
  let free = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/\?.*/, ''));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const plain = existsSync(file) ? readFileSync(file) : undefined;
    const type = types[extname(file)];
    const body = plain && type ? brotliCompressSync(plain) : (plain ?? Buffer.from('404'));
    const start = Math.max(Date.now() + roundTrip, free);
    free = start + (body.length / bytesPerSecond) * 1000;
    setTimeout(
      () => {
        sent.push({ path, bytes: body.length });
        response.writeHead(plain ? 200 : 404, {
          'content-type': type ?? 'application/octet-stream',
          'cache-control': 'public, max-age=600',
          ...(plain && type && { 'content-encoding': 'br' }),
        });
        response.end(body);
      },
      Math.max(0, free - Date.now()),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/`, sent };
}
