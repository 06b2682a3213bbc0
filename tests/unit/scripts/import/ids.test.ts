import { describe, expect, test } from 'vitest';
import { idAllotter, toId } from '../../../../scripts/import/ids.ts';
import type { LibraryEntry } from '../../../../scripts/import/library.ts';

describe('toId', () => {
  test.each([
    ['Harrow The Moon & its Tides', 'harrow-the-moon-its-tides'],
    ['Önnudóttir: Þátttaka og jafnræði', 'onnudottir-thatttaka-og-jafnraedi'],
    ['Łódź, weiß', 'lodz-weiss'],
    ['H₂O', 'h2o'],
    ['潮汐', 'work'],
    ['潮汐 2014', '2014'],
    ['con', 'work-con'],
    [
      'A title with so many words that its id must be cut somewhere, but never inside of a word',
      'a-title-with-so-many-words-that-its-id-must-be-cut-somewhere',
    ],
    ['a'.repeat(200), 'a'.repeat(100)],
  ])('makes an id of %s', (text, id) => expect(toId(text, 'work')).toBe(id));

  test('keeps a slug of the source that is longer than ids of titles', () => {
    const slug = 'a-slug-that-the-source-made-itself-may-be-as-long-as-the-check-allows-it-to-be';
    expect(toId(slug, 'work')).toBe(slug);
  });
});

describe('idAllotter', () => {
  const entry = (id: string, identity: Partial<LibraryEntry['identity']>, collection = 'related'): LibraryEntry => ({
    collection: collection as LibraryEntry['collection'],
    id,
    file: `${id}.md`,
    identity,
  });
  const library = {
    tags: [],
    formerIds: { works: ['renamed'], tags: [] },
    entries: [
      entry('moon', { doi: '10.1000/XYZ', title: 'The Moon' }),
      entry('sand', { urls: ['https://www.sand.example/a/'], title: 'Sand' }, 'articles'),
      entry('home', { urls: ['https://home.example/'], title: 'A page of a site' }),
      entry('untraced', { title: 'Untraced', creators: [{ family: 'Wick', given: 'Ann' }] }),
      entry('tides', {}, 'tags'),
    ],
  };

  test.each([
    ['the same DOI', { doi: '10.1000/xyz', title: 'Another title' }, 'moon'],
    ['another DOI', { doi: '10.1000/other', title: 'The Moon' }, 'new'],
    ['the same address in another form', { urls: ['http://sand.example/a#top'], title: 'Sand!' }, 'sand'],
    ['only the address of a site in common', { urls: ['https://home.example/'], title: 'Other' }, 'new'],
    [
      'the same title and author, and no address',
      { title: 'untraced', creators: [{ literal: 'A. Wick' }] },
      'untraced',
    ],
    ['the same title, and no author', { title: 'untraced' }, 'new'],
    ['the same title, but another address', { urls: ['https://sand.example/b'], title: 'Sand' }, 'new'],
  ])('finds the entry with %s', (_, identity, id) => {
    expect(idAllotter(library)('related', 'new', identity)).toBe(id);
  });

  test('finds an entry once, so that two works of one title stay two', () => {
    const allot = idAllotter(library);
    const ids = [1, 2].map(() => allot('related', 'Untraced', library.entries[3]?.identity));
    expect(ids).toEqual(['untraced', 'untraced-2']);
  });

  test('finds a work of the same import by its address and title', () => {
    const allot = idAllotter(library);
    const ids = ['10.1/a', '10.1/A', '10.1/b'].map((doi) => allot('related', 'gulls', { doi, title: 'Gulls' }));
    expect(ids).toEqual(['gulls', 'gulls', 'gulls-2']);
  });

  test('never allots an id twice, nor one that a work has or had', () => {
    const allot = idAllotter(library);
    expect([allot('related', 'sand'), allot('articles', 'sand'), allot('articles', 'renamed')]).toEqual([
      'sand-2',
      'sand-3',
      'renamed-2',
    ]);
    expect(allot('tags', 'sand')).toBe('sand');
    expect(allot('tags', 'tides')).toBe('tides-2');
  });
});
