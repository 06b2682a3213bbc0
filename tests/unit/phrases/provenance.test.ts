import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { tagFacts, tagProvenance } from '../../../src/phrases/tags.ts';
import { bibliographyEntry } from '../../../src/phrases/describe.ts';
import { type Phrase, phraseText } from '../../../src/messages/phrase.ts';
import { type Fact, howToComment, provenance, provenanceLine } from '../../../src/phrases/provenance.ts';
import { article } from '../../../src/schemas/article.ts';
import { tag } from '../../../src/schemas/tag.ts';
import { plainText, sampleWork } from '../../support/sample-work.ts';

const source = { publication: 'A Journal', title: 'Wolves', access: 'registration', published: '2016' };
const via = { publication: 'A Blog', published: '2016-04-03', url: 'https://blog.example/cells/', extent: 'excerpt' };
const authors = [
  { family: 'Klausen', given: 'Jytte' },
  { family: 'Johnson', given: 'Alexandra' },
];

/** Resolves an article from its frontmatter. Fields that are not given have defaults. */
function workOf(data: object) {
  const defaults = { title: 'Cells', extent: 'excerpt', rights: 'Theirs.', added: '2026-01-02' };
  const { works } = resolveLibrary({
    articles: [{ id: 'cells', data: article.parse({ ...defaults, ...data }) }],
    related: [],
    tags: [
      { id: 'plain', data: tag.parse({ name: 'plain', meaning: 'M.' }) },
      { id: 'corrected', data: tag.parse({ name: 'corrected', meaning: 'M.', filedAs: 'corected' }) },
      {
        id: 'renamed',
        data: tag.parse({ name: 'renamed', meaning: 'M.', filedAs: 'renamde', otherNames: ['b', 'a'] }),
      },
    ],
  });
  const [work] = works;
  if (!work) throw new Error('The library is empty');
  return work;
}

const textOf = (phrase: Phrase) => phraseText(phrase).replaceAll('\u00a0', ' ');
const linesOf = (facts: Fact[]) => facts.map(({ label, value }) => `${label}: ${textOf(value)}`);

