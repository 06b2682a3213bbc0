import { setTimeout as wait } from 'node:timers/promises';

/** The state of an address. */
export interface Outcome {
  /**
   * `moved` means that the address redirects permanently; `unclear`, that its state could not be determined, for instance
   * because the host rejects programs.
   */
  state: 'ok' | 'moved' | 'dead' | 'unclear';
  /** The reason, if the state is not `ok`: `status 404`. */
  reason?: string;
  /** The address that it moved to. */
  target?: string;
}

export interface VisitOptions {
  /** How the program identifies itself. */
  userAgent: string;
  /** The time after which a request is given up, in milliseconds. */
  timeoutMs: number;
  /** The longest time to wait because a host asks for it, in milliseconds. */
  maxWaitMs: number;
}

const maxHops = 10;
const maxTries = 3;
const permanent = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);
const gone = new Set([404, 410]);
/** The reason for a dead address whose host has no entry in the domain name system. */
export const noHost = 'the host does not exist';

/** A DOI that exists redirects to a publisher, and many publishers reject programs. */
const resolvers = /^https:\/\/doi\.org\//;

/** Characters that are invisible in an address, literal or escaped: soft hyphens and zero-width spaces. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]|%C2%AD|%E2%80%8[B-D]|%E2%81%A0|%EF%BB%BF/gi;

/** Checks a URL. Never throws. An address that works only without its invisible characters counts as moved. */
export async function visitAddress(url: string, options: VisitOptions): Promise<Outcome> {
  const outcome = await follow(url, options);
  const visible = url.replace(invisible, '');
  if (outcome.state !== 'dead' || visible === url) return outcome;
  const { state } = await follow(visible, options);
  return state === 'dead' ? outcome : { state: 'moved', target: visible, reason: 'invisible characters in the URL' };
}

/** Follows the redirects of an address. */
async function follow(url: string, options: VisitOptions): Promise<Outcome> {
  const visited = new Set<string>();
  let address = url;
  let target: string | undefined;
  let isPermanent = true; // so far
  for (;;) {
    if (visited.has(address) || visited.size >= maxHops) return { state: 'dead', reason: 'redirects in a circle' };
    visited.add(address);
    let response: Reply;
    try {
      response = await requestPolitely(address, options);
    } catch (error) {
      return describeFailure(error);
    }
    const { status, location } = response;
    if (!redirects.has(status) || location === null) return describe(status, target);
    if (resolvers.test(address)) return { state: 'ok' };
    const next = URL.parse(location, address);
    if (!next || !/^https?:$/.test(next.protocol)) return { state: 'dead', reason: 'redirects to an invalid URL' };
    next.hash = '';
    isPermanent &&= permanent.has(status);
    address = next.href;
    if (isPermanent) target = address;
  }
}

function describe(status: number, target: string | undefined): Outcome {
  const reason = `status ${status}`;
  if (gone.has(status)) return { state: 'dead', reason };
  if (status >= 400) return { state: 'unclear', reason };
  return target === undefined ? { state: 'ok' } : { state: 'moved', target };
}

function describeFailure(error: unknown): Outcome {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return { state: 'unclear', reason: 'no answer' };
  if (cause?.code === 'ENOTFOUND') return { state: 'dead', reason: noHost };
  return { state: 'unclear', reason: cause?.code ?? cause?.message ?? message };
}

interface Reply {
  status: number;
  location: string | null;
  retryAfter: string | null;
}

/** Requests an address. Repeats the request as long as the host asks to retry after a short time. */
async function requestPolitely(url: string, options: VisitOptions): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await requestBriefly(url, options);
    const waitMs = retryAfterMs(reply);
    if (waitMs === undefined || waitMs > options.maxWaitMs || tries === maxTries) return reply;
    await wait(waitMs);
  }
}

/** Requests only the headers. If the host refuses that, requests the page but doesn't read its body. */
async function requestBriefly(url: string, options: VisitOptions): Promise<Reply> {
  const reply = await request('HEAD', url, options).catch((error: unknown) => {
    if ((error as Error).name === 'TimeoutError') throw error;
    return undefined; // some hosts close the connection
  });
  const isRefused = !reply || (reply.status >= 400 && retryAfterMs(reply) === undefined);
  return isRefused ? request('GET', url, options) : reply;
}

async function request(method: string, url: string, { userAgent, timeoutMs }: VisitOptions): Promise<Reply> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.8' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  const { status, headers } = response;
  return { status, location: headers.get('location'), retryAfter: headers.get('retry-after') };
}

/** Returns how long a host asks to wait, in milliseconds; `undefined` if it doesn't. */
function retryAfterMs({ status, retryAfter }: Reply): number | undefined {
  if ((status !== 429 && status !== 503) || retryAfter === null) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds * 1000);
}

/**
 * Returns the address of the Wayback Machine's copy of a page, if there is one:
 * https://archive.org/help/wayback_api.php. `api` is the address of the service. Throws if the service can't be reached.
 */
export async function findArchived(
  url: string,
  api: string,
  { userAgent, timeoutMs }: VisitOptions,
): Promise<string | undefined> {
  const response = await fetch(`${api}?url=${encodeURIComponent(url)}`, {
    headers: { 'user-agent': userAgent },
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer = (await response.json().catch(() => ({}))) as {
    archived_snapshots?: { closest?: { available?: boolean; status?: string; url?: string } };
  };
  const { available, status, url: copy } = answer.archived_snapshots?.closest ?? {};
  return available && status === '200' ? copy?.replace(/^http:/, 'https:') : undefined;
}
