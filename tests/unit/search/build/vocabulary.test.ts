import { describe, expect, test } from 'vitest';
import { buildVocabulary } from '../../../../src/search/build/vocabulary.ts';

describe('buildVocabulary', () => {
  test('lists the words of texts and searched metadata by page count, in their most frequent spelling', () => {
    const pages = [
      { content: 'Plots, plots and “plots” in Verviérs; in-fighting.', meta: { title: 'A plot', url: 'unsearched' } },
      { content: 'Foiled plots 2014', meta: { byline: 'Ann Bee.' } },
    ];
    const words = ['plots', '2014', 'A', 'and', 'Ann', 'Bee', 'Foiled', 'in', 'plot', 'Verviérs'];
    expect(buildVocabulary(pages)).toEqual({ words, spellings: [] });
  });

  test('has words with joiners', () => {
    expect(buildVocabulary([{ content: '«کتاب\u200cها»', meta: {} }]).words).toEqual(['کتاب\u200cها']);
  });

  test('has words without elided articles, and letters of scripts without spaces', () => {
    expect(buildVocabulary([{ content: "L’ardoise d'argent \u2060舟\u2060を", meta: {} }]).words).toEqual([
      'ardoise',
      'argent',
      'を',
      '舟',
    ]);
  });

  test('groups words that differ only in umlauts, but not other words', () => {
    const pages = [{ content: 'Muller Muller Müller and Mueller in a Straße or Strasse; DOS does', meta: {} }];
    expect(buildVocabulary(pages).spellings).toEqual([['Mueller', 'Muller']]);
  });
});
