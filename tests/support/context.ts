import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launch } from '../../scripts/support/browser.ts';

/** Starts a browser for the tests of a file. Gives a function that opens a page; it fails on any error in the console. */
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

/** One of each kind of page, by its path. */
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
  search: 'search/',
  'not found': '404.html',
};

/** The HTML files of a built site, each with its path from the root (`tags/jihad/index.html`). */
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
