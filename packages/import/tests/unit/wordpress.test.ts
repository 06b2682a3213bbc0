import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Imported, ImportedEntry, ImportOptions } from '../../entry.ts';
import { idAllotter } from '../../ids.ts';
import { checkContent, type Library, readLibrary, splitName } from '../../site.ts';
import { importWordPress } from '../../wordpress/index.ts';
import { replaceShortcodes } from '../../wordpress/shortcodes.ts';
import { parseWxr } from '../../wordpress/wxr.ts';
import { writeEntry } from '../../write.ts';

const folder = 'packages/import/tests/fixtures/wordpress';
const blog = readFileSync(`${folder}/blog.xml`, 'utf8');
const rights = 'The words belong to their authors.';
const emptyLibrary: Library = { tags: [], entries: [], formerIds: { works: [], tags: [] } };

const importBlog = async (
  text = blog,
  options: Partial<ImportOptions> = {},
  library = emptyLibrary,
): Promise<Imported> =>
  importWordPress(
    {
      name: 'blog.xml',
      bytes: new Uint8Array(),
      text,
      readFile: (path) =>
        path === 'wp-content/uploads/2014/09/harbour.png' ? readFileSync(join(folder, path)) : undefined,
    },
    {
      ...{ tags: 'create', rights, notes: false, libraryTags: library.tags, progress: () => undefined },
      allotId: idAllotter(library),
      ...options,
    },
  );

/** Puts one post into an export. */
const exportOf = (content: string, title = 'A post') => `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title><link>https://blog.example</link><item>
<title>${title}</title><link>https://blog.example/a-post/</link><content:encoded><![CDATA[${content}]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_date>2014-09-29 10:00:00</wp:post_date><wp:post_name>a-post</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`;

const entryOf = ({ entries }: Imported, id: string): ImportedEntry => {
  const entry = entries.find((other) => other.id === id);
  if (!entry) throw new Error(`no entry ${id} among ${entries.map((other) => other.id).join(', ')}`);
  return entry;
};

const bodyOf = async (content: string): Promise<string> => entryOf(await importBlog(exportOf(content)), 'a-post').body;

