import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../documents/archive.ts';
import { importDocument } from '../../documents/index.ts';
import { detectKind } from '../../kinds.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

type Files = Readonly<Record<string, string | Uint8Array>>;

const archive = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { level: 0 },
  );

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relation = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`;
const relations = (...list: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;

/** A Word document with paragraphs in named styles. */
const docx = (body: string, files: Files = {}): Uint8Array =>
  archive({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/></Types>',
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(
      relation('r1', 'styles', 'styles.xml'),
      relation('r2', 'footnotes', 'footnotes.xml'),
      relation('r3', 'image', 'media/image1.png'),
      relation('r4', 'hyperlink', 'https://harbour.example/log', ' TargetMode="External"'),
    ),
    'word/styles.xml': `<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>${[
      ...[
        'Title',
        'Subtitle',
        'Author',
        'Verse',
        'Quote',
        'heading 1',
        'caption',
        'Marginalia',
        'Epigraph',
        'HTML Preformatted',
        'Überschrift 2',
        'Titre 2',
        'Título 2',
        'Titolo 2',
        'heading 8',
      ],
    ]
      .map(
        (name) =>
          `<w:style w:type="paragraph" w:styleId="${name.replace(/ /g, '')}"><w:name w:val="${name}"/></w:style>`,
      )
      .join('')}</w:styles>`,
    'word/media/image1.png': pixel,
    'word/document.xml': `<w:document ${w} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
    ...files,
  });

const p = (text: string, style = '', run = '') =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r>${run ? `<w:rPr>${run}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const wordPicture =
  '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A mast"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r3"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';

const footnotes = {
  'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2"><w:p><w:r><w:t>Under the lamp.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
};

const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;

const odfNames = ['office', 'text', 'table', 'style', 'draw', 'fo', 'svg', 'dc', 'meta', 'xlink']
  .map((name) => `xmlns:${name}="urn:x:${name}"`)
  .join(' ');

/** An OpenDocument text. */
const odt = (body: string, files: Files = {}, styles = ''): Uint8Array =>
  archive({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content ${odfNames}><office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${odfNames}><office:styles><style:style style:name="Stanza_20_line" style:display-name="Verse line" style:family="paragraph"/>${styles}</office:styles></office:document-styles>`,
    'meta.xml': `<office:document-meta ${odfNames}><office:meta><dc:title>From the properties</dc:title><meta:initial-creator>Ada Quay</meta:initial-creator><dc:language>de-DE</dc:language></office:meta></office:document-meta>`,
    ...files,
  });

const t = (text: string, style = 'Standard') => `<text:p text:style-name="${style}">${text}</text:p>`;

const read = async (bytes: Uint8Array, options = {}) => {
  const kind = detectKind({ bytes, text: '' }).kind;
  if (kind !== 'docx' && kind !== 'odt') throw new Error(`detected as ${kind}`);
  const imported = await importDocument(
    kind,
    { name: 'docs/harbour_notes.docx', bytes, text: '', readFile: () => undefined },
    {
      tags: 'match',
      notes: false,
      libraryTags: [],
      allotId: (_, wanted) => wanted.toLowerCase().replace(/\W+/g, '-'),
      progress: () => undefined,
      rights: 'A test.',
      ...options,
    },
  );
  const [entry] = imported.entries;
  return { ...imported, entry, body: entry?.body.trim(), lost: imported.lost.map(({ what }) => what) };
};

