import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isDue, type LinkResults, lookUpAddresses } from '../../../../scripts/check-links/look-up.ts';

let server: Server;
let origin = '';
let requests: string[] = [];
let open = 0;
let mostOpen = 0;

/** Answers by path. Whatever is not here has the status 200. */
const answers: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/missing': (response) => response.writeHead(404).end(),
  '/gone': (response) => response.writeHead(410).end(),
  '/forbidden': (response) => response.writeHead(403).end(),
  '/broken': (response) => response.writeHead(500).end(),
  '/moved': (response) => response.writeHead(301, { location: '/new#part' }).end(),
  '/moved-twice': (response) => response.writeHead(308, { location: '/moved' }).end(),
  '/moved-to-nothing': (response) => response.writeHead(301, { location: '/missing' }).end(),
  '/for-now': (response) => response.writeHead(302, { location: '/moved' }).end(),
  '/moved-then-for-now': (response) => response.writeHead(301, { location: '/for-now' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle-too' }).end(),
  '/circle-too': (response) => response.writeHead(302, { location: '/circle' }).end(),
  '/script': (response) => response.writeHead(301, { location: 'javascript:alert(1)' }).end(),
  '/busy-once': (response) =>
    requests.filter((line) => line.endsWith('/busy-once')).length > 1
      ? response.end()
      : response.writeHead(429, { 'retry-after': '0' }).end(),
  '/always-busy': (response) => response.writeHead(503, { 'retry-after': '0' }).end(),
  '/busy-for-long': (response) => response.writeHead(429, { 'retry-after': '86400' }).end(),
  '/no-head': (response, { method }) => response.writeHead(method === 'HEAD' ? 405 : 200).end(),
  '/drops-head': (response, { method }) => (method === 'HEAD' ? response.destroy() : response.end()),
  '/silent': () => undefined,
  '/soft%C2%ADhyphen': (response) => response.writeHead(404).end(),
  '/both-miss%C2%ADing': (response) => response.writeHead(404).end(),
  '/both-missing': (response) => response.writeHead(404).end(),
  '/archive?missing': (response) =>
    response.end(
      JSON.stringify({
        archived_snapshots: {
          closest: { available: true, status: '200', url: 'http://web.archive.org/web/2016/https://a.example/' },
        },
      }),
    ),
  '/archive?gone': (response) => response.end(JSON.stringify({ archived_snapshots: {} })),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(`${request.method} ${path}`);
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    response.once('close', () => {
      open -= 1;
    });
    const archived = /^\/archive\?url=.*%2F(\w+)$/.exec(path)?.[1];
    const answer = answers[archived ? `/archive?${archived}` : path];
    if (answer) answer(response, request);
    else response.end('A page.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  mostOpen = 0;
});

async function lookUp(...paths: string[]): Promise<LinkResults> {
  const results: LinkResults = {};
  const options = {
    today: '2026-01-31',
    userAgent: 'Test (+https://reading.example/)',
    timeoutMs: 3000,
    maxWaitMs: 1000,
    pauseMs: 0,
    archiveApi: `${origin}/archive`,
  };
  await lookUpAddresses(
    paths.map((path) => (path.includes('//') ? path : origin + path)),
    options,
    (url, result) => {
      results[url.replace(origin, '')] = result;
    },
  );
  return results;
}

describe('lookUpAddresses', () => {
  test.each([
    ['/page', { state: 'ok' }],
    ['/missing', { state: 'dead', reason: 'status 404' }],
    ['/gone', { state: 'dead', reason: 'status 410' }],
    ['/forbidden', { state: 'unclear', reason: 'status 403' }],
    ['/broken', { state: 'unclear', reason: 'status 500' }],
    ['/moved', { state: 'moved', target: '/new' }],
    ['/moved-twice', { state: 'moved', target: '/new' }],
    ['/moved-to-nothing', { state: 'dead', reason: 'status 404' }],
    ['/for-now', { state: 'ok' }],
    ['/moved-then-for-now', { state: 'moved', target: '/for-now' }],
    ['/circle', { state: 'dead', reason: 'redirects in a circle' }],
    ['/script', { state: 'dead', reason: 'redirects to an invalid URL' }],
    ['/busy-once', { state: 'ok' }],
    ['/always-busy', { state: 'unclear', reason: 'status 503' }],
    ['/busy-for-long', { state: 'unclear', reason: 'status 429' }],
    ['/no-head', { state: 'ok' }],
    ['/drops-head', { state: 'ok' }],
    ['/silent', { state: 'unclear', reason: 'no answer' }],
    ['/soft\u00ADhyphen', { state: 'moved', target: '/softhyphen', reason: 'invisible characters in the URL' }],
    ['/both-miss\u00ADing', { state: 'dead', reason: 'status 404' }],
  ])('finds %s to be %o', async (path, expected) => {
    const { day, archived: _, ...outcome } = (await lookUp(path))[path] ?? { day: '' };
    expect(day).toBe('2026-01-31');
    expect({ ...outcome, ...('target' in outcome && { target: outcome.target?.replace(origin, '') }) }).toEqual(
      expected,
    );
  });

  test('finds a host that does not exist to be dead, or unclear without a network', async () => {
    const url = 'https://no-such-host.invalid/';
    expect((await lookUp(url))[url]?.state).toMatch(/^(?:dead|unclear)$/);
  });

  test('offers the archived copy of a dead address, if there is one', async () => {
    const results = await lookUp('/missing', '/gone');
    expect(results['/missing']?.archived).toBe('https://web.archive.org/web/2016/https://a.example/');
    expect(results['/gone']).not.toHaveProperty('archived');
  });

  test('asks a host for one page at a time, each address once', async () => {
    await lookUp('/a', '/b', '/c', '/a');
    expect(requests).toEqual(['HEAD /a', 'HEAD /b', 'HEAD /c']);
    expect(mostOpen).toBe(1);
  });

  test('asks only for the headers where the host allows it', async () => {
    await lookUp('/a', '/no-head');
    expect(requests).toEqual(['HEAD /a', 'HEAD /no-head', 'GET /no-head']);
  });
});

describe('isDue', () => {
  const today = '2026-01-31';
  test.each([
    ['a new address', undefined, true],
    ['one that worked yesterday', { state: 'ok', day: '2026-01-30' }, false],
    ['one that moved yesterday', { state: 'moved', day: '2026-01-30' }, false],
    ['one that worked 30 days ago', { state: 'ok', day: '2026-01-01' }, true],
    ['one that was dead yesterday', { state: 'dead', day: '2026-01-30' }, true],
    ['one that was dead today', { state: 'dead', day: '2026-01-31' }, false],
    ['one that gave no answer yesterday', { state: 'unclear', day: '2026-01-30' }, true],
  ] as const)('%s: %o', (_name, result, due) => expect(isDue(result, today)).toBe(due));
});
