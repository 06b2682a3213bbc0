import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { kinds } from '../support/context.ts';
import { headersOf } from '../support/read-headers.ts';
import { serve } from '../../scripts/support/serve.ts';
import { type Firefox, startFirefox } from '../support/firefox.ts';
import { find } from '../support/hosts.ts';
import { formerId, releaseOwn } from '../support/releases.ts';

const program = find('firefox-esr', 'firefox');
const why = program ? '' : ' (NOT TRIED: there is no Firefox on this machine)';

describe.skipIf(!program)(`in Firefox, under the headers of the site${why}`, () => {
  let firefox: Firefox;
  let served: Awaited<ReturnType<typeof serve>>;
  /** What the policy refused, as the browser itself reports it: what is refused to the worker, too. */
  const reports: string[] = [];
  let broken = false;

  beforeAll(async () => {
    const site = await releaseOwn(`${testOutput}/firefox`);
    const headers = headersOf(await readFile(`${site}/_headers`, 'utf8'));
    served = await serve(site, '/', {
      fault: (path) => (broken && path.endsWith('/works.json') ? 404 : undefined),
      headers: (path) => {
        if (path === '/report') reports.push(path);
        const own = headers(path);
        const policy = own['Content-Security-Policy'];
        return policy ? { ...own, 'Content-Security-Policy': `${policy}; report-uri /report` } : own;
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
  const quiet = () => expect([...firefox.wrong, ...reports]).toEqual([]);
  const article = 'How ISIS Cells Operate';

  test.each(Object.entries({ ...kinds, redirect: `articles/${formerId}/` }))(
    'a page is shown in its style, and nothing is refused: %s',
    async (_kind, path) => {
      await open(path);
      if (!path.includes(formerId))
        expect(await firefox.evaluate('getComputedStyle(document.body).display')).toBe('grid');
      else await expect.poll(() => firefox.evaluate('location.pathname')).toBe('/articles/how-isis-cells-operate/');
      quiet();
    },
  );

  test('the search lists all works where nothing is typed', async () => {
    await open('search/');
    await expect.poll(titles).toHaveLength(4);
    await expect.poll(() => text('[data-part=facets] summary')).not.toEqual([]);
    quiet();
  });
  test('the search finds what is typed', async () => {
    await firefox.evaluate(`document.querySelector('main input[type=search]').focus()`);
    await firefox.type('Verviers');
    await expect.poll(titles).toEqual([article]);
    expect(await status()).toBe('1 result for “Verviers”');
    expect(await text('.results mark')).toContain('Verviers');
    quiet();
  });
  test('the search finds a phrase', async () => {
    await open('search/?q=%22Verviers+plots%22');
    await expect.poll(titles).toEqual([article]);
    quiet();
  });
  test('the search says that nothing is found, and what may have been meant', async () => {
    await open('search/?q=zyzzyva');
    await expect.poll(status).toBe('No results for “zyzzyva”');
    await open('search/?q=terorism');
    await expect.poll(status).toContain('Did you mean terrorism');
    await click('[role=status] a');
    await expect.poll(status).toMatch(/^\d results for “terrorism”$/);
    quiet();
  });
  test('facets open and narrow down', async () => {
    await open('search/');
    await expect.poll(() => text('[data-part=facets]:not([inert]) label')).not.toEqual([]);
    await click('[data-part=facets] details:last-of-type summary');
    await click('[data-part=facets] details:last-of-type input');
    await expect.poll(() => firefox.evaluate<string>('location.search')).toMatch(/^\?\w+=/);
    await expect.poll(async () => (await titles()).length).toBeLessThan(4);
    quiet();
  });

  test('nobody else is asked for anything, and nothing is kept', async () => {
    expect(firefox.requests.length).toBeGreaterThan(30);
    // what has no host, such as a blank page, goes nowhere
    const hosts = firefox.requests.map((address) => new URL(address).host).filter((host) => host !== '');
    expect([...new Set(hosts)]).toEqual([new URL(served.address).host]);
    const kept = `[document.cookie, localStorage.length, sessionStorage.length,
      (await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length]`;
    expect(await firefox.evaluate(kept)).toEqual(['', 0, 0, 0, 0, 0]);
  });

  test('a search that can’t be done says so, and nothing is refused', async () => {
    broken = true;
    await open('search/?q=Verviers');
    await expect.poll(status, { timeout: 60_000 }).toContain('Search didn’t load completely.');
    broken = false;
    expect(reports).toEqual([]);
    // that a file is not there, the console says
    expect(firefox.wrong.filter((line) => /refused|policy/i.test(line))).toEqual([]);
  });

  test('what a page doesn’t bring along can’t come in', async () => {
    await open('about/');
    await firefox.evaluate(
      `document.body.append(Object.assign(document.createElement('img'), { src: 'https://out.example/x.png' }))`,
    );
    await expect.poll(() => firefox.wrong).toContain('img-src refused https://out.example/x.png');
    await expect.poll(() => reports.length).toBeGreaterThan(0);
  });
});
