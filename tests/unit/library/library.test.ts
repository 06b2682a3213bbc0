import { describe, expect, test } from 'vitest';
import { contributionsOf, describeWork, qualifiedName } from '../../../src/phrases/describe.ts';
import {
  type Author,
  hasPage,
  nearbyParts,
  neighbours,
  resolveLibrary,
  type Work,
} from '../../../src/library/library.ts';
import { article } from '../../../src/schemas/article.ts';
import { readingList } from '../../../src/schemas/reading-list.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

const person = (name: string) => ({ family: name });
const reading = (id: string, data: object) => ({
  id,
  data: related.parse({ title: id, added: '2026-01-01', ...data }),
});
const library = resolveLibrary({
  articles: [
    {
      id: 'essay',
      data: article.parse({
        title: 'Essay',
        authors: [person('Young'), person('Adams')],
        extent: 'full',
        rights: 'Free.',
        tags: ['second', 'first'],
        related: [{ work: 'late', reason: 'Because.' }, { work: 'early' }],
        added: '2026-01-02',
      }),
    },
  ],
  related: [
    reading('early', { authors: [person('Young')], via: { publication: 'P', published: '2013' }, tags: ['first'] }),
    reading('late', {
      authors: [person('Young')],
      via: { publication: 'P', published: '2014-05' },
      revised: '2026-03-01',
    }),
    reading('other', { authors: [person('Brown')], tags: ['first'] }),
  ],
  tags: [
    { id: 'second', data: tag.parse({ name: 'the second', meaning: 'M.' }) },
    { id: 'first', data: tag.parse({ name: 'First', meaning: 'M.' }) },
  ],
});
const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id);

test('resolveLibrary keeps the order of a reading list, leaves out works that are missing, and names the lists of a work', () => {
  const list = (title: string, works: object[]) => readingList.parse({ title, description: 'D.', works });
  const { lists, works } = resolveLibrary({
    related: [reading('a', {}), reading('b', {})],
    lists: [
      { id: 'z', data: list('Zeal', [{ work: 'b', reason: 'First.' }, { work: 'a-draft' }, { work: 'a' }]) },
      { id: 'y', data: list('Awe', [{ work: 'a' }]) },
    ],
  });
  expect(ids(lists)).toEqual(['y', 'z']);
  expect(lists[1]?.works.map(({ work, reason }) => [work.id, reason])).toEqual([
    ['b', 'First.'],
    ['a', undefined],
  ]);
  expect(works.find(({ id }) => id === 'a')?.lists).toEqual([
    { id: 'y', title: 'Awe' },
    { id: 'z', title: 'Zeal' },
  ]);
});

describe('resolveLibrary', () => {
  test.each([
    ['works by date, most recently added or revised first', library.works, ['late', 'essay', 'early', 'other']],
    ['related works by author, newest first', library.related, ['other', 'late', 'early']],
    ['tags by name', library.tags, ['first', 'second']],
    ['authors by family name', library.authors, ['adams', 'brown', 'young']],
    ['the tags of a work in the editor’s order', library.articles[0]?.tags ?? [], ['second', 'first']],
    ['the works of a tag with articles first', library.tags[0]?.works ?? [], ['essay', 'other', 'early']],
    ['the works of an author with articles first', library.authors[2]?.works ?? [], ['essay', 'late', 'early']],
  ])('sorts %s', (_list, entries, expected) => expect(ids(entries)).toEqual(expected));

  test('resolves relations in the editor’s order, and their backlinks, with reasons', () => {
    const [essay] = library.articles;
    expect(essay?.related.map(({ work, reason }) => [work.id, reason])).toEqual([
      ['late', 'Because.'],
      ['early', undefined],
    ]);
    const late = library.works.find(({ id }) => id === 'late');
    expect(late?.backlinks.map(({ work, reasonThere }) => [work.id, reasonThere])).toEqual([['essay', 'Because.']]);
  });

  test('adds one backlink per work for links in its text, with the first sentence', () => {
    const link = (id: string, sentence: string) => ({ url: `../../related/${id}/#p2`, sentence });
    const { works } = resolveLibrary({
      articles: [],
      related: [
        {
          ...reading('a', { related: [{ work: 'b', reason: 'Because.' }] }),
          internalLinks: [link('b', 'First.'), link('b', 'Second.'), link('c', 'Third.'), link('a', 'Itself.')],
        },
        reading('b', {}),
        reading('c', {}),
      ],
      tags: [],
    });
    expect(
      works.map(({ id, backlinks }) => [id, backlinks.map(({ reasonThere, sentence }) => [reasonThere, sentence])]),
    ).toEqual([
      ['a', []],
      ['b', [['Because.', 'First.']]],
      ['c', [[undefined, 'Third.']]],
    ]);
  });

  test('joins a relation and its backlink if two works mention each other', () => {
    const { related } = resolveLibrary({
      related: [
        reading('a', { related: [{ work: 'b', reason: 'Because.' }] }),
        reading('b', { related: [{ work: 'a', reason: 'Why not?' }] }),
      ],
    });
    expect(related.map(({ related: [first], backlinks }) => [first?.mention?.reasonThere, backlinks])).toEqual([
      ['Why not?', []],
      ['Because.', []],
    ]);
  });

  test('throws on a reference to a tag that does not exist', () => {
    const { works } = resolveLibrary({ related: [reading('a', { related: [{ work: 'a-draft' }] })] });
    expect(works[0]?.related, 'a draft').toEqual([]);
    const dangling = { articles: [], related: [reading('a', { tags: ['nowhere'] })], tags: [] };
    expect(() => resolveLibrary(dangling)).toThrow('a refers to the tag nowhere, which does not exist');
  });
});

