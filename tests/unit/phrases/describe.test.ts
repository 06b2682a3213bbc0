import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { bibliographyEntry, byline, extentLabel, linkedByline } from '../../../src/phrases/describe.ts';
import { phraseText } from '../../../src/messages/phrase.ts';
import { rightsOf } from '../../../src/phrases/rights.ts';
import { related } from '../../../src/schemas/related.ts';
import { sampleWork } from '../../support/sample-work.ts';

const kaye = { family: 'Kaye', given: 'Ruth' };
const ito = { family: 'Ito', given: 'Ken' };
const marsh = { family: 'Marsh', given: 'Olive' };

describe('linkedByline and byline', () => {
  test.each([
    ['an author', { authors: [kaye] }, 'By Ruth Kaye', 'Ruth Kaye'],
    [
      'a translation with an editor',
      { authors: [kaye], editors: [marsh], translators: [ito] },
      'By Ruth Kaye, translated by Ken Ito, edited by Olive Marsh',
      'Ruth Kaye, translated by Ken Ito, edited by Olive Marsh',
    ],
    ['an anthology', { editors: [kaye, ito] }, 'Edited by Ruth Kaye and Ken Ito', 'Edited by Ruth Kaye and Ken Ito'],
    ['a letter', { authors: [kaye], recipients: [ito] }, 'By Ruth Kaye, to Ken Ito', 'Ruth Kaye, to Ken Ito'],
    [
      'an interview',
      { type: 'interview', authors: [kaye], interviewers: [ito] },
      'With Ruth Kaye, interviewed by Ken Ito',
      'Ruth Kaye, interviewed by Ken Ito',
    ],
    ['a speech', { type: 'speech', speakers: [kaye] }, 'By Ruth Kaye', 'Ruth Kaye'],
    [
      'a speech that another wrote',
      { type: 'speech', speakers: [kaye], authors: [ito] },
      'By Ken Ito, delivered by Ruth Kaye',
      'Ken Ito, delivered by Ruth Kaye',
    ],
    ['a podcast', { type: 'podcast', speakers: [kaye, ito] }, 'With Ruth Kaye and Ken Ito', 'Ruth Kaye and Ken Ito'],
    [
      'a film with a writer',
      { type: 'film', authors: [kaye], directors: [ito] },
      'By Ruth Kaye, directed by Ken Ito',
      'Ruth Kaye, directed by Ken Ito',
    ],
    ['a film', { type: 'film', directors: [ito] }, 'Directed by Ken Ito', 'Directed by Ken Ito'],
    ['an anonymous work', { translators: [ito] }, 'Translated by Ken Ito', 'Translated by Ken Ito'],
    ['a work of which nobody is known', {}, '', ''],
  ])('name the people of %s', (_what, data, line, inList) => {
    const work = sampleWork(data);
    expect([phraseText(linkedByline(work)), byline(work)]).toEqual([line, inList]);
  });

  test('link each name to its page', () => {
    const links = linkedByline(sampleWork({ authors: [kaye], translators: [{ ...ito, key: 'ken-ito-poet' }] }));
    expect(links.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]))).toEqual([
      '/authors/ruth-kaye/',
      '/authors/ken-ito-poet/',
    ]);
  });
});

test.each([
  ['an article', { type: 'journal article' }, 'Reference'],
  ['a letter', { type: 'letter' }, 'Reference · Letter'],
  ['a form of its own', { type: 'thesis', genre: 'PhD thesis' }, 'Reference · PhD thesis'],
  ['a speech', { type: 'speech', extent: 'full' }, 'Full text · Speech'],
])('extentLabel names the type of %s', (_what, data, label) => expect(extentLabel(sampleWork(data))).toBe(label));

test.each([
  ['a draft', { draft: true }, 'Draft · Reference'],
  ['a work of a later day', { added: '2100-01-01' }, 'Scheduled for 1\u00a0January\u00a02100 · Reference'],
])('extentLabel says that builds leave out %s', (_what, data, label) =>
  expect(extentLabel({ ...sampleWork({}), ...data })).toBe(label),
);

