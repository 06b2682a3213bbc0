import { describe, expect, test } from 'vitest';
import { foldText, foldUmlauts } from '../../../../src/search/shared/fold-text.ts';

describe('foldText', () => {
  test.each([
    ['Verviérs', 'verviers'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['“Thuppahi’s”', 'thuppahis'],
    ['க்', 'க'],
    ['ŒUVRE', 'oeuvre'],
    ['Straße', 'strasse'],
    ['ǿre', 'ore'],
    ['ﬁlter', 'filter'],
    ['کتاب\u200cها', 'کتابها'],
  ])('folds %s to %s', (word, folded) => {
    expect(foldText(word)).toBe(folded);
  });
});

describe('foldUmlauts', () => {
  test.each([
    ['Müller, Mueller, Muller', 'muller'],
    ['Straße, Strasse, STRASSE', 'strasse'],
    ['Ölgemälde, Oelgemaelde', 'olgemalde'],
  ])('folds %s alike', (words, folded) => {
    for (const word of words.split(', ')) expect(foldUmlauts(word)).toBe(folded);
  });
});
