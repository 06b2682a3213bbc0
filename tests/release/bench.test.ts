import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exceededBudgets, measureSite } from '../../scripts/bench/measure-site.ts';
import { writeSyntheticLibrary } from '../../scripts/bench/synthetic-library.ts';
import { launch } from '../../scripts/support/browser.ts';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('pages and search stay within their budgets', async () => {
  const folder = `${testOutput}/bench`;
  await rm(folder, { recursive: true, force: true });
  const { rareWord } = await writeSyntheticLibrary(`${folder}/content`, 4);
  await runRelease({ CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` });
  expect(exceededBudgets(4, await measureSite(browser, `${folder}/dist`, rareWord))).toEqual([]);
});
