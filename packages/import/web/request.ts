/** Requests files from the web: without cookies, up to a size, and only from public servers. */
import { lookup } from 'node:dns';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { env } from '../site.ts';
import { isPrivateAddress } from './private-addresses.ts';

/** How to request a file. */
export interface RequestOptions {
  /** The media types to ask for. */
  accept: string;
  /** The largest file that is read, in bytes. */
  maxBytes: number;
  /** Returns whether a URL may lead to this computer or a private network. */
  mayBePrivate: (url: URL) => boolean;
  /** The name of the server in messages; by default its host. */
  name?: string;
  /** The time after which a server counts as silent, in milliseconds. */
  timeoutMs?: number;
}

/** What a server answered. */
export interface Answer {
  status: number;
  /** The URL after all redirects, without a fragment. */
  url: URL;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** A problem with a request, described for the editor. */
class RequestError extends Error {}

const maxRedirects = 10;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Requests a URL and follows its redirects. Throws an error for the editor if there is no answer, or it can't be accepted.
 */
export async function requestUrl(address: string | URL, options: RequestOptions): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  let url = new URL(address);
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    [url.hash, url.username, url.password] = ['', '', ''];
    const name = options.name ?? url.host;
    try {
      const response = await send(url, options, signal);
      const target = redirects.has(response.statusCode ?? 0) ? response.headers.location : undefined;
      if (target === undefined) return await readAnswer(response, url, name, options.maxBytes);
      response.destroy();
      const next = URL.parse(target, url);
      if (!next) throw new RequestError(`${name} redirects to an invalid URL (${target})`);
      url = next;
    } catch (error) {
      if (error instanceof RequestError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      const reason = signal.aborted ? 'no answer' : (code ?? message);
      const advice = options.name === undefined ? 'check the URL, and whether you are online' : 'are you online?';
      throw new RequestError(`${name} can’t be reached (${reason}): ${advice}`, { cause: error });
    }
  }
  throw new RequestError(`${url.host} redirects more than ${maxRedirects} times`);
}

/** Sends a request. Resolves to the response once its headers have arrived. */
function send(url: URL, { accept, mayBePrivate }: RequestOptions, signal: AbortSignal): Promise<IncomingMessage> {
  if (!/^https?:$/.test(url.protocol)) throw new RequestError(`${url.href} is not on the web: only http and https are`);
  const isOpen = mayBePrivate(url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isOpen && isIP(host) > 0 && isPrivateAddress(host)) throw privateError(host, host);
  const request = url.protocol === 'http:' ? requestHttp : requestHttps;
  return new Promise((resolve, reject) => {
    request(url, {
      agent: false, // a connection that is used again isn't looked up again
      headers: {
        accept,
        'accept-encoding': 'gzip, br',
        'user-agent': `Commonplace import (+${env.siteUrl.href})`,
      },
      ...(isOpen ? {} : { lookup: publicLookup }),
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

/** Looks up the addresses of a host, and fails if one of them is private, before a connection is made. */
const publicLookup: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const found = addresses?.find(({ address }) => isPrivateAddress(address));
    const [first] = addresses ?? [];
    if (error) callback(error, '');
    else if (found) callback(privateError(host, found.address), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  });

const privateError = (host: string, address: string) =>
  new RequestError(
    `${host} is this computer or on a private network${host === address ? '' : ` (${address})`}: add --allow-private if you trust it`,
  );

const decoders = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate } as const;

/** Reads the body of an answer. The size limit applies after decompression. */
async function readAnswer(response: IncomingMessage, url: URL, name: string, maxBytes: number): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  const encoding = headers['content-encoding']?.trim().toLowerCase().replace(/^x-/, '') ?? 'identity';
  if (encoding !== 'identity' && !Object.hasOwn(decoders, encoding))
    throw new RequestError(`${name} answered in the encoding ${encoding}, which was not requested`);
  const body: Readable =
    encoding === 'identity'
      ? response
      : pipeline(response, decoders[encoding as keyof typeof decoders](), () => undefined);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // leaving the loop ends the connection
    if (size > maxBytes) throw new RequestError(`${name} answered with more than ${maxBytes / 1e6} MB`);
    chunks.push(chunk);
  }
  return { status, url, headers, bytes: Buffer.concat(chunks) };
}
