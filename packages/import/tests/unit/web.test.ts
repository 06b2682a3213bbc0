import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadScriptRunner } from '../../site.ts';
import { isPrivateAddress } from '../../web/private-addresses.ts';
import { requestUrl } from '../../web/request.ts';

const runScript = await loadScriptRunner();

test.each([
  ...['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '239.1.1.1'],
  ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:a00:1', '::7f00:1', 'fc00::1', 'fd12::1', 'fe80::1'],
  ...['fe80::1%eth0', 'fec0::1', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::'],
])('isPrivateAddress › %s', (address) => expect(isPrivateAddress(address)).toBe(true));

test.each(['93.184.215.14', '172.32.0.1', '::ffff:93.184.215.14', '2606:2800:21f:cb07::1', '192.0.66.1'])(
  'isPrivateAddress › not %s',
  (address) => expect(isPrivateAddress(address)).toBe(false),
);

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const paragraphs = ['one', 'two', 'three'].map(
  (word) =>
    `<p>Paragraph ${word} tells of the ropes, the lamps and the tides of the harbour, and of who looked after them.</p>`,
);
const page = (head = '', first = '<img src="img/mast.png" alt="A mast">') =>
  `<!DOCTYPE html><html lang="en"><head><title>The Lamps of Quay Street</title><meta name="author" content="Olive Marsh"><meta property="article:published_time" content="2019-03-04">${head}</head><body><article><h1>The Lamps of Quay Street</h1>${paragraphs[0]}${first}${paragraphs[1]}<img src="img/buoy.png" alt="A buoy">${paragraphs[2]}</article></body></html>`;

/** What the server does, by path. */
const answers: Record<string, (response: ServerResponse) => unknown> = {
  '/lamps-of-quay-street': (response) => response.setHeader('set-cookie', 'a=b').end(page()),
  '/moved': (response) => response.writeHead(301, { location: '/lamps-of-quay-street' }).end(),
  '/kept-out': (response) => response.setHeader('x-robots-tag', 'otherbot: noarchive').end(page()),
  '/packed': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(page())),
  '/latin': (response) =>
    response
      .setHeader('content-type', 'text/html; charset=ISO-8859-1')
      .end(Buffer.from(page().replace('ropes', 'ropés'), 'latin1')),
  '/img/mast.png': (response) => response.end(pixel),
  '/refused': (response) => response.writeHead(403).end(),
  '/busy': (response) => response.writeHead(503).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-a-file': (response) => response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
  '/report.pdf': (response) => response.end('%PDF-1.7'),
  '/notes.docx': (response) => response.end(zipSync({ 'word/document.xml': strToU8('<w:p/>') })),
  '/list.bib': (response) => response.end('@book{wick, title = {On Ropes}, author = {Wick, Ann}, year = {1931}}'),
  '/elsewhere': (response) => response.writeHead(302, { location: `${at(second)}/lamps-of-quay-street` }).end(),
  '/doi.org/10.1000/elsewhere': (response) => response.writeHead(302, { location: `${at(second)}/record` }).end(),
  '/silent': () => undefined,
};

let [first, second]: Server[] = [];
let folder: string;
let requests: IncomingMessage[] = [];
let [open, most] = [0, 0];
const at = (server: Server | undefined) => {
  const address = server?.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
};
const serve = () =>
  createServer((request, response) => {
    requests.push(request);
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    const answer = answers[request.url ?? ''];
    // a moment later, so that requests at the same time would meet
    setImmediate(() => (answer ? answer(response) : response.writeHead(404).end()));
  }).listen(0, '127.0.0.1');

beforeAll(async () => {
  [first, second] = [serve(), serve()];
  await Promise.all([first, second].map((server) => once(server, 'listening')));
});
beforeEach(() => {
  requests = [];
  [open, most] = [0, 0];
  folder = mkdtempSync(join(tmpdir(), 'commonplace-web-'));
  cpSync('tests/fixtures/sound', folder, { recursive: true });
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => {
  for (const server of [first, second]) {
    server?.closeAllConnections();
    server?.close();
  }
});

const run = (variables: Record<string, string>, ...words: string[]) =>
  runScript('packages/import/index.ts', words, { CONTENT_DIR: folder, ...variables });
const importUrl = (path: string, ...options: string[]) => run({}, `${at(first)}${path}`, '--allow-private', ...options);
const written = (collection: string) =>
  readdirSync(join(folder, collection))
    .filter((name) => /lamps.*\.mdx?$/.test(name))
    .map((name) => readFileSync(join(folder, collection, name), 'utf8'));
const paths = () => requests.map(({ url }) => url);

describe('npm run import with a URL', () => {
  test('makes a reference from a page, and fetches only the page', async () => {
    const { status, stdout } = await importUrl('/moved');
    expect(status).toBe(0);
    expect(stdout).toContain(`/moved: redirected to ${at(first)}/lamps-of-quay-street`);
    const [text = ''] = written('related');
    for (const line of ['title: The Lamps of Quay Street', 'family: Marsh', 'published: 2019-03-04'])
      expect(text).toContain(line);
    expect(text, 'which readers can’t reach').not.toContain('127.0.0.1:');
    expect(text).not.toContain('Paragraph');
    expect(text).not.toContain('rights');
    expect(written('articles')).toEqual([]);
    expect(paths()).toEqual(['/moved', '/lamps-of-quay-street']);
    for (const { headers } of requests) {
      expect(headers['user-agent']).toMatch(/^Commonplace import \(\+http/);
      expect(headers.cookie).toBeUndefined();
    }
  });

  test('keeps an excerpt with its pictures, and fetches no others', async () => {
    const { status } = await importUrl('/lamps-of-quay-street', '--excerpt', '2', '--rights', '© Olive Marsh');
    expect(status).toBe(0);
    const [text = ''] = written('articles');
    expect(text).toContain('extent: excerpt');
    expect(text).toContain('rights: © Olive Marsh');
    expect(text).toContain('![A mast](lamps-of-quay-street-mast.png');
    expect(text).not.toContain('Paragraph three');
    expect(readFileSync(join(folder, 'articles/lamps-of-quay-street-mast.png'))).toEqual(pixel);
    expect(paths()).toEqual(['/lamps-of-quay-street', '/img/mast.png']);
  });

  test('keeps the whole text, and says which pictures are missing', async () => {
    const { stdout } = await importUrl('/lamps-of-quay-street', '--full');
    expect(written('articles').join()).toContain('Paragraph three');
    expect(written('articles').join()).toContain('<MissingImage label="A buoy"');
    expect(stdout).toContain(
      `image ${at(first)}/img/buoy.png: ${new URL(at(first)).host} answered with the status 404`,
    );
    expect(most, 'requests at the same time').toBe(1);
  });

  test('says that a page asks programs not to keep it', async () =>
    expect((await importUrl('/kept-out')).stdout).toContain('keep copies of it (noarchive)'));

  test('decodes a page as its server says', async () => {
    await importUrl('/latin', '--full');
    expect(written('articles').join()).toContain('ropés');
  });

  test('imports a bibliography at a URL', async () => {
    expect((await importUrl('/list.bib')).status).toBe(0);
    expect(existsSync(join(folder, 'related/wick-on-ropes.md'))).toBe(true);
  });

  test('says in one line why there is no work, for each URL', async () => {
    const messages = {
      '/none': 'answered with the status 404: check the URL',
      '/refused': 'answered with the status 403: open the page in your browser, save it, and import that file',
      '/busy': 'answered with the status 503: try again later',
      '/loop': 'redirects more than 10 times',
      '/to-a-file': 'file:///etc/hosts is not on the web',
      '/report.pdf': 'a PDF document: import its DOI or ISBN, or a bibliography that describes it',
      '/notes.docx': 'a Word document: add --full to import its text',
    };
    const urls = [...Object.keys(messages).map((path) => at(first) + path), 'http://ann:secret@harbour.example/'];
    const { status, stdout, stderr } = await run({}, ...urls, '--allow-private');
    expect(status).toBe(1);
    const lines = `${stdout}\n${stderr}`.split('\n');
    for (const [path, message] of Object.entries(messages))
      expect(lines.filter((line) => line.includes(at(first) + path))).toEqual([expect.stringContaining(message)]);
    expect(lines.join('\n')).toContain('leave the user name and the password out of the URL');
    expect(lines.join('\n')).not.toContain('    at ');
  });

  test('asks nothing of a private address unless told to', async () => {
    const hosts = ['127.0.0.1', 'localhost', '[::ffff:7f00:1]', '0x7f.1'];
    const urls = hosts.map((host) => `${at(first).replace('127.0.0.1', host)}/lamps-of-quay-street`);
    const { status, stderr } = await run({}, ...urls);
    expect(status).toBe(1);
    expect(stderr.match(/(?<=: ).*(?=: add --allow-private if you trust it)/g)).toEqual([
      '127.0.0.1 is this computer or on a private network',
      expect.stringMatching(/^localhost is this computer or on a private network \(.*1\)$/),
      '::ffff:7f00:1 is this computer or on a private network',
      '127.0.0.1 is this computer or on a private network',
    ]);
    expect(requests).toEqual([]);
  });

  test('doesn’t contact a private address that a registry redirects to', async () => {
    const { stderr } = await run({ REGISTRIES: at(first) }, '10.1000/elsewhere');
    expect(stderr).toContain('10.1000/elsewhere: 127.0.0.1 is this computer or on a private network');
    expect(paths()).toEqual(['/doi.org/10.1000/elsewhere']);
  });
});

describe('requestUrl', () => {
  const options = { accept: '*/*', maxBytes: 100, mayBePrivate: () => true };

  test('checks the address after a redirect', async () => {
    const { port } = new URL(at(first));
    const request = requestUrl(`${at(first)}/elsewhere`, { ...options, mayBePrivate: (url) => url.port === port });
    await expect(request).rejects.toThrow('is this computer or on a private network');
    expect(paths()).toEqual(['/elsewhere']);
  });

  test.each<[string, string, Partial<typeof options> & { timeoutMs?: number }]>([
    ['/lamps-of-quay-street', 'more than 0.0001 MB', {}],
    ['/packed', 'more than 0.0006 MB', { maxBytes: 600 }], // it is smaller until it is unpacked
    ['/silent', 'can’t be reached (no answer): check the URL, and whether you are online', { timeoutMs: 20 }],
  ])('gives up on %s: %s', async (path, message, others) => {
    await expect(requestUrl(at(first) + path, { ...options, ...others })).rejects.toThrow(message);
  });
});