describe('importDocument of Word', () => {
  test.each<[name: string, body: string, markdown: string, files?: Files]>([
    ['paragraphs and formats', p('Plain. ') + p('Slanted', '', '<w:i/>'), 'Plain.\n\n*Slanted*'],
    ['headings below the title', p('Tide', 'Title') + p('Morning', 'heading1') + p('Ebb.'), '## Morning\n\nEbb.'],
    ['quotations', p('He said:') + p('Go.', 'Quote') + p('Now.', 'Quote'), 'He said:\n\n> Go.\n>\n> Now.'],
    [
      'verse, a paragraph for each line',
      p('Ebb', 'Verse') + p('and flow', 'Verse') + '<w:p/>' + p('again', 'Verse') + p('and again', 'Verse'),
      ':::verse\nEbb\nand flow\n\nagain\nand again\n:::',
    ],
    [
      'code',
      p('let a;', 'HTMLPreformatted') + p('a = 1;', 'HTMLPreformatted') + p('x'),
      '```\nlet a;\na = 1;\n```\n\nx',
    ],
    ['epigraphs', p('All is salt.', 'Epigraph') + p('Text.'), ':::epigraph\nAll is salt.\n:::\n\nText.'],
    [
      'footnotes',
      '<w:p><w:r><w:t>Light</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> fell.</w:t></w:r></w:p>',
      'Light[^1] fell.\n\n[^1]: Under the lamp.',
      footnotes,
    ],
    [
      'links',
      '<w:p><w:hyperlink r:id="r4"><w:r><w:t>The log</w:t></w:r></w:hyperlink></w:p>',
      '[The log](https://harbour.example/log)',
    ],
    [
      'tables with captions',
      `${p('Depths', 'caption')}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Day')}${cell('Feet')}</w:tr><w:tr>${cell('1')}${cell('9')}</w:tr></w:tbl>`,
      ':::table[Depths]\n| Day | Feet |\n| --- | ---- |\n| 1   | 9    |\n:::',
    ],
    [
      'pictures with captions',
      wordPicture + p('The mast', 'caption'),
      '![A mast](harbour-notes-picture-1.png "The mast")',
    ],
  ])('converts %s', async (_, body, markdown, files) => {
    const { body: converted, lost } = await read(docx(body, files));
    expect(converted).toBe(markdown);
    expect(lost).toEqual([]);
  });

  test('reads the title, the authors and the language', async () => {
    const { entry, lost } = await read(
      docx(p('Tide Tables', 'Title') + p('A Tale', 'Subtitle') + p('By Ann Wick', 'Author') + p('Words.')),
    );
    expect(entry?.frontmatter).toMatchObject({
      title: 'Tide Tables',
      authors: [{ family: 'Wick', given: 'Ann' }],
      language: 'de-DE',
      rights: 'A test.',
      extent: 'full',
    });
    expect(lost).toEqual(['subtitle “A Tale”: add it to the title if it belongs there']);
  });

  test.each([
    ['Word', docx(p('A mast.') + wordPicture.replace(' descr="A mast"', '')), 'picture-1.png'],
    [
      'LibreOffice',
      odt(t('A mast.') + t('<draw:frame><draw:image xlink:href="Pictures/mast.png"/></draw:frame>'), {
        'Pictures/mast.png': pixel,
      }),
      'mast.png',
    ],
  ])('reports pictures of %s without a description', async (_, bytes, name) => {
    const { lost, entry } = await read(bytes);
    expect(lost).toEqual([`1 image without a description: ${name}`]);
    expect(entry?.body).toContain('.png "decorative")');
  });

  test('keeps the pictures, and takes the title from the name of the file', async () => {
    const { entry } = await read(docx(wordPicture + p('Words.')));
    expect(entry?.frontmatter.title).toBe('harbour notes');
    expect(entry?.files).toEqual([{ name: 'harbour-notes-picture-1.png', bytes: pixel }]);
  });

  test.each<[loss: string, body: string, files: Files, line: string]>([
    ['notes that nothing refers to', p('x'), footnotes, '3 of 4 words, such as under, the, lamp'],
    ['styles', p('Aside.', 'Marginalia'), {}, 'the paragraph style “Marginalia”: now ordinary text'],
    ['headers', p('x'), { 'word/header1.xml': `<w:hdr ${w}>${p('Draft two')}</w:hdr>` }, 'header: “Draft two”'],
    [
      'comments',
      p('x'),
      { 'word/comments.xml': `<w:comments ${w}><w:comment w:id="1">${p('Really?')}</w:comment></w:comments>` },
      'comment: “Really?”',
    ],
    [
      'deleted text',
      '<w:p><w:r><w:t>x</w:t></w:r><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>',
      {},
      'deleted text: “gone”',
    ],
    [
      'formulas',
      '<w:p><w:r><w:t>x</w:t></w:r><m:oMath><m:r><m:t>e=mc</m:t></m:r></m:oMath></w:p>',
      {},
      'formula: “e=mc”',
    ],
  ])('reports %s', async (_, body, files, line) => expect((await read(docx(body, files))).lost).toContain(line));

  test.each([
    ['Überschrift2', '### Ebb'],
    ['Titre2', '### Ebb'],
    ['Título2', '### Ebb'],
    ['Titolo2', '### Ebb'],
    // ids of Word without a definition
    ['berschrift2', '### Ebb'],
    ['Ttulo2', '### Ebb'],
    ['Heading2', '### Ebb'],
    ['heading8', '### Ebb'],
    ['Zitat', '> Ebb'],
  ])('reads headings and quotations with the style %s', async (style, markdown) => {
    const { body, lost } = await read(docx(p('Tide', 'Title') + p('Morning', 'heading1') + p('Ebb', style)));
    expect(body).toBe(`## Morning\n\n${markdown}`);
    expect(lost).toEqual([]);
  });

  test('reports a style that the document doesn’t define once', async () =>
    expect((await read(docx(p('Ebb', 'Randnotiz')))).lost).toEqual([
      'the paragraph style “Randnotiz”: now ordinary text',
    ]));

  test('keeps an excerpt', async () => {
    const { entry, notes } = await read(docx(p('One.') + p('Two.')), { excerpt: 1 });
    expect(entry).toMatchObject({ body: 'One.', frontmatter: { extent: 'excerpt' } });
    expect(notes.join()).toContain('1 of 2 paragraphs');
  });
});

