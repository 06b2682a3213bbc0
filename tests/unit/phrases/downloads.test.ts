import { expect, test } from 'vitest';
import { downloadLinks, downloadSentence } from '../../../src/phrases/downloads.ts';
import { phraseText } from '../../../src/messages/phrase.ts';

const pathOf = (format: string) => `/library.${format}`;

test('downloadLinks lists the citation formats with links to their files', () => {
  const links = downloadLinks(pathOf);
  expect(phraseText(links)).toBe('BibTeX · RIS · CSL-JSON');
  expect(links[0]).toEqual({ text: 'BibTeX', href: '/library.bib', download: true });
});

test('downloadSentence joins the citation formats as part of a sentence', () => {
  const sentence = downloadSentence(pathOf);
  expect(phraseText(sentence)).toBe('BibTeX, RIS and CSL-JSON');
  expect(sentence[0]).toEqual({ text: 'BibTeX', href: '/library.bib', download: true });
});
