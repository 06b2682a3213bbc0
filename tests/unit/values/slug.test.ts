import { describe, expect, test } from 'vitest';
import { slug, spellLetters } from '../../../src/values/slug.ts';

describe('slug', () => {
  test.each([
    ['Jytte Klausen', 'jytte-klausen'],
    ['Ærøskøbing, Łódź & Verviérs', 'ærøskøbing-łodz-verviers'],
    ['村上 春樹', '村上-春樹'],
    ['-- Ann --', 'ann'],
    ['น'.repeat(95), 'น'.repeat(66)],
  ])('converts %s to %s', (name, expected) => expect(slug(name)).toBe(expected));
});

describe('spellLetters', () => {
  test.each([
    ['Fähre', 'de', 'Faehre'],
    ['Fa\u0308hre', 'de-AT', 'Faehre'],
    ['Fähre', 'fr', 'Fähre'],
    ['Weiß und Øre', 'en', 'Weiss und ore'],
    ['Le cœur', 'fr', 'Le coeur'],
  ])('spells %s in %s as %s', (text, language, expected) => expect(spellLetters(text, language)).toBe(expected));
});
