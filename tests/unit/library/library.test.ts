import { describe, expect, test } from 'vitest';
import { describeWork } from '../../../src/messages/describe.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { compareText } from '../../../src/library/order.ts';
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

describe('a library', () => {
  test.each([
    ['works: the newest entries first, a revised one as new', library.works, ['late', 'essay', 'early', 'other']],
    ['related works: by author, then the latest first', library.related, ['other', 'late', 'early']],
    ['tags: by name', library.tags, ['first', 'second']],
    ['authors: by family name', library.authors, ['adams', 'brown', 'young']],
    ['tags of a work: in the editor’s order', library.articles[0]?.tags ?? [], ['second', 'first']],
    ['works of a tag: articles, then related', library.tags[0]?.works ?? [], ['essay', 'other', 'early']],
    ['works of an author', library.authors[2]?.works ?? [], ['essay', 'late', 'early']],
  ])('%s', (_what, things, expected) => expect(ids(things)).toEqual(expected));

  test('relations run both ways, with their reasons, in the editor’s order', () => {
    const [essay] = library.articles;
    expect(essay?.related.map(({ work, reason }) => [work.id, reason])).toEqual([
      ['late', 'Because.'],
      ['early', undefined],
    ]);
    const late = library.works.find(({ id }) => id === 'late');
    expect(late?.referredFrom.map(({ work, reason }) => [work.id, reason])).toEqual([['essay', 'Because.']]);
  });

  test('an id that names nothing is an error that names both', () => {
    const dangling = { articles: [], related: [reading('a', { tags: ['nowhere'] })], tags: [] };
    expect(() => resolveLibrary(dangling)).toThrow('a: no tag has the id nowhere');
  });
});

test.each([
  ['apple', 'Banana', -1],
  ['Étude', 'etude b', -1],
  ['the sea', 'a lake', 1],
  ['“Quoted”', 'quiet', 1],
  ['same', 'same', 0],
])('%s before %s: %i', (a, b, order) => expect(Math.sign(compareText(a, b))).toBe(order));

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
])('describes %j', (data, sentence) => {
  const { works } = resolveLibrary({
    articles: [],
    related: [reading('x', { authors: [person('Young')], ...data })],
    tags: [],
  });
  expect(works.map(describeWork).map((said) => said.replaceAll('\u00a0', ' '))).toEqual([sentence]);
});
