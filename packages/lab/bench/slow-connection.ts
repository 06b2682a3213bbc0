import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { decodeEscapes } from '../site.ts';

/** A response that was sent. */
export interface SentResponse {
  path: string;
  /** The size of the body, after compression. */
  bytes: number;
  /** When the request arrived, and when the first and the last byte of the response were sent, in milliseconds since 1970. */
  requestedMs: number;
  answeredMs: number;
  receivedMs: number;
  /** Whether it was the first request of its connection. */
  isFirstOfConnection: boolean;
}

/** The number of bytes that a response sends before the next one takes its turn: one TCP segment. */
const segmentBytes = 1460;

/** The media types of files that are compressed. */
const textTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a built site with HTTP/1.1 over a throttled connection: every response takes a round trip, and all of them share
 * the bandwidth equally. TCP's slow start is not simulated. As on common hosts, text is compressed with brotli, and
 * browsers may cache files for ten minutes. Returns the proxy that a browser must use, so that its connections take time to set
 * up, and the responses so far.
 */
export async function serveSlowly(
  folder: string,
  { roundTripMs, bytesPerSecond }: { roundTripMs: number; bytesPerSecond: number },
) {
  const responses: SentResponse[] = [];
  const sendInTurns = shareLine(bytesPerSecond);
  const usedConnections = new WeakSet<Socket>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const requestedMs = Date.now();
    const isFirstOfConnection = !usedConnections.has(request.socket);
    usedConnections.add(request.socket);
    const path = decodeEscapes((request.url ?? '/').replace(/\?.*/, '')) ?? '/404.html';
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const content = existsSync(file) ? readFileSync(file) : undefined;
    const textType = textTypes[extname(file)];
    const body = content && textType ? brotliCompressSync(content) : (content ?? Buffer.from('404'));
    await wait(requestedMs + roundTripMs - Date.now());
    const answeredMs = Date.now();
    response.writeHead(content ? 200 : 404, {
      'content-type': textType ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'public, max-age=600',
      ...(content && textType && { 'content-encoding': 'br' }),
    });
    await sendInTurns(response, body);
    responses.push({ path, bytes: body.length, requestedMs, answeredMs, receivedMs: Date.now(), isFirstOfConnection });
  };
  const server = createServer((request, response) => void answer(request, response));
  const proxy = proxyTo(server, roundTripMs);
  const [port, proxyPort] = await Promise.all([listen(server), listen(proxy)]);
  return {
    address: `http://127.0.0.1:${port}/`,
    proxy: { server: `socks5://127.0.0.1:${proxyPort}` },
    responses,
    close: () => {
      server.closeAllConnections();
      server.close();
      proxy.close();
    },
  };
}

/**
 * Returns a SOCKS proxy (RFC 1928) that forwards connections to a server. Each of its two answers takes a round trip, like
 * the handshakes of TCP and TLS 1.3 (RFC 8446). Meanwhile, browsers use connections that are ready.
 */
const proxyTo = (server: Server, roundTripMs: number): NetServer =>
  createNetServer((socket) => {
    socket.on('error', () => socket.destroy()); // the browser has closed a connection that it didn't need
    const answerLate = (bytes: number[], next: () => void) =>
      socket.once('data', () =>
        setTimeout(() => {
          next();
          socket.write(Buffer.from(bytes));
        }, roundTripMs),
      );
    answerLate([5, 0], () => answerLate([5, 0, 0, 1, 0, 0, 0, 0, 0, 0], () => server.emit('connection', socket)));
  });

async function listen(server: NetServer): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** Returns a function that sends a response. Responses that are sent at the same time take turns on one line. */
function shareLine(bytesPerSecond: number): (response: ServerResponse, body: Buffer) => Promise<void> {
  let turn = Promise.resolve();
  let sending = 0;
  let freeAt = 0;
  const sendSegment = async (response: ServerResponse, segment: Buffer) => {
    freeAt += (segment.length / bytesPerSecond) * 1000;
    if (freeAt - Date.now() >= 1) await wait(freeAt - Date.now());
    response.write(segment);
  };
  return async (response, body) => {
    if (sending === 0) freeAt = Math.max(freeAt, Date.now()); // the line was idle
    sending += 1;
    for (let start = 0; start < body.length; start += segmentBytes) {
      turn = turn.then(() => sendSegment(response, body.subarray(start, start + segmentBytes)));
      await turn;
    }
    sending -= 1;
    response.end();
  };
}

/**
 * Returns the number of serial requests: the length of the longest sequence in which each request was made after the
 * previous one was answered. Each costs at least one round trip.
 */
export function countSerialRequests(responses: readonly SentResponse[]): number {
  const sorted = responses.toSorted((a, b) => a.requestedMs - b.requestedMs);
  const counts: number[] = [];
  for (const { requestedMs } of sorted) {
    const before = counts.filter((_, index) => (sorted[index]?.answeredMs ?? Infinity) <= requestedMs);
    counts.push(Math.max(0, ...before) + 1);
  }
  return Math.max(0, ...counts);
}
