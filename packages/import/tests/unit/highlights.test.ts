import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../entry.ts';
import { importHighlights } from '../../highlights/index.ts';
import { idAllotter } from '../../ids.ts';
import type { LibraryEntry } from '../../site.ts';

function read(text: string, options: Partial<ImportOptions> = {}, entries: LibraryEntry[] = []) {
  return importHighlights(
    { name: 'list', text },
    {
      tags: 'create',
      notes: false,
      rights: 'Quoted for discussion.',
      libraryTags: [],
      allotId: idAllotter({ tags: [], entries, formerIds: { works: [], tags: [] } }),
      progress: () => undefined,
      ...options,
    },
  );
}

/** Returns a clipping of a Kindle. */
const clipping = (facts: string, text: string, heading = 'The Salt Road (Wick, Ann)') =>
  `${heading}\n- ${facts}\n\n${text}\n==========\n`;

const rights = 'Quoted for discussion.';
const annotation = (exact: string, start: number, more: object = {}) => ({
  uri: 'https://harbour.example/lamps',
  text: '',
  tags: [],
  document: { title: ['Lamps'] },
  target: [
    {
      selector: [
        { type: 'TextPositionSelector', start, end: start + 5 },
        { type: 'TextQuoteSelector', exact },
      ],
    },
  ],
  ...more,
});

describe('importHighlights makes an excerpt from each work', () => {
  test('from a Kindle, in the order of the book, with the place of each passage', () => {
    const { entries, skipped } = read(
      [
        clipping(
          'Your Highlight on page 12 | Location 123-125 | Added on Monday, March 3, 2014',
          'It starts at the mill.',
        ),
        clipping('Your Highlight on page 10 | Location 100-101 | Added on Monday, March 3, 2014', 'Salt was *dear*.'),
        clipping('Your Bookmark on page 13 | Location 140 | Added on Monday, March 3, 2014', ''),
      ].join('\uFEFF'),
    );
    expect(entries).toEqual([
      expect.objectContaining({
        collection: 'articles',
        id: 'wick-the-salt-road',
        frontmatter: {
          title: 'The Salt Road',
          authors: [{ family: 'Wick', given: 'Ann' }],
          extent: 'excerpt',
          rights,
        },
        body: [
          'Salt was \\*dear\\*.[^ed-1]',
          '::omission',
          'It starts at the mill.[^ed-2]',
          '[^ed-1]: Page 10, location 100–101.',
          '[^ed-2]: Page 12, location 123–125.',
        ].join('\n\n'),
      }),
    ]);
    expect(skipped).toEqual([{ source: 'The Salt Road (Wick, Ann)', reason: 'a bookmark, without words' }]);
  });

  test('from Readwise', () => {
    const text =
      'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n' +
      'It was dark.,The Last Keeper,Olive Marsh,B0,,blue,,location,80,2020-01-01,light\n' +
      'Four bells.,The Last Keeper,Olive Marsh,B0,,blue,,page,9,2020-01-01,light\n' +
      'Fog.,On Fog,,,,,,order,1,2020-01-01,\n';
    const [keeper, fog] = read(text).entries;
    expect(keeper).toMatchObject({
      frontmatter: { title: 'The Last Keeper', type: 'book', tags: ['light'] },
      body: 'Four bells.[^ed-1]\n\n::omission\n\nIt was dark.[^ed-2]\n\n[^ed-1]: Page 9.\n\n[^ed-2]: Location 80.',
    });
    expect(fog).toMatchObject({ frontmatter: { title: 'On Fog' }, body: 'Fog.' });
  });

  test('from Hypothesis, without replies', () => {
    const text = JSON.stringify({
      rows: [
        annotation('Trim it daily.', 500, { links: { incontext: 'https://hyp.is/a/harbour.example/lamps' } }),
        annotation('A lamp is a promise.', 10, { tags: ['oil'] }),
        annotation('', 0, { text: 'No.', references: ['a'] }),
      ],
    });
    const { entries, skipped } = read(text);
    expect(entries[0]).toMatchObject({
      frontmatter: { title: 'Lamps', source: { url: 'https://harbour.example/lamps' }, tags: ['oil'] },
      body: 'A lamp is a promise.\n\n::omission\n\nTrim it daily.[^ed-1]\n\n[^ed-1]: [In context](<https://hyp.is/a/harbour.example/lamps>)',
    });
    expect(skipped[0]?.reason).toBe('a reply to an annotation: No.');
  });
});

