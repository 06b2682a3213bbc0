import { describe, expect, test } from 'vitest';
import { waybackUrl } from '../../../src/library/archive.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { tagFacts, tagProvenance } from '../../../src/library/tags.ts';
import { bibliographyEntry } from '../../../src/messages/describe.ts';
import { type Phrase, phraseText } from '../../../src/messages/phrase.ts';
import { type Fact, howToComment, howToContinue, provenance } from '../../../src/messages/provenance.ts';
import { article } from '../../../src/schemas/article.ts';
import { tag } from '../../../src/schemas/tag.ts';

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
        'Direct link: unknown; look in the archive of A Blog for 3 April 2016 (Wayback Machine)',
        'On this site: excerpt (added 2 January 2026, revised 4 March 2026)',
        'Not included: the rest of the text',
        'Rights: Theirs.',
      ],
    ],
    [
      'an original without a date',
      { source: { publication: 'A Journal' }, extent: 'full' },
      ['First published: A Journal, date unknown', 'On this site: full text (added 2 January 2026)', 'Rights: Theirs.'],
    ],
  ])('describes %s', (_case, data, facts) => {
    expect(linesOf(provenance(workOf(data)))).toEqual(facts);
  });

  test('names the images that only the source has', () => {
    expect(linesOf(provenance(workOf({ extent: 'full' }), ['PARIS 2015', 'A map']))).toContain(
      'Not included: the image labelled “PARIS 2015” and the image labelled “A map”',
    );
  });

  test('says that parts are left out', () => {
    expect(linesOf(provenance(workOf({ extent: 'excerpt' }), [], 2))).toContain(
      'Not included: the parts of the text marked […] and the rest of the text',
    );
  });
});

describe('howToContinue', () => {
  test.each([
    [
      'an original without a link, and a copy',
      { authors, source, via },
      'The original is “Wolves” by Jytte Klausen and Alexandra Johnson in A Journal (no link known). To read it there, log in or register for free. Our source, A Blog (Wayback Machine), ends at the same point.',
    ],
    [
      'an original with a link',
      { source: { ...source, url: 'https://journal.example/', access: 'open' } },
      'Continue reading at A Journal (Wayback Machine).',
    ],
    [
      'a subscription, and a copy that may be longer',
      { source: { ...source, access: 'subscription' }, via: { ...via, extent: undefined } },
      'The original is “Wolves” in A Journal (no link known). To read it there, you need a subscription. Our source, A Blog (Wayback Machine), may have more of the text.',
    ],
    [
      'an original under the same title',
      { source: { publication: 'A Journal' } },
      'The original is “Cells” in A Journal (no link known).',
    ],
    ['no source', {}, ''],
  ])('handles %s', (_case, data, sentence) => expect(textOf(howToContinue(workOf(data)))).toBe(sentence));
});

test.each([
  [
    'links to the reply form',
    { via: { ...via, replies: 'https://blog.example/cells/#respond' } },
    'Comment at A Blog.',
  ],
  ['is empty without one', { via }, ''],
])('howToComment %s', (_case, data, sentence) => expect(textOf(howToComment(workOf(data)))).toBe(sentence));

describe('waybackUrl', () => {
  test.each([
    ['https://a.example/b?c=d', '2016-04-03', 'https://web.archive.org/web/20160403/https://a.example/b?c=d'],
    ['https://a.example/', '2016', 'https://web.archive.org/web/2016/https://a.example/'],
    ['https://a.example/', undefined, 'https://web.archive.org/web/*/https://a.example/'],
  ])('looks for %s as of %s', (url, date, expected) => {
    expect(waybackUrl(url, date)).toBe(expected);
  });
});

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

test('tagFacts lists other names and the spelling at the source', () => {
  const [renamed] = workOf({ tags: ['renamed'] }).tags;
  expect(renamed && linesOf(tagFacts(renamed))).toEqual([
    'Also called: b and a',
    'At the source: “renamde” (misspelling corrected here)',
  ]);
});
