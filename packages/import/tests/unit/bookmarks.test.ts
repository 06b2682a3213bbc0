import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../entry.ts';
import { idAllotter } from '../../ids.ts';
import { importBookmarks } from '../../bookmarks/index.ts';
import type { LibraryEntry } from '../../site.ts';

/** Imports a list into a library with some entries. */
function read(text: string, options: Partial<ImportOptions> = {}, entries: LibraryEntry[] = []) {
  return importBookmarks(
    { name: 'list', text },
    {
      tags: 'create',
      notes: false,
      libraryTags: [],
      allotId: idAllotter({ tags: [], entries, formerIds: { works: [], tags: [] } }),
      progress: () => undefined,
      ...options,
    },
  );
}

/** Returns the fields of the works in a list. */
const worksIn = (text: string) =>
  read(text).entries.flatMap(({ collection, frontmatter }) => (collection === 'related' ? [frontmatter] : []));

const url = 'https://harbour.example/lamps';
const bookmarks = (inside: string) =>
  `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Lesezeichen</H1>\n<DL><p>${inside}</DL><p>\n`;
const pocketHtml = (inside: string) =>
  `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>${inside}</ul></body></html>`;
const work = (fields: object) => ({ title: 'Lamps', type: 'web page', source: { url }, ...fields });

describe('importBookmarks makes a related work with what the export states', () => {
  test.each([
    [
      'Pocket in CSV',
      `title,url,time_added,tags,status\nLamps,${url},1393840800,oil|the sea,unread\n`,
      work({ tags: ['oil', 'the-sea'], added: '2014-03-03' }),
    ],
    [
      'Pocket in HTML',
      pocketHtml(`<li><a href="${url}" time_added="1393840800" tags="oil,the sea">Lamps</a></li>`),
      work({ tags: ['oil', 'the-sea'], added: '2014-03-03' }),
    ],
    [
      'Instapaper in CSV',
      `URL,Title,Selection,Folder,Timestamp,Tags\n${url},Lamps,,Crafts,1500000000,"[""oil""]"\n`,
      work({ tags: ['crafts', 'oil'], added: '2017-07-14' }),
    ],
    [
      'Instapaper in HTML',
      `<!DOCTYPE html><html><head><title>Instapaper: Export</title></head><body><h1>Archive</h1><ol><li><a href="${url}">Lamps</a></ol><h1>Crafts</h1><ol></ol></body></html>`,
      work({}),
    ],
    [
      'Raindrop in CSV',
      `title,note,excerpt,url,folder,tags,created\nLamps,,,${url},Crafts / Light,"oil, wick",2021-03-04T05:06:07.000Z\n`,
      work({ tags: ['crafts', 'light', 'oil', 'wick'], added: '2021-03-04' }),
    ],
    [
      'Raindrop in JSON',
      JSON.stringify({ items: [{ link: url, title: 'Lamps', tags: ['oil'], created: '2022-01-02T00:00:00Z' }] }),
      work({ tags: ['oil'], added: '2022-01-02' }),
    ],
    [
      'Readwise Reader',
      `Title,URL,ID,Document tags,Saved date,Reading progress\nLamps,${url},1,"['oil', ""cook's""]",2023-05-01 12:34:56+00:00,1\n`,
      work({ tags: ['oil', 'cooks'], added: '2023-05-01' }),
    ],
    [
      'Wallabag',
      JSON.stringify([
        {
          ...{ is_archived: 1, title: 'Lamps', url, tags: ['oil'], created_at: '2019-02-03T10:00:00+0100' },
          ...{ published_at: '2018-12-01T00:00:00+0100', published_by: ['Ruth Kaye'], language: 'en_US' },
        },
      ]),
      work({
        authors: [{ family: 'Kaye', given: 'Ruth' }],
        language: 'en-US',
        source: { url, published: '2018-12-01' },
        tags: ['oil'],
        added: '2019-02-03',
      }),
    ],
    [
      'Omnivore',
      JSON.stringify([
        {
          ...{ slug: 'x', title: 'Lamps', url, author: 'Ruth Kaye', labels: ['oil'] },
          ...{ savedAt: '2023-01-02T03:04:05Z', publishedAt: '2022-11-10T00:00:00Z' },
        },
      ]),
      work({
        authors: [{ family: 'Kaye', given: 'Ruth' }],
        source: { url, published: '2022-11-10' },
        tags: ['oil'],
        added: '2023-01-02',
      }),
    ],
    [
      'Karakeep',
      JSON.stringify({ bookmarks: [{ createdAt: 1700000000, title: 'Lamps', tags: ['oil'], content: { url } }] }),
      work({ tags: ['oil'], added: '2023-11-14' }),
    ],
    [
      'a browser',
      bookmarks(
        `<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bar</H3><DL><p><DT><H3>Crafts</H3><DL><p><DT><A HREF="${url}" ADD_DATE="1300000003" TAGS="oil,wick">Lamps</A></DL><p></DL><p>`,
      ),
      work({ tags: ['crafts', 'oil', 'wick'], added: '2011-03-13' }),
    ],
  ])('%s', (_program, text, expected) => expect(worksIn(text)).toEqual([expected]));
});

