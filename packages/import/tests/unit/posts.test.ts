import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../entry.ts';
import { detectKind, importers } from '../../kinds.ts';
import { testOptions } from '../support/test-options.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Imports a source in the way of the kind that it is recognized as. */
async function read(content: string | Uint8Array, changes: Partial<ImportOptions> = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const text = typeof content === 'string' ? content : '';
  const { kind } = detectKind({ bytes, text });
  if (kind === undefined) throw new Error('it was not recognized');
  const { entries, skipped, lost, notes } = await (
    await importers[kind]()
  )(
    { name: 'export', bytes, text, readFile: (path) => (path === 'content/images/mast.png' ? pixel : undefined) },
    testOptions(changes),
  );
  return {
    kind,
    entries: entries.map((entry) => ({ ...entry, body: entry.body.trim() })),
    fields: entries.map(({ frontmatter }) => frontmatter),
    skipped,
    lost: lost.map(({ what }) => what),
    notes,
  };
}

const rss = (items: string) =>
  `<?xml version="1.0"?><!-- made by hand --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Notes &amp;amp; Salt</title><link>https://salt.example/</link><language>nl-NL</language><copyright>© Salt Works</copyright>${items}</channel></rss>`;
const rssItem = `<item><title>The &lt;i&gt;Upper&lt;/i&gt; Mill</title><link>https://salt.example/upper-mill</link><dc:creator>Ann Wick</dc:creator><pubDate>Mon, 04 Mar 2019 23:30:00 -0500</pubDate><category>Salt</category><category>Roads</category><description>A wheel, and what it ground.</description><content:encoded><![CDATA[<p>A wheel; see <a href="/lower-mill">the other</a>.</p>]]></content:encoded></item>`;
const expectedFields = {
  title: 'The Upper Mill',
  type: 'blog post',
  authors: [{ family: 'Wick', given: 'Ann' }],
  language: 'nl-NL',
  source: { publication: 'Notes & Salt', published: '2019-03-04', url: 'https://salt.example/upper-mill' },
  taggedBy: 'source',
  tags: ['salt'],
  rights: '© Ann Wick',
  extent: 'full',
};

const atom = (entries: string, more = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl-NL"${more}><title>Notes &amp; Salt</title><link rel="self" href="https://salt.example/feed"/><link href="https://salt.example/"/><author><name>Ann Wick</name></author>${entries}</feed>`;
const atomEntry =
  `<entry><title type="html">The &amp;lt;i&amp;gt;Upper&amp;lt;/i&amp;gt; Mill</title><link rel="alternate" href="https://salt.example/upper-mill"/><published>2019-03-04T23:30:00-05:00</published><category term="Salt"/><category term="roads" label="Roads"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A wheel;<br/> see <a href="/lower-mill">the other</a>.</p></div></content></entry>`
    .replaceAll('&amp;lt;', '&lt;')
    .replaceAll('&amp;gt;', '&gt;');

const jsonFeed = (items: object[]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Notes & Salt',
    home_page_url: 'https://salt.example/',
    language: 'nl-NL',
    authors: [{ name: 'Ann Wick' }],
    items,
  });
const jsonItem = {
  id: '1',
  url: 'https://salt.example/upper-mill',
  title: 'The Upper Mill',
  content_html: '<p>A wheel; see <a href="/lower-mill">the other</a>.</p>',
  date_published: '2019-03-04T23:30:00-05:00',
  tags: ['Salt', 'Roads'],
};

