import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { findSimilar } from '../../../src/library/similar.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

/** Returns a library of related works, given as frontmatter by id, and tags. */
function libraryOf(works: Record<string, object>, tags: readonly string[]) {
  return resolveLibrary({
    articles: [],
    related: Object.entries(works).map(([id, data]) => ({
      id,
      data: related.parse({ title: id, added: '2026-01-01', ...data }),
    })),
    tags: tags.map((id) => ({ id, data: tag.parse({ name: id, meaning: 'M.' }) })),
  });
}
const similarTo = (id: string, library: ReturnType<typeof libraryOf>, limit?: number) => {
  const work = library.works.find((one) => one.id === id);
  if (!work) throw new Error(`The library has no work ${id}`);
  return findSimilar(work, library.works.length, limit).map(
    ({ work: other, shared }) => `${other.id}: ${shared.map(({ name }) => name).join(', ')}`,
  );
};

describe('findSimilar', () => {
  const library = libraryOf(
    {
      a: { tags: ['rare', 'common', 'all'], related: [{ work: 'listed' }] },
      b: { tags: ['common', 'all'] },
      c: { tags: ['rare', 'all'] },
      d: { tags: ['common', 'rare', 'all'], similar: false },
      listed: { tags: ['rare', 'common', 'all'] },
      e: { tags: ['common', 'all'] },
      f: { tags: ['all'] },
    },
    ['rare', 'common', 'all'],
  );

  test('prefers more and rarer shared tags, and skips related works', () => {
    const expected = ['d: rare, common, all', 'c: rare, all', 'b: common, all', 'e: common, all'];
    expect(similarTo('a', library)).toEqual(expected);
  });

  test('skips works that link here', () => {
    const expected = ['d: rare, common, all', 'c: rare, all', 'b: common, all', 'e: common, all'];
    expect(similarTo('listed', library)).toEqual(expected);
  });

  test('returns nothing for a work that opts out', () => expect(similarTo('d', library)).toEqual([]));

  test('ignores a tag that every work has', () => expect(similarTo('f', library)).toEqual([]));

  test('returns a few of many candidates', () => {
    const works = Object.fromEntries(
      Array.from({ length: 400 }, (_, number) => [`w${number}`, { tags: number < 399 ? ['t'] : [] }]),
    );
    expect(similarTo('w200', libraryOf(works, ['t']))).toHaveLength(4);
  });
});
