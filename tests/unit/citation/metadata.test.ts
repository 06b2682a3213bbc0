import { describe, expect, test } from 'vitest';
import { metadata } from '../../../src/citation/metadata.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { workTypeNames, workTypes } from '../../../src/schemas/work-types.ts';
import { address, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

/** Returns the tags of a work, a line each. */
function tagsOf(data: Parameters<typeof sampleWork>[0]): string[] {
  const work = sampleWork(data);
  return metadata(work, workRecord(work, address), address).map(({ name, content }) => `${name}: ${content}`);
}

test('metadata describes a copy as a page of this site', () => {
  expect(
    tagsOf({ extent: 'excerpt', source: { ...source, volume: '3', issue: '2' }, via, authors: [klausen] }),
  ).toEqual([
    'citation_title: Cells',
    'citation_author: Klausen, Jytte',
    'citation_publication_date: 2026/01/02',
    'DC.source: Commonplace',
    'DC.type: webpage',
    `citation_public_url: ${address}`,
    'citation_language: en',
    'DC.rights: Theirs.',
  ]);
});

describe('metadata dates', () => {
  const dates = (data: Parameters<typeof sampleWork>[0]) => tagsOf(data).filter((tag) => /_date:/.test(tag));

  test.each<[string, Parameters<typeof sampleWork>[0], string[]]>([
    [
      'the copy of an older work as the work',
      { extent: 'full', source: { ...source, published: '2014-09' } },
      ['citation_publication_date: 2014/09', 'citation_online_date: 2026/01/02'],
    ],
    [
      'a translation as the edition',
      { type: 'book', source: { publisher: 'A Press', published: '1966' }, original: { published: '1759' } },
      ['citation_publication_date: 1966'],
    ],
    [
      'a work of an uncertain year in words',
      { source: { publication: 'A Journal', published: '195X' } },
      ['citation_publication_date: 1950s'],
    ],
    [
      'a work of a season by its year',
      { source: { publication: 'A Journal', published: '1999-21' } },
      ['citation_publication_date: 1999'],
    ],
  ])('%s', (_name, data, expected) => {
    expect(dates(data)).toEqual(expected);
  });
});

const inContainer = { publication: 'The Oven', volume: '3', issue: '12', pages: '8-9' };
const published = { publisher: 'Ashgrove', number: '7' };
const numbers = ['citation_volume: 3', 'citation_issue: 12', 'citation_firstpage: 8', 'citation_lastpage: 9'];

/** A work of each type, with the tags that tell Zotero what it is, what it appeared in, and who published it. */
const types: Readonly<Record<string, [source: Record<string, string>, ...tags: string[]]>> = {
  'journal article': [inContainer, 'citation_journal_title: The Oven', ...numbers],
  'magazine article': [inContainer, 'DC.source: The Oven', 'DC.type: magazineArticle', ...numbers],
  'newspaper article': [{ publication: 'The Oven' }, 'DC.source: The Oven', 'DC.type: newspaperArticle'],
  'blog post': [{ publication: 'The Oven' }, 'DC.source: The Oven', 'DC.type: blogPost'],
  'web page': [{ publication: 'The Oven' }, 'DC.source: The Oven', 'DC.type: webpage'],
  book: [{ publisher: 'Ashgrove' }, 'citation_publisher: Ashgrove', 'DC.type: book'],
  'book chapter': [
    { publication: 'Ovens', publisher: 'Ashgrove' },
    'citation_inbook_title: Ovens',
    'citation_publisher: Ashgrove',
  ],
  'conference paper': [
    { publication: 'Proceedings', publisher: 'Ashgrove', event: 'Kiln Day' },
    'DC.source: Proceedings',
    'citation_publisher: Ashgrove',
    'citation_conference_title: Kiln Day',
  ],
  report: [published, 'citation_technical_report_institution: Ashgrove', 'citation_technical_report_number: 7'],
  thesis: [{ publisher: 'Ashgrove' }, 'citation_dissertation_institution: Ashgrove'],
  letter: [{ published: '1911' }, 'DC.type: letter'],
  interview: [{ published: '1911' }, 'DC.type: interview'],
  speech: [{ event: 'Kiln Day' }, 'bib.presentedAt: Kiln Day', 'DC.type: presentation'],
  podcast: [{ publication: 'The Oven', number: '7' }, 'z:seriesTitle: The Oven', 'z:number: 7', 'DC.type: podcast'],
  broadcast: [
    { publication: 'The Oven', publisher: 'Ashgrove' },
    'DC.source: The Oven',
    'citation_publisher: Ashgrove',
    'DC.type: tvBroadcast',
  ],
  film: [{ publisher: 'Ashgrove' }, 'citation_publisher: Ashgrove', 'DC.type: film'],
  video: [{ publication: 'The Oven' }, 'z:seriesTitle: The Oven', 'DC.type: videoRecording'],
  manuscript: [{ published: '1911' }, 'DC.type: manuscript'],
  review: [inContainer, 'citation_journal_title: The Oven', ...numbers],
  'encyclopedia entry': [
    { publication: 'All Ovens', publisher: 'Ashgrove' },
    'DC.source: All Ovens',
    'citation_publisher: Ashgrove',
    'DC.type: encyclopediaArticle',
  ],
  'legal document': [{ number: '7' }, 'z:number: 7', 'DC.type: statute'],
  dataset: [{ publisher: 'Ashgrove' }, 'citation_publisher: Ashgrove', 'DC.type: dataset'],
  document: [{ publication: 'The Oven' }, 'DC.source: The Oven', 'DC.type: document'],
};

/** The tags that depend on neither the type nor the publication. */
const common = /^(?:citation_(?:title|publication_date|public_url|language)):/;

describe('metadata tells Zotero the type and the publication of', () => {
  test.each(workTypeNames)('a %s', (type) => {
    const [publication, ...expected] = types[type] ?? [{ published: '1911' }, `DC.type: ${workTypes[type].zotero}`];
    const tags = tagsOf({ type, source: publication }).filter((tag) => !common.test(tag));
    expect(tags.toSorted()).toEqual(expected.toSorted());
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a journal article in no journal', { type: 'journal article' }, ['DC.type: journalArticle']],
    ['a chapter of no book', { type: 'book chapter' }, ['DC.type: bookSection']],
    ['a report of nobody', { type: 'report' }, ['DC.type: report']],
    ['a thesis of no university', { type: 'thesis' }, ['DC.type: thesis']],
    [
      'a paper without an event',
      { type: 'conference paper', source: { publication: 'Proceedings' } },
      ['DC.source: Proceedings', 'citation_conference_title: Proceedings'],
    ],
    [
      'a thesis with its kind',
      { type: 'thesis', genre: 'PhD thesis', source: { publisher: 'Ashgrove' } },
      ['citation_dissertation_institution: Ashgrove', 'DC.type: PhD thesis'],
    ],
    [
      'an interview in a journal',
      { type: 'interview', source: { publication: 'The Oven', issue: '3' } },
      ['citation_journal_title: The Oven', 'citation_issue: 3'],
    ],
    [
      'a book with an ISBN',
      { type: 'book', source: { isbn: '978-0-14-044913-6' } },
      ['DC.type: book', 'citation_isbn: 978-0-14-044913-6'],
    ],
    [
      'a book in a series',
      { type: 'book', source: { place: 'Hull', edition: '3', series: 'Quay Classics', seriesNumber: '4' } },
      [
        'z:place: Hull',
        'DC.type: book',
        'prism.edition: 3',
        'citation_series_title: Quay Classics',
        'z:seriesNumber: 4',
      ],
    ],
    [
      'a manuscript in an archive',
      { type: 'manuscript', source: { repository: 'Quay Archive', shelfmark: 'MS 4', place: 'Hull' } },
      ['z:place: Hull', 'DC.type: manuscript', 'z:archive: Quay Archive', 'z:archiveLocation: MS 4'],
    ],
    ['a judgment', { type: 'legal document', genre: 'Judgment' }, ['DC.type: case']],
  ])('%s', (_name, data, expected) => {
    expect(tagsOf(data).filter((tag) => !common.test(tag))).toEqual(expected);
  });
});

describe('metadata keeps names whole', () => {
  test.each([
    ['with a particle', { family: 'Beethoven', given: 'Ludwig', particle: 'van' }, 'van Beethoven, Ludwig'],
    ['with a suffix', { family: 'Okaro', given: 'Ngozi', suffix: 'Jr.' }, 'Okaro, Ngozi\u00a0Jr.'],
    // spaces on both sides of the comma would make two authors of one
    ['with two family names', { family: 'Vargas Ferrol', given: 'Jorge Mario' }, 'Vargas Ferrol, Jorge\u00a0Mario'],
    ['of an institution', { literal: 'Kiln Board' }, 'Kiln Board,'],
    ['of an institution with a comma', { literal: 'Ash, Marl and Sons' }, 'Ash‚ Marl and Sons,'],
    ['of one word', { literal: 'Homer' }, 'Homer'],
    ['of a family alone', { family: 'Marl' }, 'Marl'],
  ])('%s', (_name, person, expected) => {
    expect(tagsOf({ authors: [person] })).toContain(`citation_author: ${expected}`);
  });

  test('in every role', () => {
    const data = { type: 'film', editors: [klausen], directors: [klausen], translators: [klausen] };
    expect(tagsOf(data)).toEqual(
      expect.arrayContaining(
        ['citation_editor', 'z:directors', 'z:translators'].map((name) => `${name}: Klausen, Jytte`),
      ),
    );
  });
});

test('metadata has the licence of a work', () => {
  expect(tagsOf({ type: 'podcast', licence: 'CC-BY-4.0' })).toContain(
    'DC.rights: https://creativecommons.org/licenses/by/4.0/',
  );
});