describe('importPosts of feeds', () => {
  test.each([
    ['RSS', rss(rssItem), 'A wheel; see [the other](https://salt.example/lower-mill).'],
    ['Atom', atom(atomEntry), 'A wheel;\\\nsee [the other](https://salt.example/lower-mill).'],
    ['JSON Feed', jsonFeed([jsonItem]), 'A wheel; see [the other](https://salt.example/lower-mill).'],
  ])('makes articles of %s', async (_, source, body) => {
    const { kind, entries, fields, lost } = await read(source);
    expect(kind).toBe('feed');
    expect(fields).toEqual([expectedFields]);
    expect(entries[0]).toMatchObject({ collection: 'articles', id: 'upper-mill', body });
    expect(lost).toContain('keyword without a tag: Roads');
  });

  test('links posts to each other', async () => {
    const other = rssItem.replaceAll('upper', 'lower').replaceAll('Upper', 'Lower');
    const { entries } = await read(rss(rssItem + other));
    expect(entries[0]?.body).toBe('A wheel; see [the other](../lower-mill/).');
  });

  test('reports the rights of a feed, summaries and enclosed files', async () => {
    const { lost, notes } = await read(
      rss(rssItem.replace('</item>', '<enclosure url="https://salt.example/a.mp3"/></item>')),
    );
    expect(notes).toEqual(['export: the feed states its rights: “© Salt Works”']);
    expect(lost).toContain('summary “A wheel, and what it ground.”');
    expect(lost).toContain('enclosed file https://salt.example/a.mp3');
  });

  const described = (html: string) =>
    rss(
      `<item><title>Salt</title><link>https://salt.example/salt</link><description><![CDATA[${html}]]></description></item>`,
    );
  test.each([
    ['a summary', described('On salt.'), 'related'],
    [
      'a text that breaks off',
      described('<p>On salt and […]</p> <a href="https://salt.example/salt">Read more</a>'),
      'related',
    ],
    ['a description that is the text', described('<p>On salt.</p><p>On roads.</p>'), 'articles'],
    ['an Atom entry without a text', atom(atomEntry.replace(/<content.*<\/content>/s, '')), 'related'],
    ['a JSON item without a text', jsonFeed([{ ...jsonItem, content_html: undefined }]), 'related'],
    [
      'a JSON item in plain text',
      jsonFeed([{ ...jsonItem, content_html: undefined, content_text: 'A <wheel>.' }]),
      'articles',
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"><channel/><item><title>Salt</title><link>https://salt.example/salt</link></item></rdf:RDF>`,
      'related',
    ],
  ])('decides by the text what becomes of %s', async (_, source, collection) =>
    expect((await read(source)).entries.map((entry) => entry.collection)).toEqual([collection]),
  );

  test('makes only references unless texts are requested', async () => {
    const { entries, notes } = await read(rss(rssItem), { isReference: true });
    expect(entries).toMatchObject([{ collection: 'related', id: 'wick-the-upper-mill', body: '' }]);
    expect(entries[0]?.frontmatter).not.toHaveProperty('rights');
    expect(notes.join()).toContain('only references to 1 post; --full imports their texts');
  });

  test('fetches pictures one after another, if it is allowed to', async () => {
    const asked: string[] = [];
    const source = rss(rssItem.replace('<p>A', '<img src="a.png" alt="A mast"><img src="b.png" alt="A buoy"><p>A'));
    const { entries, lost } = await read(source, {
      fetchPicture: (url) => (
        asked.push(url),
        url.endsWith('b.png') ? Promise.reject(new Error('no')) : Promise.resolve(pixel)
      ),
    });
    expect(asked).toEqual(['https://salt.example/a.png', 'https://salt.example/b.png']);
    expect(entries[0]?.body).toContain('![A mast](upper-mill-a.png)');
    expect(entries[0]?.files).toEqual([{ name: 'upper-mill-a.png', bytes: pixel }]);
    expect(lost).toContain('image https://salt.example/b.png: no');
  });

  test('names a post without a title by its first words', async () =>
    expect((await read(rss(rssItem.replace(/<title>.*?<\/title>/, '')))).fields[0]?.title).toBe(
      '[A wheel; see the other.]',
    ));

  test('refuses a feed that is not well-formed', async () =>
    await expect(read(rss('<item>'))).rejects.toThrow('the feed is not well-formed: line 1'));
});

