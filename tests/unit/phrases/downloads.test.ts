import { expect, test } from 'vitest';
import { downloadLinks, downloadSentence, libraryBookLinks } from '../../../src/phrases/downloads.ts';
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

test('libraryBookLinks links to the book of a library, or to each of its volumes', () => {
  expect(libraryBookLinks(1, 'one file', 'files')).toEqual([
    { text: 'one file', href: '/library.epub', download: true },
  ]);
  const links = libraryBookLinks(3, 'one file', 'files');
  expect(phraseText(links)).toBe('files (volume 1, volume 2 and volume 3)');
  expect(links.flatMap((piece) => (typeof piece === 'string' ? [] : piece.href))).toEqual([
    '/library.epub',
    '/library-2.epub',
    '/library-3.epub',
  ]);
});
