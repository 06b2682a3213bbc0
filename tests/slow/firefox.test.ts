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
  /** The violation reports of the policy, including those of the worker. */
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
  const expectNoViolations = () => expect([...firefox.wrong, ...reports]).toEqual([]);
  const article = 'How ISIS Cells Operate';

  test.each(Object.entries({ ...kinds, redirect: `articles/${formerId}/` }))(
    'shows %s with its styles and without violations',
    async (_kind, path) => {
      await open(path);
      if (!path.includes(formerId))
        expect(await firefox.evaluate('getComputedStyle(document.body).display')).toBe('grid');
      else await expect.poll(() => firefox.evaluate('location.pathname')).toBe('/articles/how-isis-cells-operate/');
      expectNoViolations();
    },
  );

  test('search lists all works without a query', async () => {
    await open('search/');
    await expect.poll(titles).toHaveLength(4);
    await expect.poll(() => text('[data-part=facets] summary')).not.toEqual([]);
    expectNoViolations();
  });
  test('search finds a word while it is typed', async () => {
    await firefox.evaluate(`document.querySelector('main input[type=search]').focus()`);
    await firefox.type('Verviers');
    await expect.poll(titles).toEqual([article]);
    expect(await status()).toBe('1 result for “Verviers”');
    expect(await text('.results mark')).toContain('Verviers');
    expectNoViolations();
  });
  test('search finds a phrase', async () => {
    await open('search/?q=%22Verviers+plots%22');
    await expect.poll(titles).toEqual([article]);
    expectNoViolations();
  });
  test('search reports a missing word and suggests others', async () => {
    await open('search/?q=zyzzyva');
    await expect.poll(status).toBe('No results for “zyzzyva”');
    await open('search/?q=terorism');
    await expect.poll(status).toContain('Did you mean terrorism');
    await click('[role=status] a');
    await expect.poll(status).toMatch(/^\d results for “terrorism”$/);
    expectNoViolations();
  });
  test('facets open and filter', async () => {
    await open('search/');
    await expect.poll(() => text('[data-part=facets]:not([inert]) label')).not.toEqual([]);
    await click('[data-part=facets] details:last-of-type summary');
    await click('[data-part=facets] details:last-of-type input');
    await expect.poll(() => firefox.evaluate<string>('location.search')).toMatch(/^\?\w+=/);
    await expect.poll(async () => (await titles()).length).toBeLessThan(4);
    expectNoViolations();
  });

  test('requests nothing from other hosts and stores nothing', async () => {
    expect(firefox.requests.length).toBeGreaterThan(30);
    // `about:blank` has no host
    const hosts = firefox.requests.map((address) => new URL(address).host).filter((host) => host !== '');
    expect([...new Set(hosts)]).toEqual([new URL(served.address).host]);
    const stored = `[document.cookie, localStorage.length, sessionStorage.length,
      (await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length]`;
    expect(await firefox.evaluate(stored)).toEqual(['', 0, 0, 0, 0, 0]);
  });

  test('search fails visibly, without violations', async () => {
    broken = true;
    await open('search/?q=Verviers');
    await expect.poll(status, { timeout: 60_000 }).toContain('Search didn’t load completely.');
    broken = false;
    expect(reports).toEqual([]);
    // the console reports the missing file
    expect(firefox.wrong.filter((line) => /refused|policy/i.test(line))).toEqual([]);
  });

  test('blocks an image from another host', async () => {
    await open('about/');
    await firefox.evaluate(
      `document.body.append(Object.assign(document.createElement('img'), { src: 'https://out.example/x.png' }))`,
    );
    await expect.poll(() => firefox.wrong).toContain('img-src refused https://out.example/x.png');
    await expect.poll(() => reports.length).toBeGreaterThan(0);
  });
});
