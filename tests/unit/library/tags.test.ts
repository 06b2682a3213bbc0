import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { relatedTags } from '../../../src/library/tags.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

describe('relatedTags', () => {
  const works: Record<string, string[]> = { one: ['a', 'b', 'c'], two: ['a', 'c', 'd'], three: ['b', 'd'] };
  const { tags } = resolveLibrary({
    articles: [],
    related: Object.entries(works).map(([id, ids]) => ({
      id,
      data: related.parse({ title: id, added: '2026-01-01', tags: ids }),
    })),
    tags: ['a', 'b', 'c', 'd'].map((id) => ({ id, data: tag.parse({ name: id, meaning: 'M.' }) })),
  });
  const [first] = tags;

  test('returns the tags that share most works, then by name', () => {
    const found = first ? relatedTags(first) : [];
    expect(found.map(({ id, works: shared }) => `${id}: ${shared.length}`)).toEqual(['c: 2', 'b: 1', 'd: 1']);
  });

  test('returns at most as many as requested', () => {
    expect(first && relatedTags(first, 1)).toHaveLength(1);
  });
});
