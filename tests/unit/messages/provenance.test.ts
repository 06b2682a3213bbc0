import { expect, test } from 'vitest';
import { waybackUrl } from '../../../src/library/archive.ts';
import { bibliographyEntry } from '../../../src/messages/describe.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { type Phrase, phraseText } from '../../../src/messages/phrase.ts';
import { howToContinue, provenance } from '../../../src/messages/provenance.ts';
import { tagProvenance } from '../../../src/library/tags.ts';
import { article } from '../../../src/schemas/article.ts';
import { tag } from '../../../src/schemas/tag.ts';

const source = { publication: 'A Journal', title: 'Wolves', access: 'registration', published: '2016' };
const via = { publication: 'A Blog', published: '2016-04-03', url: 'https://blog.example/cells/', extent: 'excerpt' };
const authors = [
  { family: 'Klausen', given: 'Jytte' },
  { family: 'Johnson', given: 'Alexandra' },
];

/** A work as the site knows it, from what its file says. */
function workOf(data: object) {
  const least = { title: 'Cells', extent: 'excerpt', rights: 'Theirs.', added: '2026-01-02' };
  const { works } = resolveLibrary({
    articles: [{ id: 'cells', data: article.parse({ ...least, ...data }) }],
    related: [],
    tags: [
      { id: 'plain', data: tag.parse({ name: 'plain', meaning: 'M.' }) },
      { id: 'mended', data: tag.parse({ name: 'mended', meaning: 'M.', filedAs: 'mendde' }) },
    ],
  });
  const [work] = works;
  if (!work) throw new Error('no work');
  return work;
}

const said = (text: string | Phrase) => (typeof text === 'string' ? text : phraseText(text)).replaceAll('\u00a0', ' ');

test.each([
  [
    { source, via },
    [
      'First published: A Journal, under the title “Wolves”, 2016',
      'Access there: log in or register, free',
      'Taken from: A Blog, 3 April 2016 (archived)',
      'Held here: an excerpt, added 2 January 2026',
      'Missing: what follows the last words',
      'Rights: Theirs.',
    ],
  ],
  [
    { via: { ...via, url: undefined, archive: 'https://blog.example/2016/04/03/' }, revised: '2026-03-04' },
    [
      'First published: where and when is not known to this site',
      'Taken from: A Blog, 3 April 2016',
      'To read it: its own address is not known: find it in the archive of A Blog for 3 April 2016 (archived)',
      'Held here: an excerpt, added 2 January 2026, revised 4 March 2026',
      'Missing: what follows the last words',
      'Rights: Theirs.',
    ],
  ],
  [
    { source: { publication: 'A Journal' } },
    [
      'First published: A Journal, on a day not known to this site',
      'Held here: an excerpt, added 2 January 2026',
      'Missing: what follows the last words',
      'Rights: Theirs.',
    ],
  ],
])('the provenance of %j', (data, facts) => {
  expect(provenance(workOf(data)).map(({ name, phrase }) => `${name}: ${said(phrase)}`)).toEqual(facts);
});

test.each([
  [
    { authors, source, via },
    'A Journal asks readers to log in or register for free to go on reading. To go on, look in A Journal for “Wolves” by Jytte Klausen and Alexandra Johnson: its address there is not known to this site. The page at A Blog (archived) from which this copy was taken stops at the same words.',
  ],
  [{ source: { ...source, url: 'https://journal.example/', access: 'open' } }, 'Go on at A Journal (archived).'],
  [
    { source: { publication: 'A Journal' } },
    'To go on, look in A Journal for “Cells”: its address there is not known to this site.',
  ],
  [{}, ''],
])('how to go on from %j', (data, sentence) => expect(said(howToContinue(workOf(data)))).toBe(sentence));

test('pictures that are not held are named as missing', () => {
  const facts = provenance(workOf({ extent: 'full' }), ['PARIS 2015', 'A map']);
  const missing = facts.find(({ name }) => name === 'Missing');
  expect(said(missing?.phrase ?? '')).toBe('the picture labelled “PARIS 2015” and the picture labelled “A map”');
});

test.each([
  ['https://a.example/b?c=d', '2016-04-03', 'https://web.archive.org/web/20160403/https://a.example/b?c=d'],
  ['https://a.example/', '2016', 'https://web.archive.org/web/2016/https://a.example/'],
  ['https://a.example/', undefined, 'https://web.archive.org/web/*/https://a.example/'],
])('where to look for an archived copy of %s of %s', (url, date, expected) => {
  expect(waybackUrl(url, date)).toBe(expected);
});

test.each([
  [
    { authors, source, via },
    'Klausen, Jytte, and Alexandra Johnson. Cells. A Journal, 2016; by way of A Blog, 3 April 2016.',
  ],
  [{ title: 'Who goes there?', extent: 'full' }, 'Who goes there?'],
])('the entry of %j in a bibliography', (data, entry) => expect(said(bibliographyEntry(workOf(data)))).toBe(entry));

test.each([
  [{ tags: ['plain'] }, 'These tags are this site’s own cataloguing.'],
  [{ tags: ['plain'], taggedBy: 'source' }, 'As the source filed it.'],
  [{ tags: ['plain', 'mended'], taggedBy: 'source' }, 'As the source filed it, a slip in spelling mended.'],
])('who filed %j', (data, sentence) => expect(tagProvenance(workOf(data))).toBe(sentence));
