import { describe, expect, test } from 'vitest';
import { workRecord } from '../../../src/citation/record.ts';
import { signposts } from '../../../src/citation/signposting.ts';
import { address, johnson, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

const links = (data: Parameters<typeof sampleWork>[0]) => {
  const work = sampleWork(data);
  return signposts(work, workRecord(work, address));
};
const targets = (data: Parameters<typeof sampleWork>[0], rel: string) =>
  links(data)
    .filter((link) => link.rel.split(' ').includes(rel))
    .map(({ href }) => href);

const doi = '10.1000/182';
const url = 'https://journal.example/wolves/';

describe('signposts', () => {
  test.each([
    ['an excerpt, whose original has a DOI', { extent: 'excerpt', source: { ...source, doi } }, [address]],
    ['a full text', { extent: 'full', source: { ...source, url } }, [address]],
    ['a text that was first published here', { extent: 'full', source: 'here' }, [address]],
    ['a reference with a DOI and a URL', { source: { ...source, doi, url } }, [`https://doi.org/${doi}`]],
    ['a reference with a URL', { source: { ...source, url } }, [url]],
    ['a reference to a copy, of whose original nothing is known', { via }, [via.url]],
    ['a reference without an address', { source }, []],
  ])('cites %s as', (_what, data, expected) => {
    expect(targets(data, 'cite-as')).toEqual(expected);
  });

  test.each([
    ['an excerpt, a page of this site', { extent: 'excerpt', source }, 'https://schema.org/Article'],
    [
      'a text that was first published here',
      { extent: 'full', source: 'here', type: 'letter' },
      'https://schema.org/Message',
    ],
    ['a reference, the original', { type: 'book', source }, 'https://schema.org/Book'],
  ])('states the type of %s', (_what, data, type) => {
    expect(targets(data, 'type')).toEqual(['https://schema.org/AboutPage', type]);
  });

  test('links to the pages of the authors, and of speakers', () => {
    expect(targets({ speakers: [klausen] }, 'author')).toEqual(['/authors/jytte-klausen/']);
    expect(targets({ authors: [klausen, johnson] }, 'author')).toEqual([
      '/authors/jytte-klausen/',
      '/authors/alexandra-johnson/',
    ]);
  });

  test('links to the files of a text, and to its descriptions', () => {
    const data = { extent: 'excerpt' };
    expect(targets(data, 'item')).toEqual(['/articles/cells.md', '/articles/cells.epub']);
    expect(targets(data, 'describedby')).toEqual(['bib', 'ris', 'csl.json'].map((end) => `/articles/cells.${end}`));
    expect(
      links(data)
        .filter(({ type }) => type !== undefined)
        .map(({ type }) => type),
    ).toEqual([
      'application/x-bibtex',
      'application/x-research-info-systems',
      'application/vnd.citationstyles.csl+json',
      'text/markdown',
      'application/epub+zip',
    ]);
  });

  test('does not link to files of a text that is not on the site', () => {
    expect(targets({}, 'item')).toEqual([]);
    expect(targets({}, 'describedby')).toContain('/related/cells.md');
  });

  test.each([
    [
      'the licence of a text',
      { extent: 'full', licence: 'CC-BY-4.0' },
      ['https://creativecommons.org/licenses/by/4.0/'],
    ],
    ['the statement on quoted texts', { extent: 'excerpt' }, ['/about/#about-rights']],
    ['the licence of a reference', { licence: 'CC0-1.0' }, ['https://creativecommons.org/publicdomain/zero/1.0/']],
    ['nothing for a reference without one', {}, []],
  ])('links to %s', (_what, data, expected) => {
    expect(targets(data, 'license')).toEqual(expected);
  });

  test.each([
    [{ extent: 'full' }, '/articles/'],
    [{}, '/related/'],
  ])('links to the list that a work is in', (data, expected) => {
    expect(targets(data, 'collection')).toEqual([expected]);
  });
});
