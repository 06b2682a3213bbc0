import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { kinds } from '../support/context.ts';

const { plain, large, kinds: everyKind, kindsInGerman } = inject('sites');
const read = (site: { folder: string }, path: string) => readFile(join(site.folder, path), 'utf8');
const home = 'https://commonplace.example/';

describe.each([
  ['site', 'feed.xml', 'feed.json', home, 4],
  ['tag', 'tags/terrorism/feed.xml', 'tags/terrorism/feed.json', `${home}tags/terrorism/`, 2],
  [
    'author',
    'authors/michael-roberts/feed.xml',
    'authors/michael-roberts/feed.json',
    `${home}authors/michael-roberts/`,
    2,
  ],
])('the feed of a %s', (_subject, xmlPath, jsonPath, page, count) => {
  test('is valid RSS 2.0', async () => {
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
  test('is valid JSON Feed 1.1', async () => {
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

test('a feed includes the text, its provenance, and how to continue', async () => {
  const feed = JSON.parse(await read(plain, 'feed.json'));
  const item = feed.items.find(({ url }: { url: string }) => url.includes('how-isis-cells-operate'));
  const text = load(item.content_html).text().replaceAll('\u00a0', ' ');
  for (const expected of [
    'The attack in Brussels',
    'PARIS 2015',
    'Foreign Affairs',
    'The excerpt ends here',
    'ends at the same point',
    'On this site: excerpt (added 22 November 2026)',
  ])
    expect(text).toContain(expected);
  expect(item.authors).toEqual([{ name: 'Jytte Klausen' }, { name: 'Alexandra Johnson' }]);
});

test('the HTML in a feed has absolute URLs and no attributes or elements of this site', async () => {
  const feed = JSON.parse(await read(large, 'feed.json'));
  const all = feed.items.map(({ content_html: html }: { content_html: string }) => html).join('');
  expect(all).not.toMatch(/\s(?:class|id|data-[\w-]+|style)=|<(?:script|style)|MissingImage|\{/);
  const $ = load(all);
  for (const link of $('[href], [src]').toArray())
    expect($(link).attr('href') ?? $(link).attr('src')).toMatch(/^https?:/);
  expect($('a').filter((_, link) => $(link).text() === '').length, 'empty links').toBe(0);
});

test('feeds list the latest changes first, and the sitemap has their dates', async () => {
  const feed = JSON.parse(await read(large, 'feed.json'));
  const dates = feed.items.map(({ date_modified: date }: { date_modified: string }) => date);
  expect(dates).toEqual([...dates].sort().reverse());
  const $ = load(await read(plain, 'sitemap-0.xml'), { xml: true });
  const entry = $('url').filter((_, url) => $('loc', url).text() === `${home}articles/how-isis-cells-operate/`);
  expect($('lastmod', entry).text()).toMatch(/^2026-11-22/);
  expect(await read(plain, 'robots.txt')).toContain(`Sitemap: ${home}sitemap-index.xml`);
});

describe('a withdrawn page', () => {
  const path = 'articles/the-pier-at-night/index.html';
  test.each([
    ['English', everyKind, 'This page was withdrawn on 31 January 2026 and is no longer on this site.'],
    ['German', kindsInGerman, 'Diese Seite wurde am 31. Januar 2026 zurückgezogen und ist hier nicht mehr zu lesen.'],
  ])('says so, with the reason, and leads to the lists and the search: %s', async (_language, site, sentence) => {
    const $ = load(await read(site, path));
    const paragraphs = $('main p').map((_, paragraph) => $(paragraph).text().replace(/\s+/g, ' ').trim());
    expect(paragraphs.get()).toEqual(expect.arrayContaining([sentence, 'The photographer asked us to remove it.']));
    const links = $('main a').map((_, link) => $(link).attr('href'));
    expect(links.get()).toEqual(['/articles/', '/related/', '/tags/', '/lists/', '/authors/', '/search/']);
  });

  test('needs neither a date nor a reason', async () => {
    const $ = load(await read(everyKind, 'tags/piers/index.html'));
    expect($('main').text()).toContain('This page was withdrawn and is no longer on this site.');
  });

  test('is hidden from search engines and left out of the sitemap', async () => {
    const $ = load(await read(everyKind, path));
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('[data-pagefind-body]')).toHaveLength(0);
    expect(await read(everyKind, 'sitemap-0.xml')).not.toMatch(/pier/);
  });
});

test.each([
  ['tag', 'tags/terrorism/', 'Subscribe to its', 'terrorism'],
  ['author', 'authors/ann-everybody/', 'Subscribe to new works by Ann Everybody:', 'Ann Everybody'],
])('every page of a %s names its feeds, before those of the site', async (_list, path, sentence, name) => {
  for (const part of ['', 'page/2/']) {
    const $ = load(await read(large, `${path}${part}index.html`));
    const feeds = $('link[type="application/rss+xml"], link[type="application/feed+json"]');
    expect(feeds.map((_, link) => `${$(link).attr('title')} ${$(link).attr('href')}`).get()).toEqual([
      `${name} · Commonplace /reading/${path}feed.xml`,
      `${name} · Commonplace /reading/${path}feed.json`,
      'Commonplace /reading/feed.xml',
      'Commonplace /reading/feed.json',
    ]);
    const text = $('main').text().replace(/\s+/g, ' ');
    expect(text.toLowerCase()).toContain(`${sentence} RSS or JSON feed.`.toLowerCase());
  }
});

test.each(Object.entries(kinds))('the footer leads to the feeds of the site: %s', async (_kind, path) => {
  const $ = load(await read(large, path.endsWith('.html') ? path : `${path}index.html`));
  const follow = $('body > footer p').first();
  expect(follow.text().trim()).toBe('Follow: RSS · JSON');
  expect(
    $('a', follow)
      .map((_, link) => $(link).attr('href'))
      .get(),
  ).toEqual(['/reading/follow/', '/reading/feed.xml', '/reading/feed.json']);
});

test('every file that the head of a page links to exists', async () => {
  for (const [site, base] of [
    [plain, '/'],
    [large, '/reading/'],
  ] as const)
    for (const path of Object.values(kinds)) {
      const $ = load(await read(site, path.endsWith('.html') ? path : `${path}index.html`));
      // a release makes the EPUB files
      const links = $('link[href^="/"]:not([href$=".epub"])');
      expect(links.length).toBeGreaterThan(3);
      for (const link of links.toArray()) {
        const href = $(link).attr('href') ?? '';
        expect(href.startsWith(base)).toBe(true);
        const [file = ''] = href.slice(base.length).split(/[?#]/);
        expect((await read(site, file.replace(/(?:^|\/)$/, '$&index.html'))).length).toBeGreaterThan(0);
      }
    }
});

test('browsers can add the site as a search engine', async () => {
  const $ = load(await read(plain, 'opensearch.xml'), { xml: true });
  expect($('Url').attr('template')).toBe(`${home}search/?q={searchTerms}`);
  expect($('ShortName').text().length).toBeLessThanOrEqual(16);
});

test('the manifest lists icons that exist', async () => {
  const manifest = JSON.parse(await read(large, 'manifest.webmanifest'));
  expect(manifest).toMatchObject({ name: 'Commonplace', start_url: '/reading/' });
  for (const { src } of manifest.icons)
    expect((await read(large, src.replace('/reading/', ''))).length).toBeGreaterThan(0);
});

test('the citations of all works are in one file, with unique keys', async () => {
  const items = JSON.parse(await read(large, 'library.csl.json'));
  const keys = items.map(({ id }: { id: string }) => id);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('made-up-001');
  const bib = await read(large, 'library.bib');
  expect(bib.match(/^@/gm)).toHaveLength(keys.length);
  expect(await readdir(join(plain.folder, 'articles'))).toEqual(
    expect.arrayContaining(['bib', 'ris', 'csl.json'].map((format) => `how-isis-cells-operate.${format}`)),
  );
});
