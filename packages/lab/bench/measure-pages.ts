import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { serveSlowly } from './slow-connection.ts';

/** The cost of a page to a reader with an empty cache. */
export interface PageCost {
  /** Bytes that are transferred for it, compressed with brotli. */
  bytes: number;
  requests: number;
  /** Bytes of inline styles, compressed with brotli. */
  styleBytes: number;
  /** Bytes of inline and loaded scripts, uncompressed. */
  scriptBytes: number;
}

/** Measures pages of a built site, by their paths. */
export async function measurePages(
  browser: Browser,
  folder: string,
  paths: readonly string[],
): Promise<Record<string, PageCost>> {
  const { address, responses, close } = await serveSlowly(folder, { roundTripMs: 0, bytesPerSecond: 1e9 });
  const costs: Record<string, PageCost> = {};
  for (const path of paths) {
    responses.length = 0;
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
    const inline = await page.evaluate(() => ({
      styles: [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join(''),
      scriptLength: [...document.scripts]
        .filter(({ type }) => type === '' || type === 'module')
        .reduce((sum, { text }) => sum + text.length, 0),
    }));
    await page.context().close();
    const loaded = responses.filter((response) => !/icon/.test(response.path)); // icons are loaded once per site
    const scripts = await Promise.all(
      loaded
        .filter((response) => response.path.endsWith('.js'))
        .map((response) => readFile(join(folder, response.path))),
    );
    costs[path] = {
      bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: loaded.length,
      styleBytes: brotliCompressSync(inline.styles).length,
      scriptBytes: inline.scriptLength + scripts.reduce((sum, { byteLength }) => sum + byteLength, 0),
    };
  }
  close();
  return costs;
}
