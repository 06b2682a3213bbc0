import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type NetworkFault, serve } from '../../scripts/support/serve.ts';
import { useBrowser } from '../support/context.ts';
import {
  expectHint,
  failed,
  files,
  firstOf,
  loadScript,
  onScript,
  outcome,
  query,
  recover,
} from '../support/search-faults.ts';

const open = useBrowser();
const { prose } = inject('sites');

let fault: (path: string) => NetworkFault | undefined = () => undefined;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(prose.folder, '/', { fault: (path) => fault(path) });
});
afterAll(() => site.server.close());

describe.each(Object.entries(files))('search without %s', (_name, pattern) => {
  test.each<NetworkFault>([404, 500, 'dropped', 'corrupt', 'empty', 'page'])(
    'fails visibly and recovers (%s)',
    async (kind) => {
      fault = firstOf(pattern, kind);
      const page = await open();
      await page.goto(`${site.address}search/${query}`);
      expect(await outcome(page)).toContain(failed);
      fault = () => undefined;
      await recover(page);
    },
  );
});

test.each<NetworkFault>([404, 'dropped', 'empty'])(
  'search without its script says so and recovers (%s)',
  async (kind) => {
    const page = await open();
    fault = onScript(kind);
    await expectHint(page, site.address);
    fault = () => undefined;
    await loadScript(page);
  },
);

describe('search', () => {
  // the browser may hold back a second request for the same file for 20 seconds
  test('times out if a request for data hangs, and recovers', async () => {
    await Promise.all(
      Object.values(files).map(async (pattern) => {
        let broken = true;
        const own = await serve(prose.folder, '/', {
          fault: (path) => (broken && pattern.test(path) ? 'hanging' : undefined),
        });
        const page = await open();
        await page.goto(`${own.address}search/${query}`, { waitUntil: 'commit' });
        expect(await outcome(page), String(pattern)).toContain(failed);
        broken = false;
        await recover(page);
        own.server.closeAllConnections();
        own.server.close();
      }),
    );
  });
});
