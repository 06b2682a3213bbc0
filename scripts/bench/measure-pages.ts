import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveSlowly } from './slow-connection.ts';

/** What a page costs a reader. */
export interface PageCost {
  /** All that is loaded for it, in bytes, compressed as hosts do. */
  bytes: number;
  requests: number;
  /** Scripts that run, in bytes before compression: those of the page and those that it loads. */
  script: number;
}

/** Measures pages of a built site, by their paths. Nothing is held in the browser's cache. */
export async function measurePages(
  browser: Browser,
  folder: string,
  paths: readonly string[],
): Promise<Record<string, PageCost>> {
  const line = await serveSlowly(folder, { roundTrip: 0, bytesPerSecond: 1e9 });
  const costs: Record<string, PageCost> = {};
  for (const path of paths) {
    line.sent.length = 0;
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${line.address}${path}`, { waitUntil: 'networkidle' });
    const inline = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ type }) => type === '' || type === 'module')
        .reduce((sum, { text }) => sum + text.length, 0),
    );
    await page.context().close();
    const sent = line.sent.filter(({ path: file }) => !/icon/.test(file)); // asked for once for the whole site
    const files = await Promise.all(
      sent.filter(({ path: file }) => file.endsWith('.js')).map(({ path: file }) => readFile(join(folder, file))),
    );
    costs[path] = {
      bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: sent.length,
      script: inline + files.reduce((sum, { byteLength }) => sum + byteLength, 0),
    };
  }
  line.server.close();
  return costs;
}
