import { expect, test } from 'vitest';
import { vocabulary } from '../../../../src/search/build/vocabulary.ts';

test('the words of pages and of what is known of them, those of the most pages first, as they are mostly written', () => {
  const pages = [
    { content: 'Plots, plots and “plots” in Verviérs; in-fighting.', meta: { title: 'A plot', url: 'unsearched' } },
    { content: 'Foiled plots 2014', meta: { byline: 'Ann Bee.' } },
  ];
  expect(vocabulary(pages)).toEqual(['plots', '2014', 'A', 'and', 'Ann', 'Bee', 'Foiled', 'in', 'plot', 'Verviérs']);
});
