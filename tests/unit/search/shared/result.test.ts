import { describe, expect, test } from 'vitest';
import { en } from '../../../../src/messages/en.ts';
import { resultFacts, resultTags } from '../../../../src/search/shared/result.ts';

describe('resultFacts', () => {
  test('skips what is unknown', () => {
    expect(resultFacts('Ann', 'A Blog, 2014', 'Excerpt', 'Letter')).toBe('Ann · A Blog, 2014 · Excerpt · Letter');
    expect(resultFacts('', 'A Blog, 2014', '', '')).toBe('A Blog, 2014');
  });
});

describe('resultTags', () => {
  test.each([
    ['', []],
    ['Tags: a', ['a']],
    ['Tags: a, b, c, d, e', ['a', 'b', 'c', 'd', 'e']],
    ['Tags: a, b, c, d and 2 more', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('%j', (expected, names) => {
    expect(resultTags(names, en.search.script, 'en')).toBe(expected);
  });
});
