import { describe, expect, test } from 'vitest';
import type { ImportInput } from '../../entry.ts';
import { importNotes } from '../../notes/index.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Imports notes by the names of their files. */
const read = (files: Readonly<Record<string, string>>, options = {}) => {
  const together = Object.entries(files).map(([name, text]): ImportInput => ({
    name: `vault/${name}`,
    bytes: Buffer.from(text),
    text,
    readFile: (path) => (path === 'attachments/mast.png' ? pixel : undefined),
  }));
  const [first] = together;
  if (!first) throw new Error('no files');
  const imported = importNotes(
    { ...first, together },
    {
      tags: 'match',
      notes: false,
      libraryTags: [{ id: 'salt', name: 'Salt', otherNames: [] }],
      allotId: (_, wanted) => wanted.toLowerCase().replace(/\W+/g, '-'),
      progress: () => undefined,
      rights: 'A test.',
      ...options,
    },
  );
  const [entry] = imported.entries;
  return { ...imported, entry, body: entry?.body.trim(), lost: imported.lost.map(({ what }) => what) };
};

describe('importNotes', () => {
  test.each<[name: string, text: string, body: string, lost: string[]]>([
    ['a link to a note', 'See [[Mill]].', 'See [Mill](../mill/).', []],
    ['a link with a label', 'See [[Mill|the mill]].', 'See [the mill](../mill/).', []],
    ['a link by an alias', 'See [[Old Mill]].', 'See [Old Mill](../mill/).', []],
    [
      'a link in a table',
      '| a |\n| - |\n| [[Mill\\|b]] |',
      '| a             |\n| ------------- |\n| [b](../mill/) |',
      [],
    ],
    ['a relative link', '[there](deep/Mill.md)', '[there](../mill/)', []],
    ['a reference of Hugo', '[there]({{< ref "deep/Mill.md" >}})', '[there](../mill/)', []],
    ['a link to no note', 'See [[Lost]].', 'See Lost.', ['link to Lost: it is not a text of this import']],
    ['an odd link', 'See [[//%x]].', 'See //%x.', ['link to //%x: it is not a text of this import']],
    ['a relative link to no note', '[there](lost.md)', 'there', ['link to lost.md: it is not a text of this import']],
    [
      'a part of a note',
      '[[Mill#Wheel]]',
      '[Mill](../mill/)',
      ['part #Wheel of a link to Mill: it leads to the start of the text'],
    ],
    ['an embedded note', '![[Mill]]', '[Mill](../mill/)', ['embed of Mill: now a link']],
    ['an embedded picture', '![[mast.png|A mast]]', '![A mast](road-mast.png)', []],
    ['tags in a sentence', 'Of #salt and #sea', 'Of #salt and #sea', ['keyword without a tag: sea']],
    ['a line of tags', '#salt\n\nText.', 'Text.', []],
    ['a block id', 'Text. ^a1b2', 'Text.', ['block id ^a1b2']],
    ['a highlight', 'A ==bright== light', 'A <mark>bright</mark> light', []],
    ['a comment', 'A %%hidden%% light', 'A light', ['comment: “hidden”']],
    ['a callout', '> [!tip] Look\n> Here.', '**Look**\n\nHere.', ['callout “tip”: now paragraphs']],
    ['a shortcode', '{{< youtube abc >}}\n\nText.', 'Text.', ['shortcode {{< youtube abc >}}']],
    ['code as it is', '```\n{{ x }} [[Mill]] #a\n```\n\nText.', '```\n{{ x }} [[Mill]] #a\n```\n\nText.', []],
    ['footnotes', 'Light.[^a]\n\n[^a]: Under it.', 'Light.[^1]\n\n[^1]: Under it.', []],
  ])('converts %s', (_, text, body, lost) => {
    const mill = '---\naliases: [Old Mill]\n---\nA wheel.';
    const imported = read({ 'Road.md': text, 'deep/Mill.md': mill });
    expect(imported.body).toBe(body);
    expect(imported.lost).toEqual(lost);
  });

  test.each<[name: string, file: string, text: string, fields: Record<string, unknown>]>([
    ['the name of the file', 'Salt Road.md', 'x', { title: 'Salt Road' }],
    ['the first heading', 'a.md', '# Salt Road\n\nx', { title: 'Salt Road' }],
    [
      'the date in the name',
      '2016-03-01-salt-road.md',
      'x',
      { title: 'Salt road', source: { published: '2016-03-01' } },
    ],
    ['the folder of an index', 'salt/index.md', 'x', { title: 'salt' }],
    [
      'YAML',
      'a.md',
      '---\ntitle: Salt Road\nauthor: Ann Wick\ndate: 2016-03-01T10:00:00Z\ntags: salt\nlang: de\nsource: https://salt.example/road\n---\nx',
      {
        title: 'Salt Road',
        authors: [{ family: 'Wick', given: 'Ann' }],
        source: { published: '2016-03-01', url: 'https://salt.example/road' },
        tags: ['salt'],
        language: 'de',
      },
    ],
    [
      'TOML',
      'a.md',
      '+++\ntitle = "Salt Road"\ndate = 2016-03-01\n+++\nx',
      { title: 'Salt Road', source: { published: '2016-03-01' } },
    ],
    ['a draft', 'a.md', '---\ndraft: true\n---\nx', { draft: true }],
  ])('reads %s', (_, file, text, fields) => expect(read({ [file]: text }).entry?.frontmatter).toMatchObject(fields));

  test('keeps plain text as it is, and its lines where they are short', () => {
    const long = 'The keeper wrote down each ship that passed the light on its way north.';
    expect(read({ 'Salt Road.txt': `Ebb *and*\nflow\n\n${long}\n${long}` })).toMatchObject({
      body: `Ebb \\*and\\*\\\nflow\n\n${long} ${long}`,
      entry: { frontmatter: { title: 'Salt Road' } },
      lost: [],
    });
  });

  test('reports other fields', () =>
    expect(read({ 'a.md': '---\nmood: calm\nlayout: post\n---\nx' }).lost).toEqual([
      'field mood: calm',
      'fields of the program: layout',
    ]));

  test.each([
    ['broken fields', '---\na: [\n---\nx', 'the fields can’t be read'],
    ['content files', '---\ntitle: x\nextent: full\nrights: A test.\n---\nx', 'put it into the folder of a collection'],
    ['deep nesting', '> '.repeat(3000) + 'x', 'nested too deeply'],
    ['no text', '---\ntitle: x\n---\n', 'the note has no text'],
  ])('skips %s, and imports the others', (_, text, reason) => {
    const { skipped, entries } = read({ 'a.md': text, 'b.md': 'Text.' });
    expect(skipped).toMatchObject([{ source: 'vault/a.md', reason: expect.stringContaining(reason) }]);
    expect(entries).toHaveLength(1);
  });
});
