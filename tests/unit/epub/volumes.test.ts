import { describe, expect, test } from 'vitest';
import { maxVolumeSize, partOfLibrary, volumesOf } from '../../../src/epub/volumes.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { article } from '../../../src/schemas/article.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

const fields = { added: '2026-01-02', tags: ['harbours'] };
const text = { ...fields, extent: 'full', rights: 'Ours.' };
const library = resolveLibrary({
  articles: ['a', 'b', 'c'].map((id) => ({ id, data: article.parse({ ...text, title: id }) })),
  related: ['d', 'e'].map((id) => ({ id, data: related.parse({ ...fields, title: id }) })),
  tags: [{ id: 'harbours', data: tag.parse({ name: 'harbours', meaning: 'Ports.' }) }],
});
const third = maxVolumeSize / 3;
const idsOf = (sizes: Record<string, number>) => volumesOf(library, sizes).map((works) => works.map(({ id }) => id));
const order = volumesOf(library, {}).flat();
const [first, second, middle] = order.map(({ kind, id }) => `/${kind === 'article' ? 'articles' : 'related'}/${id}/`);

describe('volumesOf', () => {
  test('puts a small library into one volume, the articles first', () => {
    expect(idsOf({}).map((ids) => ids.length)).toEqual([5]);
    expect(order.map(({ kind }) => kind)).toEqual(['article', 'article', 'article', 'related', 'related']);
  });
  test.each([
    ['as many as fit', { [first ?? '']: third, [second ?? '']: third, [middle ?? '']: third }, [5]],
    ['those that no longer fit into the next', { [first ?? '']: third * 2, [second ?? '']: third * 2 }, [1, 4]],
    ['one that is larger than a volume alone', { [second ?? '']: third * 9, [middle ?? '']: third * 3 }, [1, 1, 3]],
  ])('puts into a volume %s', (_what, sizes, lengths) => {
    expect(idsOf(sizes).map((ids) => ids.length)).toEqual(lengths);
    expect(idsOf(sizes).flat()).toEqual(order.map(({ id }) => id));
  });
  test('doesn’t make a volume for an empty library', () => {
    expect(volumesOf(resolveLibrary({}), {})).toEqual([]);
  });
});

test('partOfLibrary › has only the works of a volume, in its tags as well', () => {
  const [work] = order;
  const part = partOfLibrary(library, work ? [work] : []);
  expect(part.works).toEqual([work]);
  expect(part.related).toEqual([]);
  expect(part.tags.map(({ works }) => works)).toEqual([[work]]);
});
