import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launch } from '../../scripts/support/browser.ts';

/** Starts a browser for the tests in a file. Returns a function that opens a page with an empty cache. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  return async (options) => (await browser.newContext(options)).newPage();
}

/** The path of one page of each kind. */
export const kinds = {
  home: '',
  articles: 'articles/',
  article: 'articles/how-isis-cells-operate/',
  'related works': 'related/',
  'related work': 'related/roberts-where-in-fighting-generates-fervour-and-power/',
  tags: 'tags/',
  tag: 'tags/political-discourse/',
  authors: 'authors/',
  author: 'authors/michael-roberts/',
  about: 'about/',
  follow: 'follow/',
  search: 'search/',
  'not found': '404.html',
};

/** Reads the HTML files of a built site, with their paths from its root (`tags/jihad/index.html`). */
export async function htmlFiles(folder: string): Promise<{ path: string; html: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(folder, file), html: await readFile(file, 'utf8') };
    }),
  );
}