describe('bibliographyEntry', () => {
  const entryOf = (data: Record<string, unknown>) =>
    phraseText(bibliographyEntry(sampleWork(data))).replaceAll('\u00a0', ' ');

  test.each([
    [
      'the translators',
      {
        authors: [{ ...kaye, particle: 'de' }],
        translators: [ito, marsh],
        source: { publisher: 'A Press', published: '1986' },
      },
      'Kaye, Ruth de. Cells. Translated by Ken Ito and Olive Marsh. A Press, 1986.',
    ],
    ['one editor', { editors: [kaye] }, 'Kaye, Ruth (ed.). Cells.'],
    ['two editors', { editors: [kaye, ito] }, 'Kaye, Ruth, and Ken Ito (eds). Cells.'],
    ['a director', { type: 'film', directors: [kaye] }, 'Kaye, Ruth (dir.). Cells.'],
    [
      'an archive',
      { type: 'letter', source: { repository: 'Record Office', published: '1802~' } },
      'Cells. Record Office, c. 1802.',
    ],
    ['a date alone', { type: 'document', source: { published: '184X' } }, 'Cells. 1840s.'],
    ['this site', { extent: 'full', source: 'here' }, 'Cells. Commonplace, 2 January 2026.'],
  ])('names %s', (_what, data, entry) => expect(entryOf({ type: 'book', ...data })).toBe(entry));

  test('links names to the pages of people', () => {
    const entry = bibliographyEntry(sampleWork({ authors: [kaye, ito] }));
    expect(entry).toContainEqual({ text: 'Kaye, Ruth', href: '/authors/ruth-kaye/' });
    expect(entry).toContainEqual({ text: 'Ken Ito', href: '/authors/ken-ito/' });
    const plain = bibliographyEntry(sampleWork({ authors: [kaye, ito] }), { plain: true });
    expect(plain).not.toContainEqual(expect.objectContaining({ href: '/authors/ken-ito/' }));
  });

  test.each([
    ['an author', { authors: [kaye] }, 'Cells.'],
    ['one of two authors', { authors: [kaye, ito] }, 'Cells. With Ken Ito.'],
    ['an editor', { editors: [kaye] }, 'Kaye, Ruth (ed.). Cells.'],
  ])('starts with the title on the page of %s', (_what, data, expected) => {
    const work = sampleWork(data);
    expect(phraseText(bibliographyEntry(work, { author: work.creators[0] }))).toBe(expected);
  });

  test('tells two authors of one name apart', () => {
    const { related: works } = resolveLibrary({
      related: [kaye, { ...kaye, key: 'ruth-kaye-botanist' }].map((author, index) => ({
        id: `work-${index}`,
        data: related.parse({ title: 'A work', authors: [author], added: '2026-01-01' }),
      })),
    });
    expect(works.map((work) => phraseText(bibliographyEntry(work)))).toEqual([
      'Kaye, Ruth. A work.',
      'Kaye, Ruth (botanist). A work.',
    ]);
  });
});

describe('rightsOf', () => {
  test.each([
    ['a statement', { rights: 'All rights reserved' }, 'All rights reserved', []],
    [
      'a licence',
      { licence: 'CC-BY-4.0' },
      'Licensed under CC BY 4.0.',
      ['https://creativecommons.org/licenses/by/4.0/'],
    ],
    [
      'a statement and a licence',
      { rights: '© Ruth Kaye', licence: 'MIT' },
      '© Ruth Kaye. Licensed under MIT.',
      ['https://spdx.org/licenses/MIT.html'],
    ],
    [
      'the public domain',
      { licence: 'public-domain' },
      'In the public domain.',
      ['https://creativecommons.org/publicdomain/mark/1.0/'],
    ],
    ['nothing', {}, '', []],
  ])('states %s', (_what, data, text, links) => {
    const phrase = rightsOf({ rights: undefined, licence: undefined, ...data });
    const pieces = phrase.filter((piece) => typeof piece !== 'string');
    expect(phraseText(phrase)).toBe(text);
    expect(pieces.map(({ href, rel }) => [href, rel])).toEqual(links.map((href) => [href, 'license']));
  });
});