describe('importBookmarks', () => {
  test("ends a browser's folder where its list ends", () => {
    const text = bookmarks(
      `<DT><H3>Crafts</H3><DL><p><DT><A HREF="${url}">In</A></DL><p><DT><A HREF="${url}/2">Out</A>`,
    );
    expect(worksIn(text).map(({ title, tags }) => [title, tags])).toEqual([
      ['In', ['crafts']],
      ['Out', undefined],
    ]);
  });

  test('joins links of one address, with all tags and the earliest day', () => {
    const text = `title,url,time_added,tags\nLamps,${url},1393840800,oil\n,http://www.harbour.example/lamps/,1293840800,wick\n`;
    expect(worksIn(text)).toEqual([work({ tags: ['oil', 'wick'], added: '2011-01-01' })]);
    expect(read(text).notes).toEqual([expect.stringMatching(/^list: 1 .* more than once/)]);
  });

  test('puts an address that replaces a title in brackets', () => {
    const text = `title,url,time_added,tags\n${url},${url},1393840800,\n`;
    expect(worksIn(text)).toEqual([work({ title: '[harbour.example/lamps]', added: '2014-03-03' })]);
  });

  test.each([
    [`${url}?utm_source=feed&utm_medium=rss`, '[harbour.example/lamps]', 'harbour-example-lamps'],
    [`${url}/?b=2&fbclid=x1#top`, '[harbour.example/lamps?b=2]', 'harbour-example-lamps-b-2'],
    ['https://short.example/x1', 'https://short.example/x1', 'short-example-x1'],
  ])('titled %s has a title and an id without tracking parameters', (title, shown, id) => {
    const target = title.startsWith(url) ? title : url;
    expect(read(`title,url,time_added,tags\n${title},${target},1393840800,\n`).entries).toMatchObject([
      { id, frontmatter: { title: shown, source: { url: target } } },
    ]);
  });

  test.each([
    ['javascript:void(0)', 'not a web address: javascript:void(0)'],
    ['file:///home/ann/x.pdf', 'not a web address: file:///home/ann/x.pdf'],
    ['', 'it has no address'],
  ])('skips the link to %j', (target, reason) => {
    const { entries, skipped } = read(`title,url,time_added,tags\nA,${target},1,oil\n`);
    expect([entries, skipped]).toEqual([[], [{ source: 'A', reason }]]);
  });

  test.each([
    [
      'what the reader wrote',
      `title,note,excerpt,url,folder,tags,created\nLamps,Buy one,"How to trim them.",${url},,,\n`,
      '> How to trim them.\n\nBuy one',
    ],
    [
      'marked passages',
      JSON.stringify([
        { is_archived: 0, created_at: '', title: 'Lamps', url, annotations: [{ quote: 'Trim it.', text: 'Daily?' }] },
      ]),
      '> Trim it.\n\nDaily?',
    ],
    ['the description of a bookmark', bookmarks(`<DT><A HREF="${url}">Lamps</A>\n<DD>Buy one`), 'Buy one'],
  ])('keeps %s with --notes, and lists it without', (_what, text, body) => {
    expect(read(text, { notes: true }).entries[0]?.body).toBe(body);
    const { entries, lost } = read(text);
    expect([entries[0]?.body, lost.length]).toEqual(['', body.split('\n\n').length]);
    expect(lost[0]?.what).toMatch(/\(keep it with --notes\): /);
  });

  test.each([
    ['create', ['oil'], 0, 1],
    ['match', undefined, 1, 0],
  ] as const)('--tags %s', (mode, tags, lostTags, created) => {
    const { entries, lost } = read(`title,url,time_added,tags\nLamps,${url},1,oil\n`, { tags: mode });
    expect(entries[0]?.frontmatter.tags).toEqual(tags);
    expect([lost.length, entries.length - 1]).toEqual([lostTags, created]);
  });

  test('finds a work again only by its address, whatever its title, type and form of export', () => {
    const fields = { title: 'How to trim a lamp', source: { url: 'http://harbour.example/lamps/', published: '2001' } };
    const entry = { collection: 'articles' as const, id: 'trimming', file: 'trimming.md', fields, body: '' };
    const text = `title,url,time_added,tags\nLamps,${url},1393840800,\n`;
    expect(read(text, {}, [entry]).entries.map(({ id }) => id)).toEqual(['trimming']);
    const allotId = idAllotter({ tags: [], entries: [], formerIds: { works: [], tags: [] } });
    const other = pocketHtml(`<li><a href="${url}">Another title</a></li>`);
    const ids = [text, other].flatMap((one) => read(one, { allotId }).entries.map(({ id }) => id));
    expect(ids).toEqual(['lamps', 'lamps']);
  });
});
