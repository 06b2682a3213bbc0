import { expect, test } from 'vitest';
import { metadata } from '../../../src/citation/metadata.ts';
import { pageItem, workRecord } from '../../../src/citation/record.ts';
import { address, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

test('metadata describes the item of the page to reference managers', () => {
  const work = sampleWork({ extent: 'excerpt', source, via, authors: [klausen] });
  const tags = metadata(pageItem(work, workRecord(work, address)), address, work.rights);
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