describe('a Kindle', () => {
  test.each([
    ['English', 'Your Highlight on page 12 | Location 123-125 | Added on Monday, 3 March 2014'],
    ['English, older', 'Highlight on Page 12 | Loc. 123-125 | Added on Monday, 3 March 2014'],
    ['German', 'Ihre Markierung auf Seite 12 | bei Position 123-125 | Hinzugefügt am Montag, 3. März 2014'],
    ['French', 'Votre surlignement sur la page 12 | emplacement 123-125 | Ajouté le lundi 3 mars 2014'],
    ['Spanish', 'La subrayado en la página 12 | posición 123-125 | Añadido el lunes, 3 de marzo de 2014'],
    ['Italian', 'La tua evidenziazione a pagina 12 | posizione 123-125 | Aggiunto in data lunedì 3 marzo 2014'],
    ['Portuguese', 'Seu destaque na página 12 | posição 123-125 | Adicionado: segunda-feira, 3 de março de 2014'],
    ['Dutch', 'Je markering op pagina 12 | locatie 123-125 | Toegevoegd op maandag 3 maart 2014'],
    ['Russian', 'Ваш выделенный отрывок на странице 12 | Место 123-125 | Добавлено: понедельник, 3 марта 2014 г.'],
    ['Japanese', '12ページ|位置No. 123-125のハイライト |作成日: 2014年3月3日月曜日'],
    ['Chinese', '您在第 12 页（位置 #123-125）的标注 | 添加于 2014年3月3日星期一'],
  ])('in %s names the page and the position', (_language, facts) => {
    const [entry] = read(clipping(facts, 'It starts at the mill.')).entries;
    expect(entry?.body).toBe('It starts at the mill.[^ed-1]\n\n[^ed-1]: Page 12, location 123–125.');
  });

  test.each([
    ['Your Note on page 12 | Location 125 | Added on', 1],
    ['Ihre Notiz auf Seite 12 | bei Position 124 | Hinzugefügt am', 1],
    ['Votre note sur la page 40 | emplacement 400 | Ajouté le', 2],
  ])('keeps a note with its passage: %s', (facts, block) => {
    const text = [
      clipping('Your Highlight on page 12 | Location 123-125 | Added on', 'It starts at the mill.'),
      clipping('Your Highlight on page 20 | Location 200-201 | Added on', 'It ends there.'),
      clipping(facts, 'Which mill?'),
    ].join('');
    const note = ':::editors-note\nWhich mill?\n:::';
    const blocks = read(text, { notes: true }).entries[0]?.body.split('\n\n') ?? [];
    expect(blocks.indexOf(note)).toBe(block === 1 ? 1 : 3);
    expect(read(text).lost).toEqual([
      { id: 'wick-the-salt-road', what: 'note (keep it with --notes): Which mill?', line: expect.any(Number) },
    ]);
  });

  test('leaves out what a longer highlight of the same place repeats', () => {
    const { entries, skipped } = read(
      [
        clipping('Your Highlight on page 1 | Location 10-11 | Added on', 'It starts'),
        clipping('Your Highlight on page 1 | Location 10-12 | Added on', 'It starts at the mill.'),
        clipping('Your Highlight on page 1 | Location 10-12 | Added on', 'It starts at the mill.'),
        clipping('Your Highlight on page 9 | Location 90-91 | Added on', 'It starts'),
      ].join(''),
    );
    expect(entries[0]?.body.match(/It starts/g)).toHaveLength(2);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'repeated in a longer highlight: It starts',
      'repeated in a longer highlight: It starts at the mill.',
    ]);
  });

  test.each([
    ['The Salt Road (Wick, Ann)', 'The Salt Road', [{ family: 'Wick', given: 'Ann' }]],
    ['Roads (2nd ed.) (Ann Wick)', 'Roads (2nd ed.)', [{ family: 'Wick', given: 'Ann' }]],
    ['Roads', 'Roads', undefined],
    ['Letters (Wick, Ann;Kaye, Ruth)', 'Letters', [{ family: 'Wick', given: 'Ann' }, { family: 'Kaye', given: 'Ruth' }]], // prettier-ignore
  ])('names a work %j', (heading, title, authors) => {
    const [entry] = read(clipping('Your Highlight on page 1 | Added on', 'A.', heading)).entries;
    expect([entry?.frontmatter.title, entry?.frontmatter.authors]).toEqual([title, authors]);
  });
});

test('importHighlights finds a work again although it has more highlights, and keeps others apart', () => {
  const fields = { title: 'The Salt Road', authors: [{ family: 'Wick', given: 'Ann' }], extent: 'excerpt' };
  const entry = { collection: 'articles' as const, id: 'salt', file: 'salt.md', fields, body: '\nSalt was dear.\n' };
  const idOf = (heading: string) =>
    read(clipping('Your Highlight on page 1 | Added on', 'A.', heading), {}, [entry]).entries[0]?.id;
  expect(idOf('The Salt Road (Wick, Ann)')).toBe('salt');
  expect(idOf('The Salt Road (Roy, Bob)')).toBe('roy-the-salt-road');
  expect(idOf('The Salt Road')).toBe('the-salt-road');
});

test('importHighlights finds a work without authors again by its words', () => {
  const fields = { title: 'The Salt Road', extent: 'excerpt' };
  const entry = { collection: 'articles' as const, id: 'salt', file: 'salt.md', fields, body: '\nSalt was dear.\n' };
  const idOf = (words: string) =>
    read(clipping('Your Highlight on page 1 | Added on', words, 'The Salt Road'), {}, [entry]).entries[0]?.id;
  expect(['Salt was dear.', 'It starts at the mill.'].map(idOf)).toEqual(['salt', 'the-salt-road']);
});

test('a work without rights is a draft', () => {
  const { frontmatter } =
    read(clipping('Your Highlight on page 1 | Added on', 'A.'), { rights: undefined }).entries[0] ?? {};
  expect(frontmatter).toMatchObject({ draft: true, rights: expect.stringContaining('[Say who holds') });
});
