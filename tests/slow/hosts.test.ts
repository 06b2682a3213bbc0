import { get, type IncomingMessage } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../../scripts/support/browser.ts';
import { testOutput } from '../../scripts/support/run-build.ts';
import { kinds } from '../support/context.ts';
import { find, serveWith } from '../support/hosts.ts';
import { formerId, hashesOf, releaseOwn } from '../support/releases.ts';

let site = '';
let browser: Browser;
beforeAll(async () => {
  site = await releaseOwn(`${testOutput}/hosts`);
  browser = await launch();
});
afterAll(() => browser.close());

/** What a host answers, with each header that it sends, doubled ones too. */
const ask = (address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response));
    }).once('error', reject);
  });

/** The names of the headers of an answer, in small letters. */
const namesOf = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());

describe.each([
  ['nginx', find('nginx')],
  ['caddy', find('caddy')],
] as const)('%s', (host, program) => {
  const why = program ? '' : ` (NOT TRIED: there is no ${host} on this machine)`;
  describe.skipIf(!program)(`serves the site by the rules that the release wrote${why}`, () => {
    let served: Awaited<ReturnType<typeof serveWith>>;
    beforeAll(async () => {
      served = await serveWith(host, program ?? '', site);
    });
    afterAll(() => served?.stop());

    test('each file comes with what all files have, and with no header twice', async () => {
      const files = Object.keys(await hashesOf(site)).filter((path) => path !== '_headers');
      expect(files.length).toBeGreaterThan(100);
      for (const path of files) {
        const answer = await ask(served.address + path.replace(/(^|\/)index\.html$/, '$1'));
        expect(answer.statusCode, path).toBe(200);
        const names = namesOf(answer);
        expect(new Set(names).size, `${path}: ${names.join()}`).toBe(names.length);
        expect(answer.headers, path).toMatchObject({
          'strict-transport-security': 'max-age=63072000; includeSubDomains',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('camera=()'),
        });
        expect(answer.headers['set-cookie'], path).toBeUndefined();
        // a name with a hash in it is kept for ever, any other is asked for again
        const forever = /^_astro\/|^pagefind\/(?:fragment|index|filter)\/|\.pf_meta$/.test(path);
        expect(answer.headers['cache-control'], path).toBe(
          forever ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
        );
      }
    });

    test.each([
      ...Object.entries(kinds),
      ['redirect', `articles/${formerId}/`],
      ['page that is not there', 'no/such/page/'],
      ['page that is not there, among others', 'articles/no-such-article/'],
    ])('the policy holds for a page: %s', async (_kind, path) => {
      const { headers } = await ask(served.address + path);
      expect(headers['content-type']).toMatch(/^text\/html/);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self' 'inline-speculation-rules'; .*frame-ancestors 'none'$/,
      );
    });

    test('the worker of the search has a policy of its own, which lets it run', async () => {
      const { headers } = await ask(`${served.address}pagefind/pagefind-worker.js`);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      );
    });

    test.each([
      ['articles/how-isis-cells-operate.bib', 'application/x-bibtex; charset=utf-8'],
      ['articles/how-isis-cells-operate.ris', 'application/x-research-info-systems; charset=utf-8'],
      ['articles/how-isis-cells-operate.csl.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
      ['related/roberts-lone-cell-assaults.bib', 'application/x-bibtex; charset=utf-8'],
      ['library.ris', 'application/x-research-info-systems; charset=utf-8'],
      ['library.csl.json', 'application/vnd.citationstyles.csl+json; charset=utf-8'],
      ['feed.xml', 'application/rss+xml; charset=utf-8'],
      ['feed.json', 'application/feed+json; charset=utf-8'],
      ['tags/jihad/feed.xml', 'application/rss+xml; charset=utf-8'],
      ['tags/jihad/feed.json', 'application/feed+json; charset=utf-8'],
      ['opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8'],
      ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
      ['sitemap-index.xml', /^(?:text|application)\/xml/],
      ['robots.txt', /^text\/plain/],
      ['favicon.svg', /^image\/svg\+xml/],
      ['card.png', /^image\/png/],
      ['pagefind/pagefind.js', /^(?:text|application)\/javascript/],
      ['pagefind/works.json', /^application\/json/],
    ])('%s is of the type %s', async (path, type) => {
      const { headers } = await ask(served.address + path);
      expect(headers['content-type']).toMatch(
        type instanceof RegExp ? type : new RegExp(`^${type.replace(/[+.]/g, '\\$&')}$`),
      );
    });

    test('what is not there is told so by the site, with the status 404', async () => {
      const answer = await fetch(`${served.address}no/such/page/`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(await readFile(`${site}/404.html`, 'utf8'));
    });

    test('what a browser holds already is not sent again', async () => {
      const { headers } = await ask(served.address);
      expect(headers.etag).toBeTruthy();
      const again = await ask(served.address, { 'if-none-match': headers.etag ?? '' });
      expect(again.statusCode).toBe(304);
    });

    test('an address without its slash leads to the page', async () => {
      const answer = await fetch(`${served.address}about`);
      expect(answer.url).toBe(`${served.address}about/`);
    });

    test('in a browser the pages, a former address and the search work, and nothing is refused', async () => {
      const page = await browser.newPage();
      const wrong: string[] = [];
      page.on('console', (message) => {
        // a page that leads on names no icon, so that a browser may look for the usual one
        const { url } = message.location();
        if (message.type() === 'error' && !url.endsWith('/favicon.ico')) wrong.push(`${url}: ${message.text()}`);
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      for (const path of Object.values(kinds)) {
        await page.goto(served.address + path);
        expect(await page.evaluate(() => getComputedStyle(document.body).display), path).toBe('grid'); // its style holds
      }
      await page.goto(`${served.address}articles/${formerId}/`);
      await page.waitForURL('**/articles/how-isis-cells-operate/');
      await page.goto(`${served.address}search/?q=terorism+Verviers`);
      await expect.poll(() => page.locator('.results h3').allInnerTexts()).toEqual(['How ISIS Cells Operate']);
      await page.getByRole('status').getByRole('link', { name: 'terrorism' }).click();
      await expect.poll(() => page.locator('.results h3').count()).toBeGreaterThan(1);
      expect(wrong).toEqual([]);
      await page.close();
    });
  });
});