describe('importWordPress', async () => {
  const imported = await importBlog();
  const lostOf = (id: string) => imported.lost.filter((loss) => loss.id === id).map(({ what }) => what);

  test('imports every item or says why not', () => {
    const items = blog.match(/<item>/g)?.length;
    const posts = imported.entries.filter(({ collection }) => collection === 'articles');
    expect(posts.length + imported.skipped.length).toBe(items);
    expect(imported.skipped).toEqual([
      { source: 'https://blog.example/?p=9', reason: 'in the trash' },
      { source: 'https://blog.example/?p=10', reason: 'an automatic draft that was never saved' },
      { source: 'https://blog.example/2014/12/empty/', reason: 'it has no text' },
      { source: 'https://blog.example/2014/09/tides/harbour/', reason: expect.stringContaining('media file') },
      { source: 'https://blog.example/mole/', reason: expect.stringContaining('media file') },
      { source: 'https://blog.example/?p=22', reason: 'a menu item' },
      { source: 'https://blog.example/?p=23', reason: 'a revision' },
      { source: 'https://blog.example/?p=30', reason: expect.stringContaining('reusable block') },
      {
        source: 'https://blog.example/?product=lantern',
        reason: 'of the type product, which is neither a post nor a page',
      },
      { source: 'https://blog.example/2014/12/picture/', reason: 'it has images, but no text' },
    ]);
  });

  test('describes a post by the fields of a work', () => {
    expect(entryOf(imported, 'tides').frontmatter).toEqual({
      title: 'Tides & Times',
      type: 'blog post',
      authors: [{ family: 'Quill', given: 'Marta', particle: 'van der' }],
      extent: 'full',
      source: {
        publication: 'Notes from the Harbour',
        published: '2014-09-29',
        url: 'https://blog.example/2014/09/tides/',
      },
      taggedBy: 'source',
      tags: ['harbour-life', 'boats'],
      related: [
        { work: 'lights', reason: 'Listed under “See also” at the end of the post.' },
        { work: 'the-moon-and-the-mud', reason: 'Listed under “See also” at the end of the post.' },
        { work: 'mud', reason: 'Listed under “See also” at the end of the post.' },
      ],
      rights,
      formerly: ['ebb-and-flow'],
    });
  });

  test.each(['tides', 'lights'])('converts the text of %s', async (id) => {
    await expect(entryOf(imported, id).body).toMatchFileSnapshot(`../../../../${folder}/${id}.md`);
  });

  test('reports the parts of a post that are not imported', () => {
    expect(lostOf('tides')).toEqual([
      'block latest-posts: WordPress fills it when it shows the page',
      'embed https://video.example/tide: now a link',
      'image https://blog.example/wp-content/uploads/2014/09/mole.jpg',
      'excerpt “About tides.”',
      '1 comment',
      'mood “Calm”',
      'featured image https://blog.example/wp-content/uploads/2014/09/mole.jpg',
      'words next to a related link: “Mud (a rant)”',
      'the list “See also”: its 3 links became related works',
    ]);
    expect(lostOf('lights')).toEqual([
      '1 page break',
      'image 99 of a gallery, which is not in the export',
      'audio https://blog.example/wp-content/uploads/bell.mp3: now a link',
      'shortcode [highlight colour="red"], whose content is kept',
      'perhaps a shortcode, kept as text: [contact-form id="7" title="Write to us"]',
      'embed https://video.example/lamps: now a link',
      'image https://blog.example/wp-content/uploads/2014/09/mole.jpg',
    ]);
    expect(imported.notes).toEqual([
      'Comments are not imported: 1 comment and 1 pingback.',
      'Pinned to the top of the blog, which this site doesn’t support: tides.',
      expect.stringMatching(/^Private or protected by a password in WordPress: secret, mine\. .* can read them\./),
      'The post formats of 1 post are not imported.',
    ]);
  });

  test('copies pictures, the original rather than a smaller version', () => {
    expect(entryOf(imported, 'tides').files?.map(({ name }) => name)).toEqual(['tides-harbour.png']);
  });

  test('makes related works from links, with author and date where a line has them', () => {
    expect(entryOf(imported, 'the-moon-and-the-mud')).toMatchObject({
      collection: 'related',
      frontmatter: {
        title: 'The Moon and the Mud',
        authors: [{ family: 'Mole', given: 'Ruth' }],
        source: { published: '2013-05-03', url: 'https://other.example/moon' },
      },
    });
  });

  test('makes tags from categories, with their descriptions as meanings', () => {
    expect(entryOf(imported, 'harbour-life').frontmatter).toEqual({
      name: 'Harbour & Life',
      meaning: 'Days and nights at the quay.',
    });
    expect(entryOf(imported, 'boats').frontmatter.meaning).toMatch(/^\[.*\]$/);
  });

  test('uses the tags of the library, by name and synonym', async () => {
    const libraryTags = [{ id: 'ships', name: 'ships', otherNames: ['boats'] }];
    const matched = await importBlog(blog, { tags: 'match', libraryTags });
    expect(entryOf(matched, 'tides').frontmatter.tags).toEqual(['ships']);
    expect(matched.lost).toContainEqual({
      id: 'tides',
      what: 'tag “Harbour & Life”',
      line: expect.any(Number) as number,
    });
    expect((await importBlog(blog, { tags: 'skip' })).entries.some(({ collection }) => collection === 'tags')).toBe(
      false,
    );
  });

  test('imports drafts and protected texts as drafts', () => {
    const drafts = imported.entries.filter(({ frontmatter }) => frontmatter.draft === true).map(({ id }) => id);
    expect(drafts).toEqual(['post-4', 'secret', 'mine', 'tomorrow', 'waiting']);
    expect(entryOf(imported, 'post-4').frontmatter).toMatchObject({
      title: '[A thought without a title, and rather long for one, as thoug…]',
      source: { publication: 'Notes from the Harbour' },
    });
    expect(lostOf('tomorrow')).toContain('scheduled in WordPress: imported as a draft');
  });

  test('asks for the rights if they are not given', async () => {
    const { frontmatter } = entryOf(await importBlog(blog, { rights: undefined }), 'tides');
    expect(frontmatter).toMatchObject({ rights: expect.stringMatching(/^\[.*\]$/) as string, draft: true });
  });

  test('makes ids of addresses, and keeps longer ones as former ids', () => {
    expect(entryOf(imported, 'lights-2').frontmatter).toMatchObject({ type: 'web page' });
    expect(imported.entries.map(({ id }) => id)).toContain('post-13');
    const long = imported.entries.find(({ frontmatter }) => frontmatter.title === 'A title that goes on and on');
    expect(long?.id.length).toBeLessThanOrEqual(100);
    expect(long?.frontmatter.formerly).toEqual([expect.stringMatching(/longer-than-an-id-of-ours-can-be$/)]);
  });

  test('finds the same ids again when they are in the library', async () => {
    const entries = imported.entries.map(({ collection, id, frontmatter, body, mdx }) => ({
      ...{ collection, id, file: `${id}.${mdx ? 'mdx' : 'md'}` },
      ...{ fields: frontmatter, body },
    }));
    const tags = imported.entries.filter(({ collection }) => collection === 'tags');
    const libraryTags = tags.map(({ id, frontmatter }) => ({ id, name: String(frontmatter.name), otherNames: [] }));
    const again = await importBlog(blog, {}, { ...emptyLibrary, entries, tags: libraryTags });
    const works = ({ entries: list }: Imported) =>
      list.filter(({ collection }) => collection !== 'tags').map(({ id }) => id);
    expect(works(again)).toEqual(works(imported));
  });
});

