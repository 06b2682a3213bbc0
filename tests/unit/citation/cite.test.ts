import { describe, expect, test } from 'vitest';
import { createCiter } from '../../../src/citation/cite.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { citationLocale, styles, styleTitle } from '../../../src/citation/styles.ts';
import { address, johnson, klausen, sampleWork, source, via } from '../../support/sample-work.ts';

describe('createCiter', () => {
  const cite = createCiter(citationLocale('en'));
  const work = sampleWork({ extent: 'excerpt', source, via, authors: [klausen, johnson] });
  const { original, copy } = workRecord(work, address);
  const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&#38;/g, '&');

  test.each([
    [
      'chicago',
      'Klausen, Jytte, and Alexandra Johnson. n.d. “Wolves.” A Journal.',
      `Klausen, Jytte, and Alexandra Johnson. 2026. “Cells.” Excerpt. Commonplace. January 2, 2026. ${address}.`,
    ],
    [
      'apa',
      'Klausen, J., & Johnson, A. (n.d.). Wolves. A Journal.',
      `Klausen, J., & Johnson, A. (2026, January 2). Cells [Excerpt]. Commonplace. ${address}`,
    ],
    [
      'mla',
      'Klausen, Jytte, and Alexandra Johnson. “Wolves.” A Journal.',
      `Klausen, Jytte, and Alexandra Johnson. “Cells.” Commonplace, 2 Jan. 2026, ${address}.`,
    ],
  ] as const)('formats an original and a copy in %s', (style, originalCitation, copyCitation) => {
    expect(plain(cite(original)[style])).toBe(originalCitation);
    expect(plain(cite(copy ?? original)[style])).toBe(copyCitation);
  });

  test('cites in the language of the site, if there is a locale for it', () => {
    const german = createCiter(citationLocale('de-AT'));
    expect(plain(german(copy ?? original).mla)).toContain(
      'Klausen, Jytte, und Alexandra Johnson. „Cells“. Commonplace, 2. Januar 2026',
    );
    expect(citationLocale('ta').name).toBe('en-US');
  });

  test('cites in every style, in their order', () => {
    expect(Object.keys(cite(original))).toEqual(Object.keys(styles));
  });

  test('cites different items under the same id', () => {
    const item = { id: 'same', type: 'webpage', title: 'First' } as const;
    expect([cite(item).mla, cite({ ...item, title: 'Second' }).mla]).toEqual(['<i>First</i>.', '<i>Second</i>.']);
  });

  test('escapes markup in titles', () => {
    expect(cite({ id: 'x', type: 'webpage', title: '<img src=x> & <i>' }).apa).not.toMatch(/<img|<i> /);
  });
});

test.each([
  ['chicago', 'Chicago Manual of Style 17th edition (author-date)'],
  ['apa', 'APA Style 7th edition'],
  ['mla', 'Modern Language Association 9th edition'],
] as const)('styleTitle reads the title of %s from its CSL', (style, title) => {
  expect(styleTitle(style)).toBe(title);
});