describe('provenance', () => {
  test.each([
    [
      'an original without a link, and a copy',
      { source, via },
      [
        'First published: A Journal, as “Wolves”, 2016',
        'Access: free registration required',
        'Taken from: A Blog, 3 April 2016 (Wayback Machine)',
        'On this site: excerpt (added 2 January 2026)',
        'Not included: the rest of the text',
        'Rights: Theirs.',
      ],
    ],
    [
      'a copy whose own address is unknown',
      { via: { ...via, url: undefined, archive: 'https://blog.example/2016/04/03/' }, revised: '2026-03-04' },
      [
        'Original publication: unknown',
        'Taken from: A Blog, 3 April 2016',
        'Direct link: unknown; try the archive of A Blog for 3 April 2016 (Wayback Machine)',
        'On this site: excerpt (added 2 January 2026, revised 4 March 2026)',
        'Not included: the rest of the text',
        'Rights: Theirs.',
      ],
    ],
    [
      'archived copies, of which one is all that is left',
      {
        source: { publication: 'A Journal', published: '2016', archived: 'https://web.archive.org/web/2016/x' },
        via: { ...via, archived: 'https://web.archive.org/web/2016/y' },
        extent: 'full',
      },
      [
        'First published: A Journal, 2016 (archived copy)',
        'Taken from: A Blog, 3 April 2016 (archived copy)',
        'On this site: full text (added 2 January 2026)',
        'Rights: Theirs.',
      ],
    ],
    [
      'an original without a date',
      { source: { publication: 'A Journal' }, extent: 'full' },
      ['First published: A Journal, date unknown', 'On this site: full text (added 2 January 2026)', 'Rights: Theirs.'],
    ],
  ])('describes %s', (_case, data, facts) => {
    expect(linesOf(provenance(workOf(data), plainText))).toEqual(facts);
  });

  test.each([
    ['2014-09', 'September 2014', '2014-09'],
    ['1350~', 'c. 1350', '1350'],
    ['-0043', '44 BC', undefined],
    ['1914/1918', '1914–1918', undefined],
  ])('says the date %s as %s, with %s for programs', (published, text, date) => {
    const [{ value }] = provenance(workOf({ source: { publication: 'A Journal', published } }), plainText) as [Fact];
    expect(linesOf([{ label: '', value }])).toEqual([`: A Journal, ${text}`]);
    expect(value.map((piece) => typeof piece === 'object' && piece.date).filter(Boolean)).toEqual(date ? [date] : []);
  });

  const linesFor = (data: object) =>
    linesOf(provenance(workOf({ extent: 'full', ...data }), plainText)).filter(
      (line) => !/^(?:On this site|Rights)/.test(line),
    );

  test.each([
    [
      'an article in a journal',
      {
        type: 'journal article',
        source: { publication: 'A Journal', volume: '97', issue: '2', pages: '35-42', published: '2016-04' },
      },
      ['First published: A Journal 97 (2), April 2016, pp. 35–42'],
    ],
    [
      'an article in a magazine without volumes',
      { type: 'magazine article', source: { publication: 'The Lantern', issue: '12', pages: '8', published: '1987' } },
      ['First published: The Lantern, no. 12, 1987, p. 8'],
    ],
    [
      'a book',
      {
        type: 'book',
        source: {
          edition: '3',
          publisher: 'A Press',
          place: 'London',
          published: '1986',
          series: 'Classics',
          seriesNumber: '12',
          isbn: '0-19-853453-1',
        },
      },
      ['Published: 3rd edition, London: A Press, 1986 (Classics 12)', 'ISBN: 0-19-853453-1'],
    ],
    [
      'a first edition',
      { type: 'book', source: { publisher: 'A Press', published: '1986' } },
      ['First published: A Press, 1986'],
    ],
    [
      'a translation',
      {
        type: 'book',
        translators: authors,
        source: { edition: 'revised', publisher: 'A Press', published: '1986' },
        original: { title: 'Vagues', language: 'fr', publisher: 'Môle', place: 'Paris', published: '1949' },
      },
      ['Published: revised edition, A Press, 1986', 'Translated from: Vagues (French), Paris: Môle, 1949'],
    ],
    [
      'a translation from a language',
      { translators: authors, original: { language: 'fr' } },
      ['Original publication: unknown', 'Translated from: French'],
    ],
    [
      'a reprint',
      { type: 'book', source: { publisher: 'A Press', published: '1986' }, original: { published: '1949' } },
      ['Published: A Press, 1986', 'Originally published: 1949'],
    ],
    [
      'a chapter',
      {
        type: 'book chapter',
        source: { publication: 'Beacons', editors: authors, pages: '35', publisher: 'A Press', published: '2003' },
      },
      ['First published: in Beacons, edited by Jytte Klausen and Alexandra Johnson, A Press, 2003, p. 35'],
    ],
    [
      'a conference paper',
      {
        type: 'conference paper',
        source: { publication: 'Proceedings', event: 'Third Meeting', place: 'Accra', published: '1999' },
      },
      ['First published: in Proceedings, 1999', 'Presented at: Third Meeting, Accra'],
    ],
    [
      'a report',
      { type: 'report', source: { number: 'Cmd. 5463', publisher: 'HMSO', published: '1937' } },
      ['First published: Cmd. 5463, HMSO, 1937'],
    ],
    [
      'a thesis',
      { type: 'thesis', source: { publisher: 'University of Ghana', published: '1996' } },
      ['Submitted: University of Ghana, 1996'],
    ],
    [
      'a letter in an archive',
      {
        type: 'letter',
        source: { repository: 'Record Office', place: 'Oxford', shelfmark: 'MS. 14', published: '1921-05-03' },
      },
      ['Written: 3 May 1921', 'Held by: Record Office, Oxford, MS. 14'],
    ],
    [
      'a letter in a book',
      { type: 'letter', source: { publication: 'Letters', publisher: 'A Press', published: '1986' } },
      ['First published: Letters, A Press, 1986'],
    ],
    [
      'a document in an archive',
      { type: 'document', source: { repository: 'Record Office' } },
      ['Written: date unknown', 'Held by: Record Office'],
    ],
    [
      'a speech',
      { type: 'speech', source: { event: 'Opening', place: 'Lagos', published: '1958' } },
      ['Delivered: Opening, Lagos, 1958'],
    ],
    [
      'an episode of a podcast',
      { type: 'podcast', source: { publication: 'Slack Water', number: '12', published: '2021' } },
      ['First published: Slack Water, episode 12, 2021'],
    ],
    [
      'a video',
      { type: 'video', source: { url: 'https://www.video.example/1', published: '2018' } },
      ['Released: video.example, 2018 (Wayback Machine)'],
    ],
    [
      'a review',
      { type: 'review', reviewed: { title: 'Beacons', authors }, source: { publication: 'Reviews', volume: '8' } },
      ['Review of: Beacons by Jytte Klausen and Alexandra Johnson', 'First published: Reviews 8, date unknown'],
    ],
    [
      'identifiers',
      { source: { publication: 'A Journal', doi: '10.1000/182', issn: '0015-7120', pmid: '28723523' } },
      ['First published: A Journal, date unknown', 'DOI: 10.1000/182', 'PMID: 28723523', 'ISSN: 0015-7120'],
    ],
    [
      'a work of which only the year is known',
      { type: 'magazine article', source: { published: '1914' } },
      ['First published: 1914 (publication unknown)'],
    ],
    [
      'a work of which nothing useful is known',
      { source: { access: 'open' } },
      ['Original publication: unknown', 'Access: free'],
    ],
    ['a text of the site’s own', { source: 'here' }, ['First published: on this site, 2 January 2026']],
    [
      'a text of the site’s own that was revised',
      { source: 'here', revised: '2026-03-04' },
      ['First published: on this site, 2 January 2026 (revised 4 March 2026)'],
    ],
    [
      'a part of a series',
      { source: 'here', series: { title: 'Letters', part: 2, of: 3 } },
      ['Series: Letters, part 2 of 3', 'First published: on this site, 2 January 2026'],
    ],
    [
      'a part of a series that goes on',
      { source: 'here', series: { title: 'Letters', part: 2 } },
      ['Series: Letters, part 2', 'First published: on this site, 2 January 2026'],
    ],
  ])('describes %s', (_case, data, lines) => expect(linesFor(data)).toEqual(lines));

  test('says once that a full text is on this site, if it is first published here', () => {
    const lines = linesOf(provenance(workOf({ extent: 'full', source: 'here' }), plainText));
    expect(lines).toEqual(['First published: on this site, 2 January 2026', 'Rights: Theirs.']);
  });

  test('links identifiers to their pages', () => {
    const facts = provenance(
      workOf({ source: { publication: 'A Journal', doi: '10.1000/182', pmid: '28723523' } }),
      plainText,
    );
    const links = facts.flatMap(({ value }) => value.map((piece) => (typeof piece === 'string' ? '' : piece.href)));
    expect(links).toContain('https://doi.org/10.1000/182');
    expect(links).toContain('https://pubmed.ncbi.nlm.nih.gov/28723523/');
  });

  test('names the images that only the source has', () => {
    expect(
      linesOf(provenance(workOf({ extent: 'full' }), { ...plainText, missingImages: ['PARIS 2015', 'A map'] })),
    ).toContain('Not included: the image labelled “PARIS 2015” and the image labelled “A map”');
  });

  test('says that parts are left out', () => {
    expect(linesOf(provenance(workOf({ extent: 'excerpt' }), { ...plainText, omissions: 2 }))).toContain(
      'Not included: the parts of the text marked […] and the rest of the text',
    );
  });
});

