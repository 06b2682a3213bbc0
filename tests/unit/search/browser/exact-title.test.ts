import { expect, test } from 'vitest';
import { exactTitle } from '../../../../src/search/browser/exact-title.ts';

const works = ['In-fighting & Power', 'Signals', 'Signals', 'Über Flüsse'].map((title) => ({ title }));

test.each([
  ['in-fighting & power', 'In-fighting & Power'],
  ['“In fighting – power”', 'In-fighting & Power'],
  ['ueber fluesse', 'Über Flüsse'],
  ['fighting power', undefined],
  ['Signals', undefined], // two works
  ['', undefined],
  ['…', undefined],
])('exactTitle › of %j', (query, expected) => {
  expect(exactTitle(query, works)?.title).toBe(expected);
});
