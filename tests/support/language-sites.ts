import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAstroBuild } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { htmlFiles, useBrowser } from './context.ts';
import { englishMessages, messagesIn } from './english-messages.ts';
import { search } from './search-page.ts';

/** A site in another language than English. */
interface Site {
  folder: string;
  address: string;
}

/** The settings of the site in `tests/fixtures` with this name. */
export const settingsOf = (name: string): string => `tests/fixtures/${name}-site.json`;

/** Builds and serves the site with this name for the tests of a file, and tests that its pages are in its language. */
export function describeLanguage(name: 'german' | 'french', language: string, messages: object) {
  const open = useBrowser();
  let site: Site;
  let server: Server;
  beforeAll(async () => {
    const parent = await mkdtemp(join(tmpdir(), `${name}-`));
    const folder = join(parent, 'dist');
    await runAstroBuild({
      SITE_SETTINGS: settingsOf(name),
      CONTENT_DIR: `tests/fixtures/${name}`,
      OUT_DIR: folder,
      CACHE_DIR: join(parent, 'cache'),
    });
    const served = await serve(folder);
    ({ server } = served);
    site = { folder, address: served.address };
  });
  afterAll(async () => {
    server.close();
    await rm(join(site.folder, '..'), { recursive: true, force: true });
  });
  const read = (path: string) => readFile(join(site.folder, path), 'utf8');

  describe(`a site in ${language}`, () => {
    test('has no English message on any page', async () => {
      expect(englishMessages(messages).length).toBeGreaterThan(100);
      const pages = await htmlFiles(site.folder);
      expect(pages.length).toBeGreaterThan(15);
      for (const { path, html } of pages) expect(messagesIn(html, englishMessages(messages)), path).toEqual([]);
    });

    test('says its language in pages, feeds and the manifest', async () => {
      for (const { path, html } of await htmlFiles(site.folder))
        expect(html, path).toContain(`<html lang="${language}">`);
      expect(await read('feed.xml')).toContain(`<language>${language}</language>`);
      expect(JSON.parse(await read('feed.json'))).toMatchObject({ language });
      expect(JSON.parse(await read('manifest.webmanifest'))).toMatchObject({ lang: language });
    });
  });

  return {
    open,
    site: () => site,
    read,
    /** Returns the words of a page. */
    textOf: async (path: string) =>
      load(await read(path))('main')
        .text()
        .replace(/\s+/g, ' '),
    /** Searches the site. Returns the page with the results, whose number it says in words that match `said`. */
    search: async (query: string, said: RegExp): Promise<Page> =>
      search(await open.shared(), site.address, query, said),
  };
}

/** Returns the titles of the results of a search, in the order of the alphabet. */
export const titlesOn = async (page: Page): Promise<string[]> =>
  (await page.locator('.results h3').allTextContents()).map((title) => title.trim()).sort();
