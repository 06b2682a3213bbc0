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

  test('names the archived copies', () => {
    const copies = {
      source: { ...source, archived: 'https://a.example/1' },
      via: { ...via, archived: 'https://a.example/2' },
    };
    const excerpt = sampleWork({ extent: 'excerpt', ...copies, authors: [klausen] });
    expect(linkedData(excerpt, workRecord(excerpt, address), address)).toMatchObject({
      isBasedOn: { archivedAt: 'https://a.example/1' },
      citation: { archivedAt: 'https://a.example/2' },
    });
    const reference = sampleWork({ via: copies.via });
    expect(linkedData(reference, workRecord(reference, address), address)).toMatchObject({
      mainEntity: { archivedAt: 'https://a.example/2' },
    });
  });

  test('describes a reference as a page about an article elsewhere', () => {
    const work = sampleWork({ via });
    expect(linkedData(work, workRecord(work, address), address)).toMatchObject({
      '@type': 'WebPage',
      mainEntity: { '@type': 'BlogPosting', datePublished: '2016-04-03', url: 'https://blog.example/cells/' },
    });
  });
});

describe('linkedData has the language', () => {
  test.each([
    [
      'of the site for the page about a work, and its own for the work',
      {},
      { inLanguage: 'en', mainEntity: { inLanguage: 'de' } },
    ],
    ['of a text for its page', { extent: 'full' }, { inLanguage: 'de', isBasedOn: { inLanguage: 'de' } }],
  ])('%s', (_name, extent, expected) => {
    const work = sampleWork({ ...extent, language: 'de', type: 'book', source: { publisher: 'A Press' } });
    expect(linkedData(work, workRecord(work, address), address)).toMatchObject(expected);
  });
});

describe('linkedData of other types', () => {
  const dataOf = (data: Record<string, unknown>) => {
    const work = sampleWork(data);
    return linkedData(work, workRecord(work, address), address);
  };

  test.each([
    [
      'a translation',
      {
        type: 'book',
        translators: [klausen],
        source: { publisher: 'A Press', isbn: '978-0-14-044913-6' },
        original: { title: 'Zellen', language: 'de', published: '1949' },
      },
      {
        '@type': 'Book',
        name: 'Cells',
        isbn: '978-0-14-044913-6',
        translator: [{ '@type': 'Person', name: 'Jytte Klausen' }],
        publisher: { '@type': 'Organization', name: 'A Press' },
        translationOfWork: { name: 'Zellen', inLanguage: 'de', datePublished: '1949' },
      },
    ],
    [
      'an article with a volume and an issue',
      {
        type: 'journal article',
        source: { publication: 'J', volume: '3', issue: '2', issn: '0028-0836', doi: '10.1000/182' },
      },
      {
        '@type': 'ScholarlyArticle',
        sameAs: 'https://doi.org/10.1000/182',
        isPartOf: {
          '@type': 'PublicationIssue',
          issueNumber: '2',
          isPartOf: {
            '@type': 'PublicationVolume',
            volumeNumber: '3',
            isPartOf: { '@type': 'Periodical', name: 'J', issn: '0028-0836' },
          },
        },
      },
    ],
    [
      'a review',
      { type: 'review', reviewed: { title: 'On Margins', authors: [klausen] }, source: { publication: 'J' } },
      { '@type': 'Review', itemReviewed: { name: 'On Margins', author: [{ name: 'Jytte Klausen' }] } },
    ],
    [
      'an episode of a podcast',
      { type: 'podcast', source: { publication: 'P', number: '3' } },
      { '@type': 'PodcastEpisode', episodeNumber: '3', isPartOf: { '@type': 'PodcastSeries', name: 'P' } },
    ],
    [
      'a part of a series with a licence',
      { licence: 'CC0-1.0', rights: 'Free.', series: { title: 'Letters', part: 2, of: 3 } },
      {
        '@type': 'CreativeWork',
        license: 'https://creativecommons.org/publicdomain/zero/1.0/',
        copyrightNotice: 'Free.',
        isPartOf: { '@type': 'CreativeWorkSeries', name: 'Letters' },
        position: 2,
      },
    ],
    [
      'a work of a single name and an institution',
      { authors: [{ literal: 'Homer' }, { literal: 'An Institute' }] },
      {
        author: [
          { '@type': ['Person', 'Organization'], name: 'Homer' },
          { '@type': 'Organization', name: 'An Institute' },
        ],
      },
    ],
  ])('describes %s', (_name, data, mainEntity) => {
    expect(dataOf(data)).toMatchObject({ mainEntity });
  });

  test('leaves out an anonymous author, and dates that are only known in words', () => {
    const data = dataOf({ authors: [{ literal: 'Anonymous' }], type: 'book', source: { published: '14XX' } });
    expect(data).not.toHaveProperty('mainEntity.author');
    expect(data).not.toHaveProperty('mainEntity.datePublished');
  });

  test('describes a work that is first published here as based on nothing', () => {
    const data = dataOf({ extent: 'full', type: 'blog post', source: 'here' });
    expect(data).toMatchObject({ '@type': 'BlogPosting', url: address, datePublished: '2026-01-02' });
    expect(data).not.toHaveProperty('isBasedOn');
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