describe('provenanceLine', () => {
  test.each([
    [
      'an excerpt under another title',
      { source, via },
      'Excerpt from A Journal, “Wolves”, 2016 · via A Blog, 3 April 2016',
    ],
    ['a full text', { extent: 'full', source: { publication: 'A Journal' } }, 'Full text from A Journal'],
    ['a book', { type: 'book', source: { publisher: 'A Press', published: '1986' } }, 'Excerpt · A Press, 1986'],
    [
      'a speech',
      { type: 'speech', extent: 'full', source: { event: 'Opening', published: '1958-05-03' } },
      'Full text · Opening, 3 May 1958',
    ],
    ['a site', { source: { url: 'https://www.site.example/a' } }, 'Excerpt · site.example'],
    ['a copy of an unknown original', { via }, 'Excerpt · Original publication unknown · via A Blog, 3 April 2016'],
    ['a text of the site’s own', { extent: 'full', source: 'here' }, 'First published on this site, 2 January 2026'],
    [
      'a part of a series',
      { extent: 'full', source: 'here', series: { title: 'Letters', part: 2, of: 3 } },
      'Letters, part 2 of 3 · First published on this site, 2 January 2026',
    ],
  ])('summarizes %s', (_case, data, line) => expect(textOf(provenanceLine(workOf(data), { words: 0 }))).toBe(line));

  test('ends with the length of the text', () => {
    const line = provenanceLine(workOf({ source: { publication: 'A Journal' } }), { words: 1240 });
    expect(textOf(line)).toBe('Excerpt from A Journal · 1,240 words, 5 minutes');
  });

  test('summarizes a reference', () => {
    const found = sampleWork({ type: 'letter', source: { repository: 'Record Office', published: '1921' }, via });
    expect(textOf(provenanceLine(found, { words: 90 }))).toBe('Record Office, 1921 · found on A Blog, 3 April 2016');
  });

  test('has no links, since a click on it shows the facts', () => {
    const line = provenanceLine(workOf({ source, via, series: { title: 'Letters', part: 2 } }), { words: 0 });
    expect(line.filter((piece) => typeof piece === 'object' && piece.href !== undefined)).toEqual([]);
  });
});