describe('importWordPress, with the content check', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'commonplace-wordpress-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  test('writes content in which only the meaning of a tag is left to fill in, and nothing the second time', async () => {
    const write = async (library: Library) => {
      const { entries } = await importBlog(blog, {}, library);
      const changes: string[] = [];
      for (const { frontmatter, ...entry } of entries) {
        const { draft: _draft, ...fields } = frontmatter;
        const written = { ...entry, frontmatter: fields };
        const { outcome } = await writeEntry(written, { dir, library, publish: true, today: '2026-01-01' });
        changes.push(outcome.change);
      }
      return new Set(changes);
    };
    expect(await write(emptyLibrary)).toEqual(new Set(['created']));
    const { diagnostics } = await checkContent(dir);
    expect(diagnostics.filter(({ level }) => level === 'error' || level === 'warning')).toMatchObject([
      { file: expect.stringMatching(/tags\/boats\.md$/), field: 'meaning', rule: 'drafts/placeholder' },
    ]);
    const before = await readFile(join(dir, 'articles/tides.mdx'), 'utf8');
    expect(await write(await readLibrary(dir))).toEqual(new Set(['none']));
    expect(await readFile(join(dir, 'articles/tides.mdx'), 'utf8')).toBe(before);
  });
});

describe('the texts of the classic editor', () => {
  test.each([
    ['paragraphs and line breaks', 'One\ntwo\n\nThree', 'One\\\ntwo\n\nThree\n'],
    ['emphasis over an empty line', '<em>One\n\nTwo</em> three', '*One*\n\n*Two* three\n'],
    ['blocks between paragraphs', 'One\n<h2>Two</h2>\nThree', 'One\n\n## Two\n\nThree\n'],
    ['words after a line break of HTML', 'One<br />\nTwo', 'One\\\nTwo\n'],
    ['a quotation of two paragraphs', '<blockquote>One\n\nTwo</blockquote>', '> One\n>\n> Two\n'],
    ['list items', '<ul>\n<li>One\ntwo</li>\n</ul>', '- One\\\n  two\n'],
    ['preformatted text', 'a\n<pre>b\n\nc</pre>\nd', 'a\n\n```\nb\n\nc\n```\n\nd\n'],
    ['a division with paragraphs', '<div>One\n\nTwo</div>', 'One\n\nTwo\n'],
  ])('keep %s', async (_name, content, expected) => {
    expect(await bodyOf(content)).toBe(expected);
  });
});

