import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exceededBudgets, measureSite, type Measurements } from '../../bench/measure-site.ts';
import { writeSyntheticLibrary } from '../../bench/synthetic-library.ts';
import { launch, runRelease, testOutput } from '../../site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('pages and search', () => {
  const measurements: Record<number, Measurements> = {};

  test.each([4, 200])('stay within their budgets with %i essays', async (essays) => {
    const folder = `${testOutput}/growth-${essays}`;
    await rm(folder, { recursive: true, force: true });
    const { rareWord } = await writeSyntheticLibrary(`${folder}/content`, essays);
    await runRelease({ CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` });
    const values = await measureSite(browser, `${folder}/dist`, rareWord);
    measurements[essays] = values;
    expect(exceededBudgets(essays, values)).toEqual([]);
  });

  test.each(['essay page, bytes', 'article page, bytes', 'home page, bytes', 'search page, bytes'])(
    'hardly grow from 4 to 200 essays: %s',
    (name) => {
      expect((measurements[200]?.[name] ?? NaN) / (measurements[4]?.[name] ?? NaN)).toBeLessThan(1.05);
    },
  );
});
