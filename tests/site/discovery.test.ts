import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { kinds } from '../support/context.ts';

const { plain, based, large } = inject('sites');
const read = (site: { folder: string }, path: string) => readFile(join(site.folder, path), 'utf8');
const home = 'https://commonplace.example/';

describe.each([
  ['of the site', 'feed.xml', 'feed.json', home, 4],
  ['of a tag', 'tags/terrorism/feed.xml', 'tags/terrorism/feed.json', `${home}tags/terrorism/`, 2],
])('the feed %s', (_what, xmlPath, jsonPath, page, count) => {
  test('is RSS 2.0 as its rules have it', async () => {
    const $ = load(await read(plain, xmlPath), { xml: true });
    expect($('rss').attr('version')).toBe('2.0');
    for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate'])
      expect($(`channel > ${name}`).text(), name).not.toBe('');
    expect($('channel > link').text()).toBe(page);
    expect($('channel > atom\\:link').attr()).toEqual({
      href: home + xmlPath,
      rel: 'self',
      type: 'application/rss+xml',
    });
    expect($('item')).toHaveLength(count);
    for (const item of $('item').toArray()) {
      expect($('link', item).text()).toMatch(/^https:\/\/commonplace\.example\/(?:articles|related)\//);
      expect($('guid', item).text()).toBe($('link', item).text());
      expect($('pubDate', item).text()).toBe(new Date($('pubDate', item).text()).toUTCString());
    }
  });
  test('is JSON Feed 1.1 as its rules have it', async () => {
    const feed = JSON.parse(await read(plain, jsonPath));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: page,
      feed_url: home + jsonPath,
    });
    expect(feed.items).toHaveLength(count);
    for (const item of feed.items) {
      expect(item.id).toBe(item.url);
      expect(item.content_html).not.toBe('');
      expect(item.date_modified).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    }
  });
});

test('a feed holds the words that are held, where they are from, and how to go on', async () => {
  const feed = JSON.parse(await read(plain, 'feed.json'));
  const item = feed.items.find(({ url }: { url: string }) => url.includes('how-isis-cells-operate'));
  const text = load(item.content_html).text();
  for (const words of [
    'The attack in Brussels',
    'PARIS 2015',
    'Foreign Affairs',
    'The excerpt ends here',
    'stops at the same words',
  ])
    expect(text).toContain(words);
  expect(item.authors).toEqual([{ name: 'Jytte Klausen' }, { name: 'Alexandra Johnson' }]);
});

test('the words of a feed have whole addresses, and nothing that only this site understands', async () => {
  const feed = JSON.parse(await read(large, 'feed.json'));
  const all = feed.items.map(({ content_html: html }: { content_html: string }) => html).join('');
  expect(all).not.toMatch(/\s(?:class|id|data-[\w-]+|style)=|<(?:script|style)|MissingImage|\{/);
  const $ = load(all);
  for (const link of $('[href], [src]').toArray())
    expect($(link).attr('href') ?? $(link).attr('src')).toMatch(/^https?:/);
});

test('what changed last comes first, and the sitemap knows the day', async () => {
  const feed = JSON.parse(await read(large, 'feed.json'));
  const days = feed.items.map(({ date_modified: day }: { date_modified: string }) => day);
  expect(days).toEqual([...days].sort().reverse());
  const $ = load(await read(plain, 'sitemap-0.xml'), { xml: true });
  const entry = $('url').filter((_, url) => $('loc', url).text() === `${home}articles/how-isis-cells-operate/`);
  expect($('lastmod', entry).text()).toMatch(/^2026-11-22/);
  expect(await read(plain, 'robots.txt')).toContain(`Sitemap: ${home}sitemap-index.xml`);
});

test('what the head of each page names is there', async () => {
  for (const [site, base] of [
    [plain, '/'],
    [based, '/reading/'],
  ] as const)
    for (const path of Object.values(kinds)) {
      const $ = load(await read(site, path.endsWith('.html') ? path : `${path}index.html`));
      const links = $('link[rel=alternate], link[rel=search], link[rel=manifest]');
      expect(links.length).toBeGreaterThan(3);
      for (const link of links.toArray()) {
        const href = $(link).attr('href') ?? '';
        expect(href.startsWith(base)).toBe(true);
        expect((await read(site, href.slice(base.length))).length).toBeGreaterThan(0);
      }
    }
});

test('a browser can add the search', async () => {
  const $ = load(await read(plain, 'opensearch.xml'), { xml: true });
  expect($('Url').attr('template')).toBe(`${home}search/?q={searchTerms}`);
  expect($('ShortName').text().length).toBeLessThanOrEqual(16);
});

test('a device knows the site and its icons', async () => {
  const manifest = JSON.parse(await read(based, 'manifest.webmanifest'));
  expect(manifest).toMatchObject({ name: 'Commonplace', start_url: '/reading/' });
  for (const { src } of manifest.icons)
    expect((await read(based, src.replace('/reading/', ''))).length).toBeGreaterThan(0);
});

test('the records of all works are in one file, each key once', async () => {
  const items = JSON.parse(await read(large, 'library.csl.json'));
  const keys = items.map(({ id }: { id: string }) => id);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('made-up-001');
  const bib = await read(large, 'library.bib');
  expect(bib.match(/^@/gm)).toHaveLength(keys.length);
  expect(await readdir(join(plain.folder, 'articles'))).toEqual(
    expect.arrayContaining(['bib', 'ris', 'csl.json'].map((form) => `how-isis-cells-operate.${form}`)),
  );
});
