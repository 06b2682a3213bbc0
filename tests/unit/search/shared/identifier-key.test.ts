import { expect, test } from 'vitest';
import { identifierKey } from '../../../../src/search/shared/identifier-key.ts';

test.each([
  ['105555tide7', ['10.5555/Tide.7', 'doi:10.5555/tide.7', 'DOI: 10.5555/tide.7', 'https://dx.doi.org/10.5555/tide.7']],
  [
    '9780140449136',
    ['978-0-14-044913-6', '978–0–14–044913–6', '0-14-044913-5', '0140449135', 'ISBN-10: 0 14 044913 5'],
  ],
  ['9780198534532', ['0-19-853453-1', '978 0 19 853453 2', 'isbn 9780198534532']],
  ['9780804429573', ['0-8044-2957-X', '080442957x']],
  ['230112345', ['2301.12345', 'arXiv:2301.12345', 'https://arxiv.org/abs/2301.12345', 'arxiv.org/pdf/2301.12345']],
  ['28723523', ['28723523', 'PMID 28723523', 'https://pubmed.ncbi.nlm.nih.gov/28723523/']],
  [
    'quayexampletidesofmay',
    ['https://www.quay.example/tides/of%20May/', 'http://quay.example/tides/of May', 'quay.example/tides/of%20may#p3'],
  ],
  ['quayexample100', ['quay.example/100%']],
])('identifierKey › is %s for all ways to write an identifier', (key, written) => {
  expect(written.map(identifierKey)).toEqual(written.map(() => key));
});
