import { describe, expect, test } from 'vitest';
import { linkedData, webSite } from '../../../src/citation/linked-data.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { address, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

describe('linkedData', () => {
  test('describes an excerpt as an article based on the original', () => {
    const work = sampleWork({ extent: 'excerpt', source, via, authors: [klausen] });
    expect(linkedData(work, workRecord(work, address), address)).toMatchObject({
      '@type': 'Article',
      headline: 'Cells',
      url: address,
      datePublished: '2026-01-02',
      isBasedOn: { headline: 'Wolves', isPartOf: { '@type': 'Periodical', name: 'A Journal' } },
      citation: { datePublished: '2016-04-03', isPartOf: { name: 'A Blog' } },
      isPartOf: { '@type': 'WebSite' },
    });
  });

  test('describes a reference as a page about an article elsewhere', () => {
    const work = sampleWork({ via });
    expect(linkedData(work, workRecord(work, address), address)).toMatchObject({
      '@type': 'WebPage',
      mainEntity: { '@type': 'Article', datePublished: '2016-04-03', url: 'https://blog.example/cells/' },
    });
  });
});

describe('webSite', () => {
  test.each([
    ['its title', {}, { '@type': 'WebSite', name: 'Margins' }],
    ['its owner as the publisher', { owner: 'Ann' }, { publisher: { name: 'Ann' } }],
  ])('names %s', (_what, settings, expected) => {
    expect(webSite({ title: 'Margins', ...settings })).toMatchObject(expected);
  });
});
