import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSyntheticLibrary } from '../../scripts/bench/synthetic-library.ts';
import { measureSite, overBudget } from '../../scripts/bench/measure-site.ts';
import { launch } from '../../scripts/support/browser.ts';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('pages and search are as small as they must be', async () => {
  const folder = `${testOutput}/bench`;
  await rm(folder, { recursive: true, force: true });
  const { rare } = await writeSyntheticLibrary(`${folder}/content`, 4);
  await runRelease({ CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` });
  expect(overBudget(4, await measureSite(browser, `${folder}/dist`, rare))).toEqual([]);
});