describe('importPosts of Blogger', () => {
  const kind = (name: string) =>
    `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;
  const entry = (name: string, path: string, more = '') =>
    `<entry>${kind(name)}<title type="text">On ${path}</title><category scheme="http://www.blogger.com/atom/ns#" term="Salt"/><content type="html">&lt;p&gt;See &lt;a href="https://salt.blogspot.com/2014/03/roads.html"&gt;roads&lt;/a&gt;.&lt;/p&gt;</content><published>2014-03-09T10:00:00Z</published><link rel="alternate" href="https://salt.blogspot.com/2014/03/${path}.html"/>${more}</entry>`;

  test('imports posts and pages, with their labels, and drafts as drafts', async () => {
    const source = atom(
      [
        entry('settings', 'x'),
        entry('post', 'salt'),
        entry('page', 'roads'),
        entry('post', 'lamps', '<app:control xmlns:app="x"><app:draft>yes</app:draft></app:control>'),
        entry('comment', 'y'),
        entry('comment', 'z'),
      ].join(''),
    );
    const { kind: found, entries, notes } = await read(source, { tags: 'create' });
    expect(found).toBe('blogger');
    expect(entries.map(({ id, frontmatter: { type, draft } }) => [id, type, draft])).toEqual([
      ['salt', 'blog post', undefined],
      ['roads', 'web page', undefined],
      ['lamps', 'blog post', true],
    ]);
    expect(entries[0]).toMatchObject({
      body: 'See [roads](../roads/).',
      frontmatter: { tags: ['salt'], source: { published: '2014-03-09' } },
    });
    expect(entries[2]).toMatchObject({ whyDraft: 'a draft in Blogger' });
    expect(notes).toEqual(['export: Comments are not imported: 2 comments.']);
  });

  test('imports what Google Takeout exports', async () => {
    const takeout = (type: string, status: string, name: string) =>
      `<entry><blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status><title>On ${name}</title><content type="html">&lt;p&gt;See &lt;a href="http://salt.blogspot.com/2014/03/roads.html"&gt;roads&lt;/a&gt;.&lt;/p&gt;</content><blogger:filename>/2014/03/${name}.html</blogger:filename></entry>`;
    const { entries, skipped } = await read(
      atom(
        takeout('POST', 'LIVE', 'salt') +
          takeout('POST', 'LIVE', 'roads') +
          takeout('POST', 'SOFT_TRASHED', 'lamps') +
          takeout('COMMENT', 'LIVE', 'x'),
        ' xmlns:blogger="http://schemas.google.com/blogger/2018"',
      ),
    );
    expect(entries.map(({ id, body }) => [id, body])).toEqual([
      ['salt', 'See [roads](../roads/).'],
      ['roads', 'See [roads](http://salt.blogspot.com/2014/03/roads.html).'],
    ]);
    expect(skipped).toEqual([{ source: 'On lamps', reason: 'in the trash' }]);
  });
});

describe('importPosts of Ghost', () => {
  const post = {
    id: 'p1',
    title: 'The Upper Mill',
    slug: 'upper-mill',
    html: '<p>A wheel; see <a href="__GHOST_URL__/lower-mill/">the other</a> and <a href="__GHOST_URL__/about/">us</a>.</p><img src="__GHOST_URL__/content/images/mast.png" alt="A mast">',
    status: 'published',
    type: 'post',
    visibility: 'public',
    published_at: '2019-03-04T10:00:00.000Z',
  };
  const ghost = (...posts: object[]) =>
    JSON.stringify({
      db: [
        {
          data: {
            posts,
            tags: [
              { id: 't1', name: 'Salt' },
              { id: 't2', name: '#hidden' },
            ],
            posts_tags: [
              { post_id: 'p1', tag_id: 't2', sort_order: 1 },
              { post_id: 'p1', tag_id: 't1', sort_order: 0 },
            ],
            users: [{ id: 'u1', name: 'Ann Wick' }],
            posts_authors: [{ post_id: 'p1', author_id: 'u1' }],
            settings: [{ key: 'title', value: 'Notes & Salt' }],
          },
        },
      ],
    });

  test('imports posts with their tags, authors and images', async () => {
    const { kind, entries, lost } = await read(
      ghost(post, { ...post, id: 'p2', title: 'The Lower Mill', slug: 'lower-mill' }),
    );
    expect(kind).toBe('ghost');
    expect(entries[0]).toMatchObject({
      id: 'upper-mill',
      body: 'A wheel; see [the other](../lower-mill/) and us.\n\n![A mast](upper-mill-mast.png)',
      frontmatter: {
        title: 'The Upper Mill',
        type: 'blog post',
        authors: [{ family: 'Wick', given: 'Ann' }],
        source: { publication: 'Notes & Salt', published: '2019-03-04' },
        tags: ['salt'],
      },
    });
    expect(lost).toContain('internal tag #hidden');
    expect(lost).toContain('link to __GHOST_URL__/about/');
  });

  test.each([
    ['a draft', { status: 'draft' }, 'a draft in Ghost'],
    ['a scheduled post', { status: 'scheduled' }, 'scheduled in Ghost'],
    ['a post for members', { visibility: 'paid' }, 'in Ghost only for readers of the group “paid”'],
  ])('makes a draft of %s', async (_, changes, whyDraft) =>
    expect((await read(ghost({ ...post, ...changes }))).entries[0]).toMatchObject({
      whyDraft,
      frontmatter: { draft: true },
    }),
  );

  test('says why a feature image and a link to a post that is not public are left out', async () => {
    const { lost } = await read(
      ghost(
        { ...post, feature_image: '__GHOST_URL__/content/images/sea.jpg' },
        { ...post, id: 'p2', title: 'The Lower Mill', slug: 'lower-mill', visibility: 'paid' },
      ),
    );
    expect(lost).toContain('feature image __GHOST_URL__/content/images/sea.jpg: it is above the text, not in it');
    expect(lost).toContain('link to __GHOST_URL__/lower-mill/: the post isn’t public');
  });

  test('warns about texts that were not public', async () =>
    expect((await read(ghost({ ...post, visibility: 'paid' }))).notes.join()).toContain(
      'Not public at their source: upper-mill.',
    ));

  test('uses plain text where there is no HTML, and refuses what only the editor can read', async () => {
    const { entries, skipped } = await read(
      ghost({ ...post, html: null, plaintext: 'A <wheel>.\n\nA race.' }, { title: 'Lamps', lexical: '{}' }),
    );
    expect(entries.map(({ body }) => body)).toEqual(['A \\<wheel>.\n\nA race.']);
    expect(skipped).toEqual([
      { source: 'Lamps', reason: expect.stringContaining('save it again in Ghost, and export again') },
    ]);
  });
});

const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

test('importPosts › imports an export of Substack', async () => {
  const { kind, entries, lost, notes } = await read(
    zip({
      'posts.csv':
        'post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle\n1.upper-mill,2019-03-04T10:00:00.000Z,true,,newsletter,everyone,"The Upper Mill, a ""Wheel""",And its race\n2.lamps,,false,,newsletter,only_paid,Lamps,\n',
      'posts/1.upper-mill.html': '<p>A wheel; see <a href="https://salt.substack.com/p/upper-mill">it</a>.</p>',
      'posts/2.lamps.html': '<p>See <a href="https://salt.substack.com/p/upper-mill">the mill</a>.</p>',
    }),
  );
  expect(kind).toBe('substack');
  expect(entries).toMatchObject([
    { id: 'upper-mill', frontmatter: { title: 'The Upper Mill, a "Wheel"', source: { published: '2019-03-04' } } },
    { id: 'lamps', body: 'See [the mill](../upper-mill/).', whyDraft: 'a draft in Substack' },
  ]);
  expect(lost).toContain('subtitle “And its race”: add it to the title if it belongs there');
  expect(notes.join()).toContain(
    'export: it doesn’t contain the URLs of 2 posts: fill in source.url, and source.publication where it is missing.',
  );
});

test('importMedium › imports the posts of an export of Medium', async () => {
  const page = (title: string) =>
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><article class="h-entry"><header><h1 class="p-name">${title}</h1></header><section data-field="body" class="e-content"><p>The wheel of the upper mill turned once for each sack, and twice for the miller, who counted.</p><p>It turned once more, for nobody, and the miller counted that as well, in a book of its own.</p></section><footer><p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann Wick</a> on <a href="https://medium.com/p/1"><time class="dt-published" datetime="2019-03-04T10:00:00.000Z">March 4, 2019</time></a>.</p><p><a href="https://medium.com/@ann/upper-mill-1" class="p-canonical">Canonical link</a></p></footer></article></body></html>`;
  const { kind, entries } = await read(
    zip({
      'README.html': '<p>x</p>',
      'posts/2019-03-04_The-Upper-Mill-1.html': page('The Upper Mill'),
      'posts/draft_Lamps-2.html': page('Lamps'),
    }),
  );
  expect(kind).toBe('medium');
  expect(entries).toMatchObject([
    {
      frontmatter: {
        title: 'The Upper Mill',
        authors: [{ family: 'Wick', given: 'Ann' }],
        source: { published: '2019-03-04', url: 'https://medium.com/@ann/upper-mill-1' },
      },
    },
    { whyDraft: 'a draft in Medium', frontmatter: { title: 'Lamps', draft: true } },
  ]);
});
