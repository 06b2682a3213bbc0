import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launch } from '../../scripts/support/browser.ts';

type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/** Opens a page with an empty cache, which is closed after the test. */
interface OpenOwnPage extends OpenPage {
  /**
   * Returns the page that the tests of the file with the same options share, which keeps its cache. That takes half of the time,
   * but tests must leave no more behind in it than its address.
   */
  shared: OpenPage;
}

/** Starts a browser for the tests in a file. Returns a function that opens a page. */
export function useBrowser(): OpenOwnPage {
  let browser: Browser;
  const shared = new Map<string, Page>();
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const kept = new Set([...shared.values()].map((page) => page.context()));
    const own = browser.contexts().filter((context) => !kept.has(context));
    await Promise.all(own.map((context) => context.close()));
  });
  const open = async (options?: BrowserContextOptions) => (await browser.newContext(options)).newPage();
  const openShared = async (options?: BrowserContextOptions) => {
    const key = JSON.stringify(options ?? {});
    const page = shared.get(key) ?? (await open(options));
    shared.set(key, page);
    return page;
  };
  return Object.assign(open, { shared: openShared });
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
