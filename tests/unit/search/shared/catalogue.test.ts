import { describe, expect, test } from 'vitest';
import { hashPageIds } from '../../../../src/search/shared/catalogue.ts';

describe('hashPageIds', () => {
  test('depends on the ids and their order', () => {
    const indexes = [['a', 'b'], ['b', 'a'], ['a', 'b', 'c'], ['ab'], []];
    expect(new Set(indexes.map(hashPageIds)).size).toBe(indexes.length);
    expect(hashPageIds(['a', 'b'])).toBe(hashPageIds(['a', 'b']));
  });
});
