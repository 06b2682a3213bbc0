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
    ['an embedded note', '![[Mill]]', '[Mill](../mill/)', ['embed of Mill: now a link']],
    ['an embedded picture', '![[mast.png|A mast]]', '![A mast](road-mast.png)', []],
    [
      'pictures without a description',
      '![[mast.png]]\n\nA mast.\n\n![](attachments/mast.png)',
      '![](road-mast.png "decorative")\n\nA mast.\n\n![](road-mast-2.png "decorative")',
      ['1 image without a description: mast.png'],
    ],
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
    const mill = '---\naliases: Old Mill\n---\nA wheel.';
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

  test.each([
    ['date: 2016-03-01', true],
    ['date: 2016-03-01\npublication: The Quay', false],
    ['date: 2016-03-01\nurl: https://salt.example/road', false],
    ['published: 2016-03-01', false],
  ])('says that the date of a note is now its day of publication: %j, %s', (fields, isSaid) => {
    const { notes, entry } = read({ 'a.md': `---\n${fields}\n---\nx` });
    expect(entry?.frontmatter).toMatchObject({ source: { published: '2016-03-01' } });
    expect(notes.some((note) => note.includes('a.md: the date 2016-03-01 is now source.published'))).toBe(isSaid);
  });

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

  test.each<[name: string, text: string, body: string, lost: string[]]>([
    ['a heading', '[[Mill#The Race]]', '[Mill](../mill/#the-race)', []],
    ['a heading below others', '[[Mill#Water#The Race|it]]', '[it](../mill/#the-race)', []],
    ['a heading with a space that keeps words together', '[[Mill#19 April]]', '[Mill](../mill/#19april)', []],
    ['a heading by its slug', '[it](Mill.md#the-race)', '[it](../mill/#the-race)', []],
    ['a block', '[[Mill#^wheel|it]]', '[it](../mill/#p1)', []],
    ['a block whose id is below it', '[[Mill#^steps|it]]', '[it](../mill/#p2)', []],
    [
      'a part that is not there',
      '[[Mill#Weir]]',
      '[Mill](../mill/)',
      ['part #Weir of a link to Mill: it leads to the start of the text'],
    ],
    [
      'a part of the same note',
      'See [[#The Road]].\n\n## The Road\n\nSalt.',
      'See [The Road](../road/#the-road).\n\n## The Road\n\nSalt.',
      [],
    ],
    [
      'no part of the same note',
      'See [it](#weir).',
      'See it.',
      ['part #weir of a link to the same text: it is not there'],
    ],
  ])('leads a link to %s', (_, text, body, lost) => {
    const mill = 'A [[Road|wheel]]. ^wheel\n\n## The Race\n\n- Steep\n- Wet\n\n^steps\n\n## 19\u00A0April\n\nFog.\n';
    const imported = read({ 'Road.md': text, 'Mill.md': mill });
    expect(imported.body).toBe(body);
    expect(imported.lost.filter((what) => !what.startsWith('block id'))).toEqual(lost);
  });
});

describe('importNotes of Logseq', () => {
  const id = '64f0a1b2-0000-4000-8000-00000000000a';
  const graph = (text: string) =>
    read({
      'pages/Road.md': text,
      'journals/2024_03_03.md': '- Walked.',
      'pages/mills___upper.md': `alias:: the mill\n\n- A wheel.\n\t- It turns.\n- It is old.\n  id:: ${id}`,
    });

  test.each<[name: string, text: string, body: string, lost: string[]]>([
    ['blocks at the top as paragraphs', '- Ebb.\n- Flow,\n  and ebb.', 'Ebb.\n\nFlow, and ebb.', []],
    [
      'blocks below them as lists',
      '- Ebb.\n\t- One.\n\t\t- Deep.\n\t- Two.\n- Flow.',
      'Ebb.\n\n- One.\n\n  - Deep.\n- Two.\n\nFlow.',
      [],
    ],
    [
      'blocks below headings as paragraphs',
      '- ## Ebb\n\t- One.\n\t- Two.\n\t\t- Deep.',
      '## Ebb\n\nOne.\n\nTwo.\n\n- Deep.',
      [],
    ],
    ['numbered blocks', '- Ebb.\n\t- One.\n\t  logseq.order-list-type:: number', 'Ebb.\n\n1. One.', []],
    ['headings by property', '- Ebb\n  heading:: true\n- One.', '## Ebb\n\nOne.', []],
    ['code', '- Ebb.\n- ```\n  - a:: b\n  ```', 'Ebb.\n\n```\n- a:: b\n```', []],
    ['quotations', '- #+BEGIN_QUOTE\n  Ebb.\n  #+END_QUOTE', '> Ebb.', []],
    [
      'links to pages below others',
      '- See [[mills/upper]] and [[the mill]].',
      'See [mills/upper](../upper/) and [the mill](../upper/).',
      [],
    ],
    ['references to blocks', `- As said: ((${id}))`, 'As said: [It is old.](../upper/#p3)', []],
    [
      'references to blocks elsewhere',
      '- As said: ((00000000-0000-4000-8000-00000000000b))',
      'As said: ((00000000-0000-4000-8000-00000000000b))',
      ['reference to the block 00000000-0000-4000-8000-00000000000b: it is not in this import'],
    ],
    ['embedded blocks', `- {{embed ((${id}))}}`, '[It is old.](../upper/#p3)', []],
    ['embedded pages', '- {{embed [[the mill]]}}', '[the mill](../upper/)', ['embed of the mill: now a link']],
    ['links to days', '- On [[Mar 3rd, 2024]].', 'On [Mar 3rd, 2024](../2024-03-03/).', []],
    ['tags of several words', '- Of #[[salt]] roads.', 'Of #salt roads.', []],
    ['no data of the program', '- Ebb.\n  collapsed:: true\n  mood:: calm', 'Ebb.', ['property mood of a block: calm']],
    [
      'no dates of tasks',
      '- Ebb.\n  SCHEDULED: <2024-03-04 Mon>',
      'Ebb.',
      ['date of a task: SCHEDULED: <2024-03-04 Mon>'],
    ],
  ])('keeps %s', (_, text, body, lost) => {
    const imported = graph(text);
    expect(imported.body).toBe(body);
    expect(imported.lost.filter((what) => !what.startsWith('block id'))).toEqual(lost);
  });

  test('reads the properties of a page as its fields', () => {
    const { entry, lost } = graph(
      'title:: The Salt Road\ntags:: #salt [[old roads]]\nauthor:: [[Ann Wick]]\ndate:: 2016-03-01\nmood:: calm\nicon:: x\n\n- Text.',
    );
    expect(entry).toMatchObject({
      id: 'the-salt-road',
      body: expect.stringMatching(/^Text\.\s*$/),
      frontmatter: {
        title: 'The Salt Road',
        authors: [{ family: 'Wick', given: 'Ann' }],
        source: { published: '2016-03-01' },
        tags: ['salt'],
      },
    });
    expect(lost.slice(0, 2)).toEqual(['field mood: calm', 'keyword without a tag: old roads']);
  });

  test.each([
    ['lists of other programs', 'notes/Road.md', '- One.\n- Two.', '- One.\n- Two.'],
    ['words with two colons', 'pages/Road.md', 'Ebb:: flow.\n\nMore.', 'Ebb:: flow.\n\nMore.'],
  ])('leaves %s alone', (_, file, text, body) => expect(read({ [file]: text }).body).toBe(body));
});
