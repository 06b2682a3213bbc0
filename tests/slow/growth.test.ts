import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { writeSyntheticLibrary } from '../../scripts/bench/synthetic-library.ts';
import { measureSite, overBudget, type Row } from '../../scripts/bench/measure-site.ts';
import { launch } from '../../scripts/support/browser.ts';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const rows: Record<number, Row> = {};

test.each([4, 200])('pages and search are as small as they must be, with %i essays', async (count) => {
  const folder = `${testOutput}/growth-${count}`;
  await rm(folder, { recursive: true, force: true });
  const { rare } = await writeSyntheticLibrary(`${folder}/content`, count);
  await runRelease({ CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` });
  rows[count] = await measureSite(browser, `${folder}/dist`, rare);
  expect(overBudget(count, rows[count])).toEqual([]);
});

test('what a page costs hardly grows from 4 essays to 200', () => {
  for (const name of ['essay, B', 'real article, B', 'front page, B', 'search page, B'])
    expect((rows[200]?.[name] ?? NaN) / (rows[4]?.[name] ?? NaN), name).toBeLessThan(1.05);
});
