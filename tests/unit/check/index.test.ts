import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorsIn } from '../../../src/check/diagnostic.ts';
import { checkContent } from '../../../src/check/index.ts';
import { makePicture } from '../../support/pictures.ts';

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'commonplace-check-'));
});
afterAll(() => rm(temporary, { recursive: true }));

/** Copies the valid library into a new folder. */
async function copyLibrary(): Promise<string> {
  const folder = await mkdtemp(join(temporary, 'library-'));
  await cp('tests/fixtures/sound', folder, { recursive: true });
  return folder;
}

describe('checkContent', () => {
  test('returns the sizes of works with their images, of which a large one counts as a megabyte', async () => {
    const folder = await copyLibrary();
    const before = (await checkContent(folder)).sizes;
    const file = join(folder, 'related/a-reading.md');
    const text = await readFile(file);
    expect(before['/related/a-reading/']).toBe(text.length);
    const images = '\n![A](small.png)\n\n![A](large.png)\n\n![A](small.png)\n';
    await writeFile(file, `${text.toString()}${images}`);
    await writeFile(join(folder, 'related/small.png'), new Uint8Array(2000));
    await writeFile(join(folder, 'related/large.png'), new Uint8Array(3_000_000));
    expect((await checkContent(folder)).sizes).toEqual({
      ...before,
      '/related/a-reading/': text.length + images.length + 2000 + 1024 ** 2,
    });
  });

  test('returns counts, redirects, days and entries of valid content', async () => {
    expect(await checkContent('tests/fixtures/sound')).toMatchObject({
      diagnostics: [],
      counts: { articles: 1, related: 1, tags: 2 },
      redirects: { '/tags/the-other-tag': '/tags/second-tag/' },
      lastModified: { '/articles/an-article/': '2026-01-01', '/related/a-reading/': '2026-02-01' },
      entries: { articles: [{ id: 'an-article' }], related: [{ id: 'a-reading' }], tags: [{}, {}] },
    });
  });

  test('leaves out drafts, scheduled works, and the tags and former ids that only they have', async () => {
    const folder = await copyLibrary();
    const fields = 'formerly: [once]\ntags: [first-tag, draft-tag]';
    await writeFile(join(folder, 'related/a-draft.mdx'), `---\n${fields}\ndraft: true\n---\n`);
    await writeFile(join(folder, 'related/later.md'), '---\ntitle: A\nadded: 2027-12-31\n---\n');
    await writeFile(join(folder, 'tags/draft-tag.md'), '---\nname: A\nmeaning: B.\nformerly: [drafts]\n---\n');
    await writeFile(join(folder, 'tags/unused-tag.md'), '---\nname: C\nmeaning: D.\n---\n');
    const { counts, diagnostics, entries, redirects, unpublished } = await checkContent(folder);
    expect(unpublished).toEqual({
      'related/a-draft.mdx': 'draft',
      'related/later.md': 'scheduled',
      'tags/draft-tag.md': 'unused',
    });
    expect(entries.related.map(({ id }) => id)).toEqual(['a-reading']);
    expect(entries.tags.map(({ id }) => id).sort()).toEqual(['first-tag', 'second-tag', 'unused-tag']);
    expect(Object.keys(redirects)).toEqual(['/tags/the-other-tag']);
    expect(counts).toMatchObject({ related: 3, tags: 4 });
    expect(errorsIn(diagnostics), 'the draft has no title').toEqual([]);
    expect(diagnostics).toContainEqual(expect.objectContaining({ field: 'title', level: 'error', draft: true }));
  });

  test('treats problems of images that only drafts show as problems of drafts', async () => {
    const folder = await copyLibrary();
    await writeFile(join(folder, 'related/broken.png'), 'not a picture');
    await writeFile(join(folder, 'related/shared.png'), 'not a picture');
    const work = (images: string, fields = '') => `---\ntitle: A\nadded: 2026-01-01\n${fields}---\n\n${images}\n`;
    await writeFile(join(folder, 'related/one.md'), work('![A](broken.png) ![B](./shared.png)', 'draft: true\n'));
    await writeFile(join(folder, 'related/two.md'), work('![B](shared.png)'));
    const { diagnostics } = await checkContent(folder);
    const rules = diagnostics.map(({ rule }) => rule).filter((rule) => rule.startsWith('images/'));
    expect(rules).toEqual(['images/unreadable', 'images/unreadable']);
    expect(errorsIn(diagnostics)).toEqual([expect.objectContaining({ file: expect.stringMatching(/shared\.png$/) })]);
  });

  test('redirects from former ids, and from the collection that a work was in', async () => {
    const folder = await copyLibrary();
    const text = `---\ntitle: A\nadded: 2026-01-01\ntags: [first-tag]\nformerly:\n  - moved\n  - renamed\n---\n\nA note.\n`;
    await writeFile(join(folder, 'related/moved.md'), text);
    const { diagnostics, redirects } = await checkContent(folder);
    expect(diagnostics).toEqual([]);
    expect(redirects).toMatchObject({
      '/articles/moved': '/related/moved/',
      '/articles/renamed': '/related/moved/',
      '/related/renamed': '/related/moved/',
    });
    expect(redirects).not.toHaveProperty('/related/moved');
  });

  test('treats missing and empty folders as collections without entries', async () => {
    const folder = await mkdtemp(join(temporary, 'library-'));
    await mkdir(join(folder, 'articles'));
    expect(await checkContent(folder)).toMatchObject({
      diagnostics: [],
      counts: { articles: 0, related: 0, tags: 0 },
      entries: { articles: [], related: [], tags: [] },
    });
  });

  test('reports a missing folder of all content, whose path may be mistyped', async () => {
    const { diagnostics, counts } = await checkContent(join(temporary, 'none'));
    expect(diagnostics).toMatchObject([{ rule: 'files/missing-folder', level: 'error' }]);
    expect(counts).toMatchObject({ articles: 0, related: 0, tags: 0 });
  });

  test('names the folder that may be the missing one', async () => {
    const folder = await mkdtemp(join(temporary, 'site-'));
    await mkdir(join(folder, 'contents'));
    const { diagnostics } = await checkContent(join(folder, 'content'));
    expect(diagnostics[0]?.hint).toMatch(/^did you mean .*contents\? Correct CONTENT_DIR$/);
  });

  test('reports an image with too many pixels', async () => {
    const folder = await copyLibrary();
    const image = await readFile('tests/fixtures/rules/image.png');
    image.writeUInt32BE(20_000, 16); // the width in the header of a PNG, then the height and the checksum
    image.writeUInt32BE(20_000, 20);
    image.writeUInt32BE(crc32(image.subarray(12, 29)), 29);
    await writeFile(join(folder, 'articles/huge.png'), image);
    await writeFile(
      join(folder, 'articles/bad.md'),
      '---\ntitle: A\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n\nText.\n\n![A wall](huge.png)\n',
    );
    expect((await checkContent(folder)).diagnostics).toMatchObject([{ rule: 'images/too-large', line: 1 }]);
  });

  test.each([
    ['a photo', () => makePicture(2000, 1500).jpeg(), []],
    [
      'a large file',
      () => makePicture(1500, 1300, { grain: 1 }).png(),
      [
        'heavy image: a file of 5.9 MB for 1328 × 1151 pixels on the page: save it as JPEG or WebP, at most 2000 pixels wide',
      ],
    ],
    [
      'a long image',
      () => makePicture(1000, 8500, { grain: 100 }).png(),
      ['heavy image: 1000 × 8500 pixels on the page: divide it into several images'],
    ],
    [
      'an image that is long once it is turned',
      () => makePicture(8500, 1000, { grain: 100 }).withMetadata({ orientation: 6 }).jpeg(),
      ['heavy image: 1000 × 8500 pixels on the page: divide it into several images'],
    ],
    ['an image that is wide', () => makePicture(8500, 1000, { grain: 100 }).jpeg(), []],
    [
      'an animation',
      () => makePicture(300, 300, { frames: 90, grain: 50 }).gif(),
      ['heavy image: 90 frames of 300 × 300 pixels on the page: use fewer or smaller frames'],
    ],
  ])('warns about an image that stays heavy: %s', async (_what, make, expected) => {
    const folder = await copyLibrary();
    const { data, info } = await make().toBuffer({ resolveWithObject: true });
    const name = `picture.${info.format}`;
    await writeFile(join(folder, 'related', name), data);
    await writeFile(join(folder, 'related/one.md'), `---\ntitle: A\nadded: 2026-01-01\n---\n\n![A](${name})\n`);
    const { diagnostics } = await checkContent(folder);
    expect(errorsIn(diagnostics)).toEqual([]);
    const heavy = diagnostics.filter(({ rule, level }) => rule === 'images/heavy' && level === 'warning');
    expect(heavy.map(({ message, hint }) => `${message}: ${hint}`)).toEqual(expected);
  });

  test.each([
    ['a photo with other bytes in the middle', () => makePicture(600, 400).jpeg(), 0],
    ['an interlaced drawing that is cut off', () => makePicture(600, 400).png({ progressive: true }), 1000],
  ])('reports an image that is broken: %s', async (_what, make, cut) => {
    const folder = await copyLibrary();
    const { data, info } = await make().toBuffer({ resolveWithObject: true });
    const name = `picture.${info.format}`;
    data.fill(0x55, 50_000, 53_000);
    await writeFile(join(folder, 'related', name), data.subarray(0, data.length - cut));
    await writeFile(join(folder, 'related/one.md'), `---\ntitle: A\nadded: 2026-01-01\n---\n\n![A](${name})\n`);
    expect(errorsIn((await checkContent(folder)).diagnostics)).toMatchObject([{ rule: 'images/unreadable' }]);
  });

  describe.skipIf(process.platform === 'win32')('reports, with every other problem,', () => {
    const picture = '---\ntitle: A\nadded: 2026-01-01\n---\n\n![A](gate.png)\n';
    const pipe = (path: string) => execFileSync('mkfifo', [path]);
    const link = (path: string) => symlinkSync('/etc/hostname', path);
    const folderAt = (path: string) => mkdirSync(path);
    const huge = (path: string) => {
      writeFileSync(path, '');
      truncateSync(path, 5 * 1024 ** 3);
    };
    const loop = (path: string) => symlinkSync(path, path);

    test.each<[string, string, (path: string) => void, string, string]>([
      ['a text that is a symbolic link', 'tags/link.md', link, 'files/not-a-regular-file', 'a symbolic link'],
      ['a text that is a pipe', 'related/pipe.md', pipe, 'files/not-a-regular-file', 'a pipe'],
      ['a text of 5 GB', 'articles/huge.md', huge, 'encoding/file-too-large', '5368709120 bytes'],
      ['a name with a backslash', 'tags/a\\b.md', (path) => writeFileSync(path, ''), 'files/invalid-name', 'a\\b.md'],
      ['an image that is a pipe', 'related/gate.png', pipe, 'files/not-a-regular-file', 'a pipe'],
      ['an image that is a symbolic link', 'related/gate.png', link, 'files/not-a-regular-file', 'a symbolic link'],
      ['an image of 5 GB', 'related/gate.png', huge, 'encoding/file-too-large', '5368709120 bytes'],
      ['a record that is a folder', 'published.json', folderAt, 'files/not-a-regular-file', 'a folder'],
      ['a record that is a pipe', 'published.json', pipe, 'files/not-a-regular-file', 'a pipe'],
      ['a list that is a folder', 'gone.yaml', folderAt, 'files/not-a-regular-file', 'a folder'],
      ['a list that is a link to itself', 'gone.yaml', loop, 'files/not-a-regular-file', 'a symbolic link'],
      [
        'a collection that is a file',
        'pages',
        (path) => writeFileSync(path, 'x'),
        'files/unreadable',
        'a file is where',
      ],
      ['a collection that leads to itself', 'pages', loop, 'files/unreadable', 'symbolic links lead to each other'],
    ])('%s', async (_what, name, make, rule, message) => {
      const folder = await copyLibrary();
      if (name.endsWith('.png')) await writeFile(join(folder, 'related/with-picture.md'), picture);
      await writeFile(join(folder, 'tags/other.md'), 'No fields.\n');
      await rm(join(folder, name), { recursive: true, force: true });
      make(join(folder, name));
      const { diagnostics } = await checkContent(folder);
      expect(diagnostics).toContainEqual(
        expect.objectContaining({
          file: expect.stringContaining(name),
          rule,
          message: expect.stringContaining(message),
        }),
      );
      expect(diagnostics).toContainEqual(expect.objectContaining({ rule: 'yaml/no-frontmatter' }));
    });
  });

  describe('reports a folder that can’t be read, and nothing that follows from it', () => {
    const file = (path: string) => writeFileSync(path, 'x');
    test.each([
      ['all content', '', '', 'a file is where a folder should be'],
      ['a collection', 'related', '', 'a file is where a folder should be'],
      ['the public files', '', 'public', 'a file is where a folder should be'],
    ])('%s', async (_what, name, publicName, message) => {
      const folder = await copyLibrary();
      const broken = join(folder, publicName === '' ? name : `../${publicName}`);
      await rm(broken, { recursive: true, force: true });
      file(broken);
      const { diagnostics } = await checkContent(folder, new Map(), publicName === '' ? undefined : broken);
      expect(diagnostics).toMatchObject([{ rule: 'files/unreadable', message: `cannot be read: ${message}` }]);
      await rm(broken);
    });
  });

  test('reuses cached results, with the lines of fields', async () => {
    const folder = await copyLibrary();
    await writeFile(join(folder, 'related/bad.md'), '---\ntitle: A\nadded: 2026-01-01\ntags: [nowhere]\n---\n');
    const cache = new Map();
    const { diagnostics } = await checkContent(folder, cache);
    expect((await checkContent(folder, cache)).diagnostics).toEqual(diagnostics);
    expect(diagnostics).toMatchObject([{ line: 4, rule: 'references/unknown-tag' }]);
  });

  test('names a long text before it is checked, unless its result is cached', async () => {
    const folder = await copyLibrary();
    const text = '---\ntitle: Long\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n';
    await writeFile(join(folder, 'articles/long.md'), `${text}\n${'Words of a long text.\n'.repeat(10_000)}`);
    const named: [file: string, bytes: number][] = [];
    const beforeLongText = (...text: [file: string, bytes: number]) => named.push(text);
    const cache = new Map();
    for (let run = 1; run <= 2; run += 1) await checkContent(folder, cache, undefined, { beforeLongText });
    expect(named).toEqual([[expect.stringMatching(/articles\/long\.md$/), expect.any(Number)]]);
  });

  test('warns about unused tags without counting them as errors', async () => {
    const folder = await copyLibrary();
    await writeFile(join(folder, 'tags/third-tag.md'), '---\nname: third tag\nmeaning: A third one.\n---\n');
    const { diagnostics } = await checkContent(folder);
    expect(diagnostics).toMatchObject([{ line: 2, rule: 'tags/unused', level: 'warning' }]);
    expect(errorsIn(diagnostics)).toEqual([]);
  });

  describe('accepts unusual but valid text', () => {
    test.each([
      ['a long paragraph without spaces', '桃園結義'.repeat(80)],
      ['Thai', 'ภาษาไทยไม่มีวรรค'.repeat(30)],
      ['brackets with a caret', 'The pattern \\[^abc] and `[^def]`, and \\[\\[two\\]\\].'],
      ['a table', '| A | B |\n| - | - |\n| 1 \\| 2 | 3 |'],
      ['code in a list and a block quote', '- One\n\n  ```\n  a\n  ```\n\n> ```\n> b\n> ```\n\n~~~~\n```\n~~~~'],
      ['inline HTML', 'H<sub>2</sub>O and <abbr title="A (b)">A</abbr><br>and <b>a *b* c</b>'],
      ['URLs and e-mail addresses', 'See https://example.org/a_(b)?c=d&e#f, or write to <ann@example.org>.'],
      ['Persian with references to joiners', 'می&zwnj;خواهم and می&#x200c;خواهم'],
      ['numbers at the start of lines', 'It was in\n1986. A year to remember.\n\n1986\\. A year.\n\n1. One\n1. Two'],
      ['lists right below a line', 'There are:\n- one\n\nAnd others\n- two\n- three'],
      ['emphasis within words', '*un*believable and un*believable*, 漢*字*漢, <em>5</em>3'],
      ['asterisks and underscores', '2 * 3 * 4, A* and B*, 5\\*3\\*2, snake_case_name, ____, ** \\*\\* and (*)'],
      ['brackets', 'He said [sic] and [...] a\\[1]\\[2], \\[text]\\[nowhere], [x] and {y}'],
      ['a nested quotation', '>>>>>>> Seven\n\n> > Two\n> > lines'],
      ['isolated words', 'The word <bdi>שלום</bdi> and an &amp; and \\&nbsp;'],
      ['fences within longer fences', '````md\n```js\na\n```\n````'],
      ['soft line breaks', 'One line\nand another\n  and a third  \nand a fourth'],
      ['notes of two paragraphs', 'Words.[^a]\n\n[^a]: One.\n\n    Two.\n\n    - Three'],
      ['loose lists', '1. One\n\n   Two\n\n2. Three\n\n- A\n\n    B'],
      ['hashtags and operators', '#hashtag and C# and F#, 1 < 2 > 1, a^2'],
    ])('%s', async (_name, body) => {
      const folder = await copyLibrary();
      const text = `---\ntitle: A\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n\n${body}\n`;
      await writeFile(join(folder, 'articles/unusual.md'), text);
      expect((await checkContent(folder)).diagnostics).toEqual([]);
    });
  });
});