describe('the people of a library', () => {
  const kaye = { family: 'Kaye', given: 'Ruth' };
  const namesake = { ...kaye, key: 'ruth-kaye-botanist' };
  const { related: works, authors } = resolveLibrary({
    related: [
      reading('anthology', { editors: [person('Ito')], translators: [kaye] }),
      reading('film', { directors: [person('Lind')], authors: [person('Young')] }),
      reading('letter', { authors: [kaye], recipients: [person('Ito')] }),
      reading('review', {
        authors: [namesake],
        reviewed: { title: 'R.', authors: [person('Ito'), person('Unlisted')] },
        source: { publication: 'P', editors: [person('Young')] },
      }),
      reading('speech', { speakers: [person('Beer')], editors: [person('Ito')] }),
      reading('the-anonymous-one', { translators: [person('Ito')] }),
    ],
  });
  const work = (id: string) => works.find((one) => one.id === id);
  const author = (id: string) => authors.find((one) => one.id === id);

  test.each([
    ['authors first', 'film', ['young']],
    ['else speakers', 'speech', ['beer']],
    ['else editors', 'anthology', ['ito']],
    ['nobody, if only others are known', 'the-anonymous-one', []],
  ])('are the creators of works: %s', (_rule, id, creators) => expect(ids(work(id)?.creators ?? [])).toEqual(creators));

  test('have a page each if they have a role in a work', () => {
    expect(ids(authors)).toEqual(['beer', 'ito', 'ruth-kaye', 'ruth-kaye-botanist', 'lind', 'young']);
    expect(work('review')?.reviewedAuthors.map(hasPage)).toEqual([true, false]);
    expect(work('review')?.sourceEditors.map(hasPage)).toEqual([true]);
  });

  test('have their own works first, then those with another contribution', () => {
    expect(ids(author('ito')?.works ?? [])).toEqual(['anthology', 'speech', 'letter', 'the-anonymous-one']);
    expect(author('ito')?.works.map((one) => contributionsOf(author('ito') as Author, one))).toEqual([
      '',
      'As editor',
      'As recipient',
      'As translator',
    ]);
  });

  test('are told apart by a key if they have one name', () => {
    expect(ids(author('ruth-kaye')?.works ?? [])).toEqual(['letter', 'anthology']);
    expect(authors.map((one) => qualifiedName(one.sortName, one))).toEqual([
      'Beer',
      'Ito',
      'Kaye, Ruth',
      'Kaye, Ruth (botanist)',
      'Lind',
      'Young',
    ]);
  });

  test('sort bibliographies, in which works without creators are sorted by title', () => {
    expect(ids(works)).toEqual(['speech', 'anthology', 'letter', 'review', 'the-anonymous-one', 'film']);
  });
});