describe('the length of a text', () => {
  const lengthOf = (data: Parameters<typeof sampleWork>[0], words: number) =>
    phraseText(provenanceLine(sampleWork(data), { words }))
      .split(' · ')
      .filter((part) => /\d words?/.test(part));

  test.each([
    [1, '1 word, 1 minute'],
    [1234, '1,234 words, 5 minutes'],
  ])('of %i words', (words, line) => expect(lengthOf({ extent: 'excerpt' }, words)).toEqual([line]));

  test('is left out without words, and for a note on a reference', () => {
    expect(lengthOf({ extent: 'full' }, 0)).toEqual([]);
    expect(lengthOf({}, 9)).toEqual([]);
  });
});

test('an archived copy is linked', () => {
  const archived = 'https://web.archive.org/web/2016/x';
  const [{ value } = { value: [] }] = provenance(workOf({ source: { publication: 'A Journal', archived } }), plainText);
  expect(value).toContainEqual({ text: 'archived copy', href: archived });
});

test.each([
  [
    'links to the reply form',
    { via: { ...via, replies: 'https://blog.example/cells/#respond' } },
    'Leave a comment on A Blog.',
  ],
  ['is empty without one', { via }, ''],
])('howToComment %s', (_case, data, sentence) => expect(textOf(howToComment(workOf(data)))).toBe(sentence));

describe('bibliographyEntry', () => {
  test.each([
    [
      'lists authors, title, publication and copy',
      { authors, source, via },
      'Klausen, Jytte, and Alexandra Johnson. Cells. A Journal, 2016; via A Blog, 3 April 2016.',
    ],
    [
      'adds no full stop after a question mark',
      { title: 'Who goes there?', extent: 'full', source: undefined },
      'Who goes there?',
    ],
  ])('%s', (_case, data, entry) => expect(textOf(bibliographyEntry(workOf(data)))).toBe(entry));

  test('links the publications to the work there, and says so', () => {
    const entry = bibliographyEntry(workOf({ source: { ...source, doi: '10.1000/182' }, via }));
    expect(entry.filter((piece) => typeof piece === 'object' && piece.href?.startsWith('http'))).toEqual([
      { text: 'A Journal', href: 'https://doi.org/10.1000/182', label: 'A Journal: “Cells”' },
      { text: 'A Blog', href: via.url, label: 'A Blog: “Cells”' },
    ]);
  });
});

describe('tagProvenance', () => {
  test.each([
    ['this site', { tags: ['plain'] }, 'Tags chosen by this site.'],
    ['the source', { tags: ['plain'], taggedBy: 'source' }, 'Tags from the source.'],
    [
      'the source, with one misspelling',
      { tags: ['plain', 'corrected'], taggedBy: 'source' },
      'Tags from the source; one misspelling corrected.',
    ],
    [
      'the source, with two misspellings',
      { tags: ['renamed', 'corrected'], taggedBy: 'source' },
      'Tags from the source; 2 misspellings corrected.',
    ],
  ])('credits %s', (_case, data, sentence) => expect(tagProvenance(workOf(data))).toBe(sentence));
});

test('tagFacts lists other names and the spelling in the source', () => {
  const [renamed] = workOf({ tags: ['renamed'] }).tags;
  expect(renamed && linesOf(tagFacts(renamed))).toEqual([
    'Also called: b and a',
    'In the source: “renamde” (misspelling corrected here)',
  ]);
});