describe('replaceShortcodes', () => {
  const replace = (html: string) => {
    const lost: string[] = [];
    const context = { attachment: () => undefined, media: () => undefined, ownPictures: [], lost };
    return { html: replaceShortcodes(html, context), lost };
  };

  test.each([
    ['words in brackets stay', 'He said [sic] and [emphasis added].', 'He said [sic] and [emphasis added].'],
    ['brackets with an equals sign stay', 'Sold [the price=5] and [a = b].', 'Sold [the price=5] and [a = b].'],
    ['unknown shortcodes stay', '[form-7 id="1"] and [clear /]', '[form-7 id="1"] and [clear /]'],
    [
      'unknown shortcodes with an address become links',
      '[stream src="https://v.example/x"]',
      '<p><a href="https://v.example/x">https://v.example/x</a></p>',
    ],
    ['escaped shortcodes', 'Write [[gallery]].', 'Write [gallery].'],
    ['shortcodes in code stay', '<code>[gallery]</code>', '<code>[gallery]</code>'],
    ['notes', 'a[mfn]note[/mfn]', 'a<inline-note>note</inline-note>'],
    ['nested content', '[box a="b"]x [mfn]y[/mfn][/box]', 'x <inline-note>y</inline-note>'],
    ['code', '[sourcecode language="css"]a<b[/sourcecode]', '<pre><code class="language-css">a&lt;b</code></pre>'],
    ['a player', '[youtube=https://v.example/x]', '<p><a href="https://v.example/x">https://v.example/x</a></p>'],
    [
      'an old caption',
      '[caption caption="A"]<img src="x">[/caption]',
      '<figure><img src="x"><figcaption>A</figcaption></figure>',
    ],
    [
      'a player of a site by its name',
      '[tides https://tides.example/7]',
      '<p><a href="https://tides.example/7">https://tides.example/7</a></p>',
    ],
    ['a remark with an address stays', 'Low tide [via https://v.example/x].', 'Low tide [via https://v.example/x].'],
    ['a player without an address stays', '[soundcloud id="7"]', '[soundcloud id="7"]'],
    [
      'words that lead to an address',
      '[button link="https://v.example/x"]Set sail[/button]',
      '<a href="https://v.example/x">Set sail</a>',
    ],
    [
      'content that is an address',
      '[film]https://v.example/x.mp4[/film]',
      '<p><a href="https://v.example/x.mp4">x.mp4</a></p>',
    ],
    ['an unclosed caption', '[caption id="1"]<img src="x">', '<figure></figure><img src="x">'],
  ])('%s', (_name, html, expected) => {
    expect(replace(html).html).toBe(expected);
  });

  test('does not take longer for many brackets', () => {
    expect(replace('[a'.repeat(20_000)).lost).toEqual([]);
  });
});

describe('splitName', () => {
  test.each([
    ['Marta Quill', { family: 'Quill', given: 'Marta' }],
    ['Quill, Marta', { family: 'Quill', given: 'Marta' }],
    ['Ludwig van der Rohe', { family: 'Rohe', given: 'Ludwig', particle: 'van der' }],
    ['J. R. R. Poole', { family: 'Poole', given: 'J. R. R.' }],
    ['The Harbour Team', { literal: 'The Harbour Team' }],
    ['marta1987', { literal: 'marta1987' }],
    ['Madonna', { literal: 'Madonna' }],
  ])('%s', (name, expected) => {
    expect(splitName(name)).toEqual(expected);
  });
});

describe('parseWxr', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;

  test.each([
    ['entities that multiply', bomb, '&c;'],
    ['a file of the computer', '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>', '&file;'],
  ])('never replaces %s', (_name, doctype, title) => {
    const text = exportOf('Words.', title).replace('?>', `?>${doctype}`);
    expect(parseWxr(text).items[0]?.title).toBe(title);
  });

  test('joins CDATA sections, and continues after control characters', () => {
    const { items } = parseWxr(exportOf('a]]]]><![CDATA[>b\u0008c'));
    expect(items[0]?.content).toBe('a]]>b\u0008c');
  });

  test.each([
    ['[:en]The oar[:de]Das Ruder[:]', '[:en]It floats.[:de]Es schwimmt.[:]'],
    [
      '<!--:en-->The oar<!--:--><!--:de-->Das Ruder<!--:-->',
      '<!--:en-->It floats.<!--:--><!--:de-->Es schwimmt.<!--:-->',
    ],
  ])('separates the languages of one post: %s', async (title, content) => {
    const { entries, lost } = await importBlog(exportOf(content, title.replaceAll('<', '&lt;')));
    expect(entries[0]).toMatchObject({
      frontmatter: { title: 'The oar / Das Ruder' },
      body: 'It floats.\n\nEs schwimmt.\n',
    });
    expect(lost.map(({ what }) => what)).toEqual([
      'the markers of the languages en, de, whose texts follow each other',
    ]);
  });

  test('reads a plain ampersand', () => {
    const { items, problems } = parseWxr(exportOf('Words.', 'Salt & Pepper'));
    expect({ title: items[0]?.title, problems }).toEqual({ title: 'Salt & Pepper', problems: [] });
  });

  test('keeps the complete part of a file that ends early, and says so', async () => {
    const cut = blog.slice(0, blog.indexOf('They burn'));
    const { entries, skipped, notes, isDamaged } = await importBlog(cut);
    expect(entries.map(({ id }) => id)).toContain('tides');
    expect(skipped.at(-1)?.reason).toBe('the export ends within it');
    expect(notes[0]).toContain('ends before its last tag, so texts are missing');
    expect(isDamaged).toBe(true);
  });

  test('refuses what isn’t an export', async () => {
    await expect(async () => importBlog('<rss><channel>')).rejects.toThrow('not a readable WordPress export');
  });
});
