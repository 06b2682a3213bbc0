import { get, type IncomingMessage } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../../scripts/support/browser.ts';
import { testOutput } from '../../scripts/support/run-build.ts';
import { kinds } from '../support/context.ts';
import { findProgram, serveWithHost } from '../support/hosts.ts';
import { hashFiles, redirectedId, releaseDemo, withdrawnId } from '../support/releases.ts';

let site = '';
let browser: Browser;
beforeAll(async () => {
  site = await releaseDemo(`${testOutput}/hosts`);
  browser = await launch();
});
afterAll(() => browser.close());

/** Requests a file. Unlike `fetch`, this keeps repeated headers apart. */
const request = (address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response));
    }).once('error', reject);
  });

/** Returns the header names of a response in lower case, repeated ones included. */
const headerNames = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());

describe.each([
  ['nginx', findProgram('nginx')],
  ['caddy', findProgram('caddy')],
] as const)('%s', (host, program) => {
  const note = program ? '' : ` (SKIPPED: ${host} is not installed)`;
  describe.skipIf(!program)(`with the rules of the release${note}`, () => {
    let served: Awaited<ReturnType<typeof serveWithHost>>;
    beforeAll(async () => {
      served = await serveWithHost(host, program ?? '', site);
    });
    afterAll(() => served?.stop());

    test('sends the common headers with every file, none of them twice', async () => {
      const files = Object.keys(await hashFiles(site)).filter(
        (path) => !path.startsWith('_') || path.startsWith('_astro/'),
      );
      expect(files.length).toBeGreaterThan(100);
      for (const path of files.filter((file) => !file.includes(`/${redirectedId}/`))) {
        const response = await request(served.address + path.replace(/(^|\/)index\.html$/, '$1'));
        expect(response.statusCode, path).toBe(path.includes(`/${withdrawnId}/`) ? 410 : 200);
        const names = headerNames(response);
        expect(new Set(names).size, `${path}: ${names.join()}`).toBe(names.length);
        expect(response.headers, path).toMatchObject({
          'strict-transport-security': 'max-age=15768000',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('camera=()'),
        });
        expect(response.headers['set-cookie'], path).toBeUndefined();
        // files with a hash in their addresses are cached for ever, all others are revalidated
        const isImmutable = /^_astro\/|^pagefind\/(?!pagefind\.js$)/.test(path);
        expect(response.headers['cache-control'], path).toBe(
          isImmutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
        );
      }
    });

    test.each([
      ...Object.entries(kinds),
      ['missing page', 'no/such/page/'],
      ['missing page in a collection', 'articles/no-such-article/'],
    ])('sends the content security policy with a page: %s', async (_kind, path) => {
      const { headers } = await request(served.address + path);
      expect(headers['content-type']).toMatch(/^text\/html/);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/,
      );
    });

    test('sends a policy with the search worker that lets it run', async () => {
      const { headers } = await request(`${served.address}pagefind/pagefind-worker.js`);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      );
    });

    test.each([
      ['articles/how-isis-cells-operate.bib', 'application/x-bibtex; charset=utf-8'],
      ['articles/how-isis-cells-operate.ris', 'application/x-research-info-systems; charset=utf-8'],
      ['articles/how-isis-cells-operate.csl.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
      ['related/roberts-lone-cell-assaults.bib', 'application/x-bibtex; charset=utf-8'],
      ['articles/how-isis-cells-operate.md', 'text/markdown; charset=utf-8'],
      ['articles/how-isis-cells-operate.png', /^image\/png/],
      ['llms.txt', 'text/plain; charset=utf-8'],
      ['library.ris', 'application/x-research-info-systems; charset=utf-8'],
      ['library.csl.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
      ['articles/how-isis-cells-operate.epub', 'application/epub+zip'],
      ['library.epub', 'application/epub+zip'],
      ['feed.xml', 'application/xml; charset=utf-8'],
      ['feed.json', 'application/feed+json; charset=utf-8'],
      ['tags/jihad/feed.xml', 'application/xml; charset=utf-8'],
      ['tags/jihad/feed.json', 'application/feed+json; charset=utf-8'],
      ['opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8'],
      ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
      ['sitemap-index.xml', /^(?:text|application)\/xml/],
      ['robots.txt', /^text\/plain/],
      ['apple-touch-icon.png', /^image\/png/],
      ['card.png', /^image\/png/],
      ['pagefind/pagefind.js', /^(?:text|application)\/javascript/],
      ['pagefind/works.json', /^application\/json/],
    ])('serves %s as %s', async (path, type) => {
      const { headers } = await request(served.address + path);
      expect(headers['content-type']).toMatch(
        type instanceof RegExp ? type : new RegExp(`^${type.replace(/[+.]/g, '\\$&')}$`),
      );
    });

    test('serves the 404 page of the site for a missing page', async () => {
      const response = await fetch(`${served.address}no/such/page/`);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe(await readFile(`${site}/404.html`, 'utf8'));
    });

    test('responds with 304 to a request for a cached file', async () => {
      const { headers } = await request(served.address);
      expect(headers.etag).toBeTruthy();
      const revalidated = await request(served.address, { 'if-none-match': headers.etag ?? '' });
      expect(revalidated.statusCode).toBe(304);
    });

    test('redirects to an address with a slash at the end', async () => {
      const response = await fetch(`${served.address}about`);
      expect(response.url).toBe(`${served.address}about/`);
    });

    test.each(['articles/', 'related/'])(
      'redirects from a former address in %s, with and without a slash',
      async (folder) => {
        for (const path of [`${folder}${redirectedId}/`, `${folder}${redirectedId}`]) {
          const { statusCode, headers } = await request(served.address + path);
          expect(statusCode, path).toBe(301);
          expect(new URL(headers.location ?? '', served.address).pathname).toBe('/articles/how-isis-cells-operate/');
        }
      },
    );

    test('returns 410 and the page about the withdrawal for a withdrawn address and those of its files', async () => {
      const response = await fetch(`${served.address}articles/${withdrawnId}/`);
      expect(response.status).toBe(410);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(await response.text()).toBe(await readFile(`${site}/articles/${withdrawnId}/index.html`, 'utf8'));
      for (const path of [`articles/${withdrawnId}`, `articles/${withdrawnId}.bib`])
        expect((await fetch(served.address + path)).status, path).toBe(410);
    });

    test('serves pages, a redirect and search to a browser without errors', async () => {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => {
        // a redirect page names no icon, so the browser may request the default one
        const { url } = message.location();
        if (message.type() === 'error' && !url.endsWith('/favicon.ico')) errors.push(`${url}: ${message.text()}`);
      });
      page.on('pageerror', (error) => errors.push(error.message));
      for (const path of Object.values(kinds)) {
        await page.goto(served.address + path);
        expect(await page.evaluate(() => getComputedStyle(document.body).display), path).toBe('grid'); // its style applies
      }
      await page.goto(`${served.address}articles/${redirectedId}/#p2`);
      expect(new URL(page.url())).toMatchObject({ pathname: '/articles/how-isis-cells-operate/', hash: '#p2' });
      await page.goto(`${served.address}search/?q=terorism+Verviers`);
      await expect.poll(() => page.locator('.results h3').allInnerTexts()).toEqual(['How ISIS Cells Operate']);
      await page.getByRole('status').getByRole('link', { name: 'terrorism' }).click();
      await expect.poll(() => page.locator('.results h3').count()).toBeGreaterThan(1);
      expect(errors).toEqual([]);
      await page.close();
    });
  });
});