describe('the parts of a series', () => {
  const part = (number: number, title = 'S.') =>
    reading(`${title === 'S.' ? 'part' : 'other'}-${String(number).padStart(2, '0')}`, {
      series: { title, part: number },
    });
  const { works } = resolveLibrary({
    related: [...Array.from({ length: 30 }, (_, index) => part(30 - index)), part(1, 'Other'), reading('alone', {})],
  });
  const find = (id: string) => works.find((one) => one.id === id) as Work;

  test('are in order, and the same for each of them', () => {
    expect(ids(find('part-07').parts)).toHaveLength(30);
    expect(ids(find('part-07').parts).slice(0, 3)).toEqual(['part-01', 'part-02', 'part-03']);
    expect(ids(find('other-01').parts)).toEqual(['other-01']);
    expect(find('alone').parts).toEqual([]);
  });

  test.each([
    ['the first', 'part-01', 'part-01', 'part-10'],
    ['one in the middle', 'part-15', 'part-10', 'part-19'],
    ['the last', 'part-30', 'part-21', 'part-30'],
  ])('are limited to those near %s', (_which, id, first, last) => {
    const nearby = ids(nearbyParts(find(id)));
    expect([nearby.length, nearby[0], nearby.at(-1)]).toEqual([10, first, last]);
  });
});

test.each([
  ['the date of the original', { source: { published: '1938' }, via: { publication: 'P', published: '2003' } }, '1938'],
  ['else that of the copy', { via: { publication: 'P', published: '2003' } }, '2003'],
  ['the day on which a text was first published here', { source: 'here' }, '2026-01-01'],
])('publicationDate is %s', (_what, data, date) => {
  const { works } = resolveLibrary({ related: [reading('x', data)] });
  expect(works.map(({ publicationDate }) => publicationDate?.edtf)).toEqual([date]);
});

test.each([
  [
    {
      source: { publication: 'Foreign Affairs', title: 'Wolves' },
      via: { publication: 'A Blog', published: '2016-04-03' },
    },
    'Bibliographic details of “Wolves” by Young (Foreign Affairs; via A Blog, 3 April 2016).',
  ],
  [{ via: { publication: 'A Blog', published: '2016' } }, 'Bibliographic details of “x” by Young (A Blog, 2016).'],
  [{ authors: [] }, 'Bibliographic details of “x”.'],
  [
    { authors: [], editors: [person('Ito')], source: { publisher: 'A Press', published: '1990' } },
    'Bibliographic details of “x”, edited by Ito (A Press, 1990).',
  ],
  [
    { authors: [], speakers: [person('Beer')], type: 'podcast', source: { url: 'https://www.radio.example/1' } },
    'Bibliographic details of “x”, with Beer (radio.example).',
  ],
  [{ title: '[Letter to Ann]' }, 'Bibliographic details of [Letter to Ann] by Young.'],
  [{ source: 'here', extent: 'full', rights: 'Mine.' }, 'The full text of “x” by Young (Commonplace, 1 January 2026).'],
])('describeWork describes %j', (data, sentence) => {
  const { works } = resolveLibrary({
    articles: [],
    related: [reading('x', { authors: [person('Young')], ...data })],
    tags: [],
  });
  expect(works.map(describeWork).map((said) => said.replaceAll('\u00a0', ' '))).toEqual([sentence]);
});

describe('the neighbours of a work', () => {
  const { articles, related: references } = resolveLibrary({
    articles: [1, 2, 3, 4].map((day) => ({
      id: `day-${day}`,
      data: article.parse({
        title: 'T',
        extent: 'full',
        rights: 'Ours.',
        added: `2026-01-0${day}`,
        ...(day > 2 && { series: { title: 'S', part: day } }),
      }),
    })),
    related: [reading('alone', {})],
  });
  test.each([
    ['are those in the list, which has the latest first', 'day-2', { prev: 'day-3', next: 'day-1' }],
    ['leave out what the list does not have', 'day-1', { prev: 'day-2' }],
    ['are none for a part of a series', 'day-3', {}],
    ['are of the same collection', 'alone', {}],
  ])('%s', (_behaviour, id, expected) => {
    const work = [...articles, ...references].find((one) => one.id === id);
    const found = work ? neighbours(work) : [];
    expect(Object.fromEntries(found.map((one) => [one.rel, one.work.id]))).toEqual(expected);
  });
});

describe('the pages of a library', () => {
  const pageEntry = (id: string, order?: number) => ({ id, data: { title: id.toUpperCase(), order } });
  const { about, pages } = resolveLibrary({
    articles: [],
    related: [],
    tags: [],
    pages: [
      pageEntry('privacy'),
      pageEntry('imprint', 2),
      pageEntry('about', 9),
      pageEntry('colophon'),
      pageEntry('faq', 1),
    ],
  });
  test('are in order, then by title', () => {
    expect(pages.map(({ id }) => id)).toEqual(['faq', 'imprint', 'colophon', 'privacy']);
  });
  test('do not include About, which the site completes', () => {
    expect(about?.title).toBe('ABOUT');
  });
});
