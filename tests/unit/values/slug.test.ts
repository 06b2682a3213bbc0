import { describe, expect, test } from 'vitest';
import { slug } from '../../../src/values/slug.ts';

describe('slug', () => {
  test.each([
    ['Jytte Klausen', 'jytte-klausen'],
    ['Ærøskøbing, Łódź & Verviérs', 'ærøskøbing-łodz-verviers'],
    ['村上 春樹', '村上-春樹'],
    ['-- Ann --', 'ann'],
    ['น'.repeat(95), 'น'.repeat(66)],
  ])('converts %s to %s', (name, expected) => expect(slug(name)).toBe(expected));
});
