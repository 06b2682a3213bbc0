import { expect, test } from 'vitest';
import { metadata } from '../../../src/citation/metadata.ts';
import { pageItem, workRecord } from '../../../src/citation/record.ts';
import { address, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

test('metadata describes the item of the page to reference managers', () => {
  const work = sampleWork({ extent: 'excerpt', source, via, authors: [klausen] });
  const tags = metadata(pageItem(work, workRecord(work, address)), address, work);
  expect(tags.map(({ name, content }) => `${name}: ${content}`)).toEqual([
    'citation_title: Cells',
    'citation_author: Jytte Klausen',
    'citation_publication_date: 2026/01/02',
    'DC.publisher: Commonplace',
    `citation_public_url: ${address}`,
    'citation_language: en',
    'DC.source: Excerpt of “Wolves”, A Journal; via A Blog, 3 April 2016',
    'DC.rights: Theirs.',
  ]);
});

test('metadata dates the copy of an older work as the work', () => {
  const work = sampleWork({ extent: 'full', source: { ...source, published: '2014-09' } });
  const dates = metadata(pageItem(work, workRecord(work, address)), address, work).filter(({ name }) =>
    name.endsWith('_date'),
  );
  expect(dates).toEqual([
    { name: 'citation_publication_date', content: '2014/09' },
    { name: 'citation_online_date', content: '2026/01/02' },
  ]);
});

test.each([
  [
    'a chapter',
    {
      type: 'book chapter',
      editors: [],
      translators: [{ literal: 'T. Ranslator' }],
      source: {
        publication: 'A Book',
        editors: [klausen],
        pages: '3-9',
        publisher: 'A Press',
        isbn: '978-0-14-044913-6',
        published: '1999-05',
      },
    },
    [
      'citation_title: Cells',
      'citation_editor: Jytte Klausen',
      'DC.contributor: T. Ranslator',
      'citation_publication_date: 1999/05',
      'citation_inbook_title: A Book',
      'citation_publisher: A Press',
      'citation_isbn: 978-0-14-044913-6',
      'citation_firstpage: 3',
      'citation_lastpage: 9',
    ],
  ],
  [
    'a thesis',
    { type: 'thesis', source: { publisher: 'A University', published: '1999' } },
    ['citation_title: Cells', 'citation_publication_date: 1999', 'citation_dissertation_institution: A University'],
  ],
  [
    'an interview in a journal, in spring',
    { type: 'interview', source: { publication: 'A Journal', issue: '3', published: '1999-21' } },
    [
      'citation_title: Cells',
      'citation_publication_date: 1999',
      'citation_journal_title: A Journal',
      'citation_issue: 3',
    ],
  ],
  [
    'a podcast with a licence',
    { type: 'podcast', licence: 'CC-BY-4.0', source: { publication: 'A Podcast', publisher: 'A Network' } },
    ['citation_title: Cells', 'DC.relation.ispartof: A Podcast', 'citation_publisher: A Network'],
    ['DC.type: Sound', 'DC.rights: https://creativecommons.org/licenses/by/4.0/'],
  ],
])('metadata describes %s', (_name, data, before, after = []) => {
  const work = sampleWork(data);
  const tags = metadata(pageItem(work, workRecord(work, address)), address, work);
  const common = [`citation_public_url: ${address}`, 'citation_language: en'];
  const lines = tags.map(({ name, content }) => `${name}: ${content}`).filter((line) => line !== 'DC.type: Text');
  expect(lines).toEqual([...before, ...common, ...after]);
});
