import { describe, expect, test } from 'vitest';
import { describeWork } from '../../../src/messages/describe.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { article } from '../../../src/schemas/article.ts';
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
    expect(late?.backlinks.map(({ work, reason }) => [work.id, reason])).toEqual([['essay', 'Because.']]);
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
    expect(works.map(({ id, backlinks }) => [id, backlinks.map(({ reason, sentence }) => [reason, sentence])])).toEqual(
      [
        ['a', []],
        ['b', [['Because.', 'First.']]],
        ['c', [[undefined, 'Third.']]],
      ],
    );
  });

  test('throws on a reference to a tag that does not exist', () => {
    const dangling = { articles: [], related: [reading('a', { tags: ['nowhere'] })], tags: [] };
    expect(() => resolveLibrary(dangling)).toThrow('a refers to the tag nowhere, which does not exist');
  });
});

test.each([
  [
    {
      source: { publication: 'Foreign Affairs', title: 'Wolves' },
      via: { publication: 'A Blog', published: '2016-04-03' },
    },
    'A reference to “Wolves” by Young (Foreign Affairs; via A Blog, 3 April 2016).',
  ],
  [{ via: { publication: 'A Blog', published: '2016' } }, 'A reference to “x” by Young (A Blog, 2016).'],
  [{ authors: [] }, 'A reference to “x”.'],
])('describeWork describes %j', (data, sentence) => {
  const { works } = resolveLibrary({
    articles: [],
    related: [reading('x', { authors: [person('Young')], ...data })],
    tags: [],
  });
  expect(works.map(describeWork).map((said) => said.replaceAll('\u00a0', ' '))).toEqual([sentence]);
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
