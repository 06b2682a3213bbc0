import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exceededBudgets, measureSite } from '../../bench/measure-site.ts';
import { writeSyntheticLibrary } from '../../bench/synthetic-library.ts';
import { launch, runRelease, testOutput } from '../../site.ts';

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
