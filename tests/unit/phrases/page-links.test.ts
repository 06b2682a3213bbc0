import { expect, test } from 'vitest';
import { pageLinks } from '../../../src/phrases/page-links.ts';
import { phraseText } from '../../../src/messages/phrase.ts';
import { sampleWork } from '../../support/sample-work.ts';

test.each([
  [
    'an excerpt',
    { extent: 'excerpt', source: { url: 'https://a.example/', access: 'open' } },
    false,
    ['Full text', 'Cite', 'EPUB'],
  ],
  ['an excerpt without an address', { extent: 'excerpt' }, false, ['Find the full text', 'Cite', 'EPUB']],
  ['a full text with similar works', { extent: 'full' }, true, ['Cite', 'EPUB', 'Similar works']],
  ['a reference', {}, false, ['Cite']],
])('pageLinks of %s', (_what, data, hasSimilar, expected) => {
  const links = pageLinks(sampleWork(data), hasSimilar);
  expect(links.map((link) => phraseText([link]))).toEqual(expected);
});
