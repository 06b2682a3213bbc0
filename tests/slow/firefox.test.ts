import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { kinds } from '../support/context.ts';
import { type Firefox, startFirefox } from '../support/firefox.ts';
import { findProgram } from '../support/hosts.ts';
import { parseHeadersFile } from '../support/read-headers.ts';
import { redirectedId, releaseDemo } from '../support/releases.ts';

const program = findProgram('firefox-esr', 'firefox');
const note = program ? '' : ' (SKIPPED: Firefox is not installed)';

describe.skipIf(!program)(`in Firefox, with the headers of the release${note}`, () => {
  let firefox: Firefox;
  let served: Awaited<ReturnType<typeof serve>>;
  /** Violation reports that Firefox sent; they include those of the worker. */
  const reports: string[] = [];
  let failRequests = false;

  beforeAll(async () => {
    const site = await releaseDemo(`${testOutput}/firefox`);
    const headers = parseHeadersFile(await readFile(`${site}/_headers`, 'utf8'));
    served = await serve(site, '/', {
      fault: (path) => (failRequests && path.endsWith('/works.json') ? 404 : undefined),
      headers: (path) => {
        if (path === '/report') reports.push(path);
        const fileHeaders = headers(path);
        const policy = fileHeaders['Content-Security-Policy'];
        return policy ? { ...fileHeaders, 'Content-Security-Policy': `${policy}; report-uri /report` } : fileHeaders;
      },
    });
    firefox = await startFirefox(program ?? '');
  });
  afterAll(async () => {
    await firefox?.close();
    served?.server.close();
  });

  const open = (path: string) => firefox.open(served.address + path);
  const text = (selector: string) =>
    firefox.evaluate<string[]>(
      `[...document.querySelectorAll('${selector}')].map(({ innerText }) => innerText.trim())`,
    );
  const titles = () => text('.results h3');
  const status = async () => (await text('[role=status]')).join();
  const click = (selector: string) => firefox.evaluate(`document.querySelector('${selector}').click()`);
  const expectNoErrors = () => expect([...firefox.errors, ...reports]).toEqual([]);
  const article = 'How ISIS Cells Operate';

  test.each(Object.entries({ ...kinds, redirect: `articles/${redirectedId}/` }))(
    'a page loads with its style and without errors: %s',
    async (_kind, path) => {
      await open(path);
      if (!path.includes(redirectedId))
        expect(await firefox.evaluate('getComputedStyle(document.body).display')).toBe('grid');
      else await expect.poll(() => firefox.evaluate('location.pathname')).toBe('/articles/how-isis-cells-operate/');
      expectNoErrors();
    },
  );

  test('search lists all works before anything is typed', async () => {
    await open('search/');
    await expect.poll(titles).toHaveLength(4);
    await expect.poll(() => text('[data-part=facets] summary')).not.toEqual([]);
    expectNoErrors();
  });
  test('search finds a word as it is typed', async () => {
    await firefox.evaluate(`document.querySelector('main input[type=search]').focus()`);
    await firefox.type('Verviers');
    await expect.poll(titles).toEqual([article]);
    expect(await status()).toBe('1 result for “Verviers”');
    expect(await text('.results mark')).toContain('Verviers');
    expectNoErrors();
  });
  test('search finds a phrase', async () => {
    await open('search/?q=%22Verviers+plots%22');
    await expect.poll(titles).toEqual([article]);
    expectNoErrors();
  });
  test('search says that nothing was found and suggests a spelling', async () => {
    await open('search/?q=zyzzyva');
    await expect.poll(status).toBe('No results for “zyzzyva”');
    await open('search/?q=terorism');
    await expect.poll(status).toContain('Did you mean terrorism');
    await click('[role=status] a');
    await expect.poll(status).toMatch(/^\d results for “terrorism”$/);
    expectNoErrors();
  });
  test('filters open and narrow the results', async () => {
    await open('search/');
    await expect.poll(() => text('[data-part=facets]:not([inert]) summary')).not.toEqual([]);
    await click('[data-part=facets] details:last-of-type summary');
    await expect.poll(() => text('[data-part=facets] details:last-of-type label')).not.toEqual([]);
    await click('[data-part=facets] details:last-of-type input[type=checkbox]');
    await expect.poll(() => firefox.evaluate<string>('location.search')).toMatch(/^\?\w+=/);
    await expect.poll(async () => (await titles()).length).toBeLessThan(4);
    expectNoErrors();
  });

  test('no other host is contacted and nothing is stored', async () => {
    expect(firefox.requests.length).toBeGreaterThan(30);
    // about:blank has no host
    const hosts = firefox.requests.map((address) => new URL(address).host).filter((host) => host !== '');
    expect([...new Set(hosts)]).toEqual([new URL(served.address).host]);
    const storage = `[document.cookie, localStorage.length, sessionStorage.length,
      (await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length]`;
    expect(await firefox.evaluate(storage)).toEqual(['', 0, 0, 0, 0, 0]);
  });

  test('search reports a network error without policy violations', async () => {
    failRequests = true;
    await open('search/?q=Verviers');
    await expect.poll(status, { timeout: 60_000 }).toContain('Search didn’t load completely.');
    failRequests = false;
    expect(reports).toEqual([]);
    // the console reports the missing file
    expect(firefox.errors.filter((line) => /refused|policy/i.test(line))).toEqual([]);
  });

  test('the policy blocks an image from another host', async () => {
    await open('about/');
    await firefox.evaluate(
      `document.body.append(Object.assign(document.createElement('img'), { src: 'https://out.example/x.png' }))`,
    );
    await expect.poll(() => firefox.errors).toContain('img-src refused https://out.example/x.png');
    await expect.poll(() => reports.length).toBeGreaterThan(0);
  });
});
