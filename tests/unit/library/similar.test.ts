import { expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { similar } from '../../../src/library/similar.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

/** A library of works under tags, by their ids. */
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
const similarTo = (id: string, library: ReturnType<typeof libraryOf>, most?: number) => {
  const work = library.works.find((one) => one.id === id);
  if (!work) throw new Error('no work');
  return similar(work, library.works.length, most).map(
    ({ work: { id: other }, shared }) => `${other}: ${shared.map(({ name }) => name).join(', ')}`,
  );
};

const small = libraryOf(
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

test.each([
  // two tags before one, the rare before the common; not itself, not what is listed, not by a tag that all have
  ['a', ['d: rare, common, all', 'c: rare, all', 'b: common, all', 'e: common, all']],
  ['d', []],
  ['f', []],
  ['listed', ['d: rare, common, all', 'c: rare, all', 'b: common, all', 'e: common, all']],
])('works that share tags with %s', (id, expected) => {
  expect(similarTo(id, small)).toEqual(expected);
});

test('of many, only some are looked at, and a few are given', () => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, number) => [`w${number}`, { tags: number < 399 ? ['t'] : [] }]),
  );
  expect(similarTo('w200', libraryOf(many, ['t']))).toHaveLength(4);
});
