import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launch } from '../../scripts/support/browser.ts';

interface OpenPage {
  /** Opens a page with an empty cache, which is closed after the test. */
  (options?: BrowserContextOptions): Promise<Page>;
  /**
   * Returns the page that tests of the file share, which keeps its cache. That takes half of the time, but tests must leave no
   * more behind in it than its address.
   */
  shared: () => Promise<Page>;
}

/** Starts a browser for the tests in a file. Returns a function that opens a page. */
export function useBrowser(): OpenPage {
  let browser: Browser;
  let shared: Page | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const contexts = browser.contexts().filter((context) => context !== shared?.context());
    await Promise.all(contexts.map((context) => context.close()));
  });
  const open = async (options?: BrowserContextOptions) => (await browser.newContext(options)).newPage();
  return Object.assign(open, { shared: async () => (shared ??= await open()) });
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
