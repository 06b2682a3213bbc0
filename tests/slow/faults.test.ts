import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type NetworkFault, serve } from '../../scripts/support/serve.ts';
import { useBrowser } from '../support/context.ts';
import { files, firstOf, outcome, query, recover } from '../support/search-faults.ts';

const open = useBrowser();
const { prose } = inject('sites');

let fault: (path: string) => NetworkFault | undefined = () => undefined;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(prose.folder, '/', { fault: (path) => fault(path) });
});
afterAll(() => site.server.close());

describe.each(Object.entries(files))('%s', (_name, pattern) => {
  test.each<NetworkFault>([404, 500, 'dropped', 'corrupt'])('%s: the page says so, and recovers', async (kind) => {
    fault = firstOf(pattern, kind);
    const page = await open();
    await page.goto(`${site.address}search/${query}`);
    expect(await outcome(page)).toContain('The search could not be done.');
    fault = () => undefined;
    await recover(page);
  });
});

// the browser itself may hold a second request for the same file back for 20 seconds
test('what never answers does not keep a reader waiting for ever', async () => {
  await Promise.all(
    Object.values(files).map(async (pattern) => {
      let broken = true;
      const own = await serve(prose.folder, '/', {
        fault: (path) => (broken && pattern.test(path) ? 'hanging' : undefined),
      });
      const page = await open();
      await page.goto(`${own.address}search/${query}`, { waitUntil: 'commit' });
      expect(await outcome(page), String(pattern)).toContain('The search could not be done.');
      broken = false;
      await recover(page);
      own.server.closeAllConnections();
      own.server.close();
    }),
  );
});

test.each<NetworkFault>([500, 'dropped', 'corrupt', 'hanging'])(
  'the worker, %s: the search works, or says that it does not',
  async (kind) => {
    fault = (path) => (path.endsWith('pagefind-worker.js') ? kind : undefined);
    const page = await open();
    await page.goto(`${site.address}search/${query}`, { waitUntil: 'commit' });
    expect(await outcome(page)).toMatch(/^[1-9]\d* works for|could not be done/);
  },
);
