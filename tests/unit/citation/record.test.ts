import { describe, expect, test } from 'vitest';
import { cslItem } from '../../../src/citation/csl-date.ts';
import { citedItems, type Item, pageItem, workRecord } from '../../../src/citation/record.ts';
import { isoStart } from '../../../src/values/date.ts';
import { address, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

const summarize = ({ id, type, title, URL: url, issued, ...item }: Item) =>
  [id, type, title, item['container-title'], issued && isoStart(issued), url].filter(Boolean).join(' | ');

describe('citedItems', () => {
  test.each([
    [
      'an excerpt of an undated original',
      { extent: 'excerpt', source, via, authors: [klausen] },
      [
        'cells | article-journal | Wolves | A Journal',
        `cells-copy | webpage | Cells | Commonplace | 2026-01-02 | ${address}`,
      ],
    ],
    [
      'a full text, revised since',
      { extent: 'full', source: { ...source, published: '1999-05', url: 'https://a.example/' }, revised: '2026-03-04' },
      [
        'cells | article-journal | Wolves | A Journal | 1999-05 | https://a.example/',
        `cells-copy | webpage | Cells | Commonplace | 2026-03-04 | ${address}`,
      ],
    ],
    [
      'a reference with a known original and copy',
      { type: 'newspaper article', source, via },
      [
        'cells | article-newspaper | Wolves | A Journal',
        'cells-copy | post-weblog | Cells | A Blog | 2016-04-03 | https://blog.example/cells/',
      ],
    ],
    [
      'a reference with a known copy only',
      { via },
      ['cells-copy | post-weblog | Cells | A Blog | 2016-04-03 | https://blog.example/cells/'],
    ],
    ['a reference with only a title', {}, ['cells | document | Cells']],
    [
      'a work that is first published here',
      { extent: 'full', type: 'web page', source: 'here', revised: '2026-03-04' },
      [`cells | webpage | Cells | Commonplace | 2026-01-02 | ${address}`],
    ],
    [
      'a copy of a book of which only the publisher is known',
      { extent: 'excerpt', type: 'book', source: { publisher: 'A Press' } },
      ['cells | book | Cells', `cells-copy | webpage | Cells | Commonplace | 2026-01-02 | ${address}`],
    ],
    [
      'a copy of a letter in an archive',
      { type: 'letter', source: { repository: 'An Archive' }, via },
      [
        'cells | personal_communication | Cells',
        'cells-copy | post-weblog | Cells | A Blog | 2016-04-03 | https://blog.example/cells/',
      ],
    ],
    [
      'a copy of a translation of unknown publication',
      { original: { title: 'Zellen' }, via },
      ['cells-copy | post-weblog | Cells | A Blog | 2016-04-03 | https://blog.example/cells/'],
    ],
  ])('returns the items of %s', (_name, data, items) => {
    expect(citedItems(workRecord(sampleWork(data), address)).map(summarize)).toEqual(items);
  });
});

describe('workRecord', () => {
  test.each([
    ['a publication', { source, via }, 'Excerpt from “Wolves”, A Journal; via A Blog, 3 April 2016'],
    ['another site', { via }, 'Excerpt from A Blog, 3 April 2016'],
    [
      'an archive',
      { type: 'letter', source: { repository: 'City Archive', published: '1911-05-03' } },
      'Excerpt; original: City Archive, 3 May 1911',
    ],
    ['an unknown place', {}, undefined],
  ])('notes that a copy is from %s', (_place, data, note) => {
    const { copy } = workRecord(sampleWork({ extent: 'excerpt', ...data }), address);
    expect(copy).toMatchObject({ genre: 'Excerpt' });
    expect(copy?.note).toBe(note);
  });
});

describe('workRecord', () => {
  const recordOf = (data: Record<string, unknown>) => workRecord(sampleWork(data), address);

  test.each([
    ['a year before that of the copy', { source: { ...source, published: '2024-05-06' } }, '2024-05-06'],
    ['the year of the copy', { source: { ...source, published: '2026-01-01' } }, undefined],
    ['an unknown year', { source }, undefined],
    ['a year before that of an unknown edition', { original: { published: '1949' } }, '1949'],
  ])('dates the original of a copy in %s', (_name, data, date) => {
    expect(recordOf({ extent: 'full', ...data }).copy?.['original-date']?.edtf).toBe(date);
  });

  test.each([
    ['a person with all parts', { family: 'B', given: 'A', particle: 'van', suffix: 'Jr.', key: 'a-b' }],
    ['an institution', { literal: 'An Institute' }],
  ])('names %s in terms of CSL, without the key', (_name, person) => {
    const { key: _key, particle, ...name } = { key: '', particle: undefined, ...person };
    expect(cslItem(recordOf({ authors: [person] }).original).author).toEqual([
      { ...name, ...(particle && { 'non-dropping-particle': particle }) },
    ]);
  });

  test.each([
    ['the publisher', { publisher: 'P', event: 'E', repository: 'R' }, 'publisher-place'],
    ['the event', { event: 'E', repository: 'R' }, 'event-place'],
    ['the archive', { repository: 'R' }, 'archive-place'],
    ['the publication', { publication: 'A Journal' }, 'publisher-place'],
  ])('takes the place for that of %s', (_name, facts, variable) => {
    expect(recordOf({ source: { ...facts, place: 'Hull' } }).original).toHaveProperty(variable, 'Hull');
  });

  test('adds the editors of the publication to those of the work, and speakers to authors', () => {
    const { original } = recordOf({
      type: 'speech',
      authors: [klausen],
      speakers: [{ literal: 'S. Peaker' }],
      editors: [{ literal: 'E. Ditor' }],
      source: { publication: 'Speeches', editors: [{ literal: 'F. Irst' }] },
    });
    expect(original.author).toEqual([klausen, { literal: 'S. Peaker' }]);
    expect(original.editor).toEqual([{ literal: 'E. Ditor' }, { literal: 'F. Irst' }]);
  });

  test.each([
    ['legislation', undefined],
    ['legal_case', 'judgment'],
    ['bill', 'bill'],
    ['treaty', 'treaty'],
  ])('types a legal document as %s if its genre is %s', (type, genre) => {
    expect(recordOf({ type: 'legal document', ...(genre && { genre }) }).original.type).toBe(type);
  });
});

describe('pageItem', () => {
  test.each([
    [{ extent: 'excerpt', source, via }, 'cells-copy'],
    [{ source, via }, 'cells'],
    [{ via }, 'cells-copy'],
    [{}, 'cells'],
    [{ extent: 'full', source: 'here' }, 'cells'],
    [{ source: { published: '1999' }, via }, 'cells'],
  ])('for %j is %s', (data, id) => {
    const work = sampleWork(data);
    expect(pageItem(work, workRecord(work, address)).id).toBe(id);
  });
});
