import { describe, expect, test } from 'vitest';
import { feedItem, jsonFeed, newestWorks, rssItem } from '../../../src/feeds/feed.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import type { TextFacts } from '../../../src/markdown/outline.ts';
import { article } from '../../../src/schemas/article.ts';
import { related } from '../../../src/schemas/related.ts';
import { address, plainText, sampleWork } from '../../support/sample-work.ts';

const kaye = { family: 'Kaye', given: 'Ruth' };
const info = { title: 'T', description: 'D', address: 'https://here.example/', feed: 'https://here.example/feed.json' };
const itemOf = (data: object, outline: Partial<TextFacts> = {}) =>
  feedItem(sampleWork({ extent: 'full', ...data }), '<p>Words.</p>', { ...plainText, ...outline }, address);

describe('the licence of a text in feeds', () => {
  const licensed = itemOf({ source: 'here', rights: '© Ruth Kaye', licence: 'CC-BY-4.0' });
  const url = 'https://creativecommons.org/licenses/by/4.0/';

  test('is in the items of RSS', () => {
    expect(rssItem(licensed).customData).toBe(
      `<dc:rights>© Ruth Kaye. Licensed under CC BY 4.0.</dc:rights><atom:link rel="license" href="${url}"/>`,
    );
    expect(rssItem(itemOf({ rights: 'Ours & theirs.' })).customData).toBe('<dc:rights>Ours &amp; theirs.</dc:rights>');
  });

  test('is in the items of JSON Feed', () => {
    expect(jsonFeed([licensed], info)).toMatchObject({
      items: [
        { _rights: { statement: '© Ruth Kaye. Licensed under CC BY 4.0.', licence: { name: 'CC BY 4.0', url } } },
      ],
    });
  });
});

test('a work without creators and publication has no empty paragraph in feeds', () => {
  expect(itemOf({}).html).not.toMatch(/<p>\s*<\/p>/);
});

test('the authors of an item in RSS are its creators, and their names cannot add elements', () => {
  const { customData } = rssItem(itemOf({ editors: [{ literal: 'Ann ]]><forged>x</forged>' }, kaye] }));
  expect(customData).toContain(
    '<dc:creator>Ann ]]&gt;&lt;forged&gt;x&lt;/forged&gt;</dc:creator><dc:creator>Ruth Kaye<',
  );
});

test('a feed lists works in the order of the site, even those added on the same day', () => {
  const entry = (id: string, title: string, added: string) => ({
    id,
    data: article.parse({ title, added, extent: 'full', rights: 'Theirs.' }),
  });
  const { works } = resolveLibrary({
    articles: [entry('a', 'Sand', '2026-01-02'), entry('b', 'Reeds', '2026-01-02'), entry('c', 'Tides', '2026-02-03')],
    related: [{ id: '1', data: related.parse({ title: 'Buoys', added: '2026-01-02' }) }],
    tags: [],
  });
  const titles = ['Tides', 'Reeds', 'Sand', 'Buoys'];
  expect(works.map(({ title }) => title)).toEqual(titles);
  expect(newestWorks(works.toReversed()).map(({ title }) => title)).toEqual(titles);
});

test('an item says how its excerpt ends, what is left out, and how long it is', () => {
  const outline = { breaksOff: true, missingImages: ['A harbour'], omissions: 1, words: 300 };
  const { html } = itemOf({ extent: 'excerpt', via: { publication: 'A Blog', extent: 'full' } }, outline);
  expect(html).toContain('<p>The excerpt ends here, mid-sentence.');
  expect(html).toContain('the image labelled “A harbour”, the parts of the text marked […] and the rest of the text');
  expect(html).toContain('300 words');
  expect(itemOf({ extent: 'excerpt' }).html).toContain('<p>The excerpt ends here.');
});

test('the line about a work in an item has one full stop after an abbreviation', () => {
  const data = { authors: [{ ...kaye, suffix: 'Jr.' }], source: { publication: 'Quay & Co.' }, type: 'web page' };
  expect(itemOf(data).html).toContain('<p>Ruth Kaye Jr. Quay &amp; Co.</p>');
});

test('the links to people in the provenance of an item are absolute', () => {
  const { html } = itemOf({
    type: 'book chapter',
    authors: [kaye],
    source: { publication: 'Beacons', editors: [kaye] },
  });
  expect(html).toContain('edited by <a href="https://here.example/authors/ruth-kaye/">Ruth Kaye</a>');
});

test('the description of an item is HTML in RSS, and text in JSON Feed', () => {
  const item = itemOf({ title: 'On <style> & more' });
  expect(rssItem(item).title).toBe('On <style> & more');
  expect(rssItem(item).description).toContain('“On &lt;style&gt; &amp; more”');
  expect(jsonFeed([item], info)).toMatchObject({ items: [{ summary: item.summary }] });
  expect(item.summary).toContain('“On <style> & more”');
});
