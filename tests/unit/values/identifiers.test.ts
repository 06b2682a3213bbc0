import { expect, test } from 'vitest';
import { doiUrl, pubMedUrl, siteName, sourceUrl } from '../../../src/values/identifiers.ts';

test.each([
  ['10.1000/182', 'https://doi.org/10.1000/182'],
  [
    '10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    'https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2',
  ],
  ['10.1000/a#b?c', 'https://doi.org/10.1000/a%23b%3Fc'],
])('doiUrl escapes %s', (doi, url) => expect(doiUrl(doi)).toBe(url));

test('pubMedUrl returns the page of an article', () => {
  expect(pubMedUrl('28723523')).toBe('https://pubmed.ncbi.nlm.nih.gov/28723523/');
});

test.each([
  ['the URL', { url: 'https://a.example/', doi: '10.1000/182' }, 'https://a.example/'],
  ['the DOI without a URL', { doi: '10.1000/182' }, 'https://doi.org/10.1000/182'],
  ['nothing without either', {}, undefined],
])('sourceUrl prefers %s', (_what, source, url) => expect(sourceUrl(source)).toBe(url));

test('siteName leaves out www', () => expect(siteName('https://www.a.example/b')).toBe('a.example'));