describe('importDocument of OpenDocument', () => {
  test.each<[name: string, body: string, markdown: string]>([
    ['formats', t('A <text:span text:style-name="T1">slanted</text:span> word'), 'A *slanted* word'],
    ['headings', `${t('Tide', 'Title')}<text:h text:outline-level="2">Ebb</text:h>${t('x')}`, '## Ebb\n\nx'],
    ['quotations', t('Go.', 'P1') + t('Now.', 'Quotations'), '> Go.\n>\n> Now.'],
    [
      'verse, a paragraph for each stanza',
      t('Ebb<text:line-break/>and flow', 'Stanza_20_line') + t('again<text:line-break/>and again', 'Stanza_20_line'),
      ':::verse\nEbb\nand flow\n\nagain\nand again\n:::',
    ],
    [
      'notes',
      t(
        'Light<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Under the lamp.</text:p></text:note-body></text:note> fell.',
      ),
      'Light[^1] fell.\n\n[^1]: Under the lamp.',
    ],
    [
      'lists',
      `<text:list text:style-name="L1"><text:list-item>${t('One')}</text:list-item><text:list-item>${t('Two')}</text:list-item></text:list>`,
      '1. One\n2. Two',
    ],
    [
      'tables',
      `<table:table><table:table-header-rows><table:table-row><table:table-cell>${t('Day')}</table:table-cell><table:table-cell>${t('Feet')}</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>${t('1')}</table:table-cell><table:table-cell>${t('9')}</table:table-cell></table:table-row></table:table>`,
      '| Day | Feet |\n| --- | ---- |\n| 1   | 9    |',
    ],
    [
      'pictures with captions',
      t(
        `<draw:frame><draw:text-box>${t('<draw:frame><draw:image xlink:href="Pictures/mast.png"/><svg:desc>A mast</svg:desc></draw:frame>The mast', 'Illustration')}</draw:text-box></draw:frame>`,
      ),
      '![A mast](from-the-properties-mast.png "The mast")',
    ],
    [
      'links',
      t('<text:a xlink:href="https://harbour.example/log">The log</text:a>'),
      '[The log](https://harbour.example/log)',
    ],
    ['spaces', t('a<text:s text:c="3"/>b<text:tab/>c'), 'a b c'],
  ])('converts %s', async (_, body, markdown) => {
    const { body: converted, lost } = await read(odt(body, { 'Pictures/mast.png': pixel }));
    expect(converted).toBe(markdown);
    expect(lost).toEqual([]);
  });

  test('reads the properties', async () => {
    const { entry, notes } = await read(odt(t('x')));
    expect(entry?.frontmatter).toMatchObject({
      title: 'From the properties',
      authors: [{ family: 'Quay', given: 'Ada' }],
      language: 'de-DE',
    });
    expect(notes.join()).toContain('the author is the one in the properties');
    expect(notes).toContain('docs/harbour_notes.docx: a name was split, family name first: “Quay, Ada”');
  });

  test.each([
    ['comments', t('x<office:annotation><text:p>Really?</text:p></office:annotation>'), 'comment: “Really?”'],
    [
      'indexes',
      `<text:table-of-content><text:p>1 Ebb</text:p></text:table-of-content>${t('x')}`,
      'table of contents: “1 Ebb”',
    ],
    [
      'deleted text',
      `<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>${t('x')}`,
      'deleted text: “gone”',
    ],
  ])('reports %s', async (_, body, line) => expect((await read(odt(body))).lost).toContain(line));
});

describe('importDocument of damaged files', () => {
  const nested = '<text:section>'.repeat(600) + '</text:section>'.repeat(600);
  test.each<[name: string, bytes: Uint8Array, message: string]>([
    ['a Word document that is cut off', docx(p('x')).subarray(0, 900), 'the file is damaged'],
    ['broken XML in Word', docx('<w:p>'), 'the file is damaged (word/document.xml)'],
    ['a Word document without a body', archive({ 'word/document.xml': '<w:document/>' }), 'the file is damaged'],
    ['broken XML in OpenDocument', odt('<text:p>'), 'the file is damaged (content.xml)'],
    ['a Word document without a text', archive({ 'word/document.bin': 'x' }), 'it has no text'],
    ['deep nesting', odt(nested), 'nested too deeply'],
    [
      'a password',
      odt('', { 'content.xml': '\u0001\u0002', 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
      'protected by a password',
    ],
  ])('refuses %s', async (_, bytes, message) => expect(read(bytes)).rejects.toThrow(message));

  test('refuses archives that are too large, before it unpacks them', () => {
    expect(() => openArchive(archive({ a: 'x'.repeat(600), b: 'y'.repeat(600) }), 1000)).toThrow('larger than');
  });

  test('skips a document without words', async () =>
    expect((await read(docx('<w:p/>'))).skipped).toEqual([
      { source: 'docs/harbour_notes.docx', reason: 'the document has no text' },
    ]));
});
