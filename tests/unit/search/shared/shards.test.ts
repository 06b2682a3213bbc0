import { describe, expect, test } from 'vitest';
import { shardNames, shardOf } from '../../../../src/search/shared/shards.ts';

describe('shardOf', () => {
  test.each([
    ['Élan', 'e'],
    ['2014', 'other'],
    ['அ', 'other'],
  ])('puts %s into %s', (word, shard) => {
    expect(shardOf(word)).toBe(shard);
    expect(shardNames).toContain(shard);
  });
});
