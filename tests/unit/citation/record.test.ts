import { describe, expect, test } from 'vitest';
import { citedItems, issuedDate, type Item, pageItem, workRecord } from '../../../src/citation/record.ts';
import { address, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

const summarize = ({ id, type, title, URL: url, ...item }: Item) =>
  [id, type, title, item['container-title'], issuedDate({ id, type, title, ...item }), url].filter(Boolean).join(' | ');

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
  ])('returns the items of %s', (_name, data, items) => {
    expect(citedItems(workRecord(sampleWork(data), address)).map(summarize)).toEqual(items);
  });
});

describe('workRecord', () => {
  test('notes the origin of a copy', () => {
    const { copy } = workRecord(sampleWork({ extent: 'excerpt', source, via }), address);
    expect(copy).toMatchObject({
      genre: 'Excerpt',
      note: 'Excerpt of “Wolves”, A Journal; via A Blog, 3 April 2016',
    });
  });
});

describe('pageItem', () => {
  test.each([
    [{ extent: 'excerpt', source, via }, 'cells-copy'],
    [{ source, via }, 'cells'],
    [{ via }, 'cells-copy'],
    [{}, 'cells'],
  ])('for %j is %s', (data, id) => {
    const work = sampleWork(data);
    expect(pageItem(work, workRecord(work, address)).id).toBe(id);
  });
});
