/** Reads the reading lists of `tests/fixtures/kinds`, and a site without any. */
import { readFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { htmlFiles } from '../support/context.ts';

const { kinds, kindsInGerman, plain } = inject('sites');
const read = (path: string, { folder } = kinds) => readFile(`${folder}/${path}`, 'utf8');
const page = async (path: string, site = kinds) => load(await read(`${path}index.html`, site));
const list = 'lists/storms-and-lamps/';

describe('the page of a reading list', () => {
  test('lists the works in the owner’s order, each with its number and the reason', async () => {
    const $ = await page(list);
    const items = $('.works > li')
      .toArray()
      .map((item) => $(item).text().replace(/\s+/g, ' ').trim());
    expect(items).toEqual([
      expect.stringMatching(/^1\. .*What the storm left.*Start here: it takes two minutes/),
      expect.stringMatching(/^2\. .*The last keeper.*The same storm/i),
      expect.stringMatching(/^3\. .*To the lamp room/i),
    ]);
    expect($('main').text()).toContain('Read them on a windy evening.');
  });

  test('describes the list to machines', async () => {
    const $ = await page(list);
    const data = JSON.parse($('script[type="application/ld+json"]').text()) as {
      mainEntity: { itemListElement: object[] };
    };
    expect(data.mainEntity.itemListElement[0]).toMatchObject({
      position: 1,
      url: 'https://kinds.example/articles/what-the-storm-left/',
      description: expect.stringContaining('Start here'),
    });
    expect($('link[type="application/rss+xml"]').attr('href')).toBe(`/${list}feed.xml`);
  });

  test('speaks the language of the site', async () => {
    const $ = await page(list, kindsInGerman);
    expect($('.label').first().text()).toBe('Leseliste');
  });
});

describe('the feed of a reading list', () => {
  test('has its works, and says why each is on the list', async () => {
    const feed = JSON.parse(await read(`${list}feed.json`)) as { items: { title: string; content_html: string }[] };
    expect(feed.items.map(({ title }) => title)).toHaveLength(3);
    const [storm] = feed.items.filter(({ title }) => title === 'What the storm left');
    expect(storm?.content_html).toMatch(/^<p>Why this is on the reading list: Start here: it takes two minutes/);
    expect(await read('lists/first-steps/feed.xml')).toContain('It is loud &amp;amp; short.');
  });

  test('stays at the former address of the list', async () =>
    expect(await read('lists/lamps/feed.xml')).toBe(await read(`${list}feed.xml`)));
});

describe('reading lists', () => {
  test('are linked from the front page, the footer, their index and the pages of their works', async () => {
    for (const [path, target] of [
      ['', '/lists/storms-and-lamps/'],
      ['about/', '/lists/'],
      ['lists/', '/lists/first-steps/'],
      ['articles/what-the-storm-left/', '/lists/first-steps/'],
      ['articles/what-the-storm-left/', '/lists/storms-and-lamps/'],
      ['related/foghorn/', '/lists/first-steps/'],
      ['follow/', '/lists/first-steps/feed.xml'],
    ] as const)
      expect((await page(path))(`a[href="${target}"]`).length, `${path} → ${target}`).toBeGreaterThan(0);
    expect((await page('related/marsh-the-last-keeper/'))('#work-lists ~ ul a').text()).toBe('Storms and lamps');
  });

  test('are in llms.txt', async () =>
    expect(await read('llms.txt')).toContain(
      '- [First steps](https://kinds.example/lists/first-steps/): Where to start.',
    ));

  test('leave no trace on a site without any', async () => {
    for (const { path, html } of await htmlFiles(plain.folder)) {
      expect(html, path).not.toContain('/lists/');
      expect(html, path).not.toMatch(/reading list/i);
    }
  });
});
