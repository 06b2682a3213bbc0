import { describe, expect, test } from 'vitest';
import type { LibraryEntry } from '../../site.ts';
import { identityOf } from '../../identity.ts';
import { idAllotter } from '../../ids.ts';

describe('idAllotter', () => {
  const entry = (id: string, fields: LibraryEntry['fields'], collection = 'related'): LibraryEntry => ({
    collection: collection as LibraryEntry['collection'],
    id,
    file: `${id}.md`,
    fields,
    body: '',
  });
  const library = {
    tags: [],
    formerIds: { works: ['renamed'], tags: [] },
    entries: [
      entry('moon', { title: 'The Moon', source: { doi: '10.1000/XYZ' } }),
      entry('sand', { title: 'Sand', source: { url: 'https://www.sand.example/a/' } }, 'articles'),
      entry('home', { title: 'A page of a site', source: { url: 'https://home.example/' } }),
      entry('untraced', { title: 'Untraced', authors: [{ family: 'Wick', given: 'Ann' }] }),
      entry('tides', {}, 'tags'),
    ],
  };

  test.each([
    ['the same DOI', { identifiers: { doi: 'doi 10.1000/xyz' }, title: 'Another title' }, 'moon'],
    ['another DOI', { identifiers: { doi: 'doi 10.1000/other' }, title: 'The Moon' }, 'new'],
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

  test('finds an entry only once, so that two works with one title stay separate', () => {
    const allot = idAllotter(library);
    const ids = [1, 2].map(() => allot('related', 'Untraced', identityOf(library.entries[3]?.fields ?? {})));
    expect(ids).toEqual(['untraced', 'untraced-2']);
  });

  test('finds the same text rather than one of which it is a revision', () => {
    const fields = { title: 'Sand', extent: 'full', authors: [{ family: 'Wick', given: 'Ann' }] };
    const texts = ['The sand moves at night.', 'The sand moves at dawn.'];
    const entries = texts.map((body, index) => ({
      ...entry(['sand', 'sand-2'][index] ?? '', fields, 'articles'),
      body,
    }));
    const idOf = (text: string) =>
      idAllotter({ ...library, entries })('articles', 'sand', { ...identityOf(fields, text), isRevisable: true });
    expect([...texts, 'The sand moves at noon.'].map((text) => idOf(text))).toEqual(['sand', 'sand-2', 'sand']);
  });

  test('finds a work of the same import by its address and title', () => {
    const allot = idAllotter(library);
    const ids = ['10.1/a', '10.1/A', '10.1/b'].map((doi) =>
      allot('related', 'gulls', identityOf({ title: 'Gulls', source: { doi } })),
    );
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

  test.each([
    ['a title with a URL', 'The lamp https://lamp.example/a?b=c', [], 'the-lamp'],
    ['a URL as a title', 'https://www.lamp.example/How-to_trim/?utm_source=feed#top', [], 'lamp-example-how-to-trim'],
    ['no words', '?!', ['https://lamp.example/wick?utm_medium=mail&p=12'], 'lamp-example-wick-p-12'],
    ['no words and no address', '?!', [], 'work'],
  ])('derives an id from %s', (_what, wanted, urls, id) => {
    expect(idAllotter(library)('related', wanted, { urls })).toBe(id);
  });
});
