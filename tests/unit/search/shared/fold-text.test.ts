import { describe, expect, test } from 'vitest';
import { foldText } from '../../../../src/search/shared/fold-text.ts';

describe('foldText', () => {
  test.each([
    ['Verviérs', 'verviers'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['“Thuppahi’s”', 'thuppahis'],
    ['க்', 'க'],
  ])('folds %s to %s', (word, folded) => {
    expect(foldText(word)).toBe(folded);
  });
});
