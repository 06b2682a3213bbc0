import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readIdentifier } from '../../registries.ts';
import { childEnv, loadScriptRunner } from '../../site.ts';

const runScript = await loadScriptRunner();

test.each([
  ['10.1000/182', 'doi', '10.1000/182'],
  ['doi:10.1000/182', 'doi', '10.1000/182'],
  ['https://doi.org/10.1000/182', 'doi', '10.1000/182'],
  ['978-0-306-40615-7', 'isbn', '978-0-306-40615-7'],
  ['ISBN 0306406152', 'isbn', '0306406152'],
  ['arXiv:2301.12345v2', 'arxiv', '2301.12345v2'],
  ['https://arxiv.org/abs/2301.12345', 'arxiv', '2301.12345'],
  ['PMID: 23439512', 'pmid', '23439512'],
  ['https://pubmed.ncbi.nlm.nih.gov/23439512/', 'pmid', '23439512'],
])('readIdentifier › %s', (word, registry, id) => {
  expect(readIdentifier(word)).toEqual({ registry, id });
});

test.each(['library.bib', '1984', '978-0-306-40615-8', 'notes/10.1000/a.html', 'https://journal.example/10.1000/182'])(
  'readIdentifier › leaves %s alone',
  (word) => expect(readIdentifier(word)).toBeUndefined(),
);

/** What the registries answer, by the host and path of the request. */
const answers: Record<string, unknown> = {
  '/doi.org/10.1000/182': {
    type: 'article-journal',
    title: 'The Tides of a Small Harbour',
    author: [{ family: 'Marsh', given: 'Olive' }],
    issued: { 'date-parts': [[2009, 4]] },
    'container-title': 'Journal of Harbours',
    DOI: '10.1000/182',
  },
  '/doi.org/10.1000/new': {
    type: 'book',
    title: 'Ebb',
    author: [{ family: 'Marsh', given: 'Olive' }],
    DOI: '10.1000/new',
  },
  '/doi.org/10.48550/arXiv.2301.12345': {
    type: 'article',
    title: 'On Buoys',
    author: [{ family: 'Reed', given: 'Ida' }],
    issued: { 'date-parts': [[2023]] },
    publisher: 'arXiv',
  },
  '/openlibrary.org/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data': {
    'ISBN:9780306406157': {
      title: 'Lamps',
      subtitle: 'A History',
      authors: [{ name: 'Hanne van der Quist' }],
      publishers: [{ name: 'Pier Press' }],
      publish_date: 'September 1998',
    },
  },
  '/openlibrary.org/api/books?bibkeys=ISBN:0306406152&format=json&jscmd=data': {},
};

let server: Server;
let folder: string;
beforeAll(async () => {
  server = createServer(({ url = '', headers }, response) => {
    const isKnown = Object.hasOwn(answers, url) && headers['user-agent']?.startsWith('Commonplace import');
    response.statusCode = url.includes('/10.1000/busy') ? 503 : isKnown ? 200 : 404;
    response.end(url.includes('/10.1000/odd') ? ((response.statusCode = 200), '<p>No.') : JSON.stringify(answers[url]));
  }).listen(0);
  folder = mkdtempSync(join(tmpdir(), 'commonplace-registries-'));
  cpSync('tests/fixtures/sound', folder, { recursive: true });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const run = (registries: string, ...words: string[]) =>
  runScript('packages/import/index.ts', words, { CONTENT_DIR: folder, REGISTRIES: registries });
const local = () => `http://localhost:${(server.address() as AddressInfo).port}`;

test('identifiers become related works, as their registries describe them', async () => {
  const { status } = await run(local(), '10.1000/182', '978-0-306-40615-7', 'arXiv:2301.12345');
  expect(status).toBe(0);
  const files = readdirSync(join(folder, 'related')).filter((name) => name !== 'a-reading.md');
  const texts = files.map((name) => readFileSync(join(folder, 'related', name), 'utf8')).join('\n');
  for (const line of [
    'title: The Tides of a Small Harbour',
    'publication: Journal of Harbours',
    'published: 2009-04',
    'doi: 10.1000/182',
    "title: 'Lamps: A History'",
    'family: Quist',
    'publisher: Pier Press',
    'published: 1998-09',
    'isbn: 978-0-306-40615-7',
    'title: On Buoys',
    "arxiv: '2301.12345'",
  ])
    expect(texts).toContain(line);
  expect(files).toHaveLength(3);
});

test('says why there is no work, for each identifier', async () => {
  const { status, stderr } = await run(local(), '10.1000/none', '0306406152', '10.1000/busy', '10.1000/odd', 'ISBN 12');
  expect(status).toBe(1);
  expect(stderr).toContain('10.1000/none: doi.org has no record of it: check the identifier');
  expect(stderr).toContain('0306406152: Open Library has no record of it');
  expect(stderr).toContain('10.1000/busy: doi.org answered with the status 503: try again later');
  expect(stderr).toContain('ISBN 12: not a valid ISBN: check its digits');
  expect(stderr).toContain('10.1000/odd: doi.org answered with something that is not JSON');
  expect(stderr).not.toContain('    at ');
});

test('says if the registry can’t be reached', async () => {
  const closed = createServer().listen(0);
  const { port } = closed.address() as AddressInfo;
  closed.close();
  const { status, stderr } = await run(`http://localhost:${port}`, '10.1000/182');
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('doi.org can’t be reached (ECONNREFUSED): are you online?'),
  ]);
});

test('npm run new asks a registry as well', async () => {
  const create = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/new/index.ts', 'related', ...args], {
      env: childEnv({ CONTENT_DIR: folder, REGISTRIES: local() }),
    });
  await create('--doi', '10.1000/new', '--publish');
  expect(readFileSync(join(folder, 'related/marsh-ebb.md'), 'utf8')).toContain('doi: 10.1000/new');
  await expect(create('--pmid', '5')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('PubMed has no record of it'),
  });
});
