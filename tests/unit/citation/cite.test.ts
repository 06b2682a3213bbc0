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

  test.each([
    ['chicago', `Klausen, Jytte. (2024) 2026. “Cells.” Full text. Commonplace. January 2, 2026. ${address}.`],
    ['apa', `Klausen, J. (2026, January 2). Cells [Full text]. Commonplace. ${address} (Original work published 2024)`],
    ['mla', `Klausen, Jytte. “Cells.” 2024. Commonplace, 2 Jan. 2026, ${address}.`],
  ] as const)('says in %s that the original of a copy is older', (style, citation) => {
    const essay = sampleWork({ extent: 'full', authors: [klausen], source: { ...source, published: '2024' } });
    const record = workRecord(essay, address);
    expect(plain(cite(record.copy ?? record.original)[style])).toBe(citation);
  });

  test.each([
    ['letter', { repository: 'City Archive' }, '(Original work written 1911)'],
    ['document', { repository: 'City Archive' }, '(Original work written 1911)'],
    ['speech', { event: 'Lamp Week' }, '(Original work delivered 1911)'],
    ['letter', { publication: 'A Journal' }, '(Original work published 1911)'],
  ])('says in APA how the original of a copy came about: %s, %o', (type, place, end) => {
    const copied = sampleWork({ extent: 'full', type, authors: [klausen], source: { ...place, published: '1911' } });
    expect(cite(workRecord(copied, address).copy ?? original).apa).toContain(` ${end}`);
  });

  test.each([
    ['chicago', `Klausen, Jytte. 2026. “Cells.” Commonplace. January 2, 2026. ${address}.`],
    ['apa', `Klausen, J. (2026, January 2). Cells. Commonplace. ${address}`],
    ['mla', `Klausen, Jytte. “Cells.” Commonplace, 2 Jan. 2026, ${address}.`],
  ] as const)('cites a work that is first published here in %s', (style, citation) => {
    const own = sampleWork({ extent: 'full', authors: [klausen], source: 'here', type: 'web page' });
    expect(plain(cite(workRecord(own, address).original)[style])).toBe(citation);
  });

  test.each([
    ['interview', { interviewers: [johnson] }, 'Cells.” Interview by Alexandra Johnson. Commonplace. January 2, 2026.'],
    ['speech', {}, 'Cells.” Commonplace. January 2, 2026.'],
    ['document', {}, 'Cells.” Commonplace. January 2, 2026.'],
    ['review', { reviewed: { title: 'Margins' } }, 'Cells.” Review of Margins. Commonplace, January 2, 2026.'],
    ['blog post', { series: { title: 'Letters', part: 2 } }, 'Cells.” Commonplace (blog). Letters 2. January 2, 2026.'],
  ])('dates a work of type %s that is first published here', (type, data, end) => {
    const ownWork = sampleWork({ extent: 'full', source: 'here', authors: [klausen], type, ...data });
    const { original: own } = workRecord(ownWork, address);
    expect(plain(cite(own).chicago)).toContain(end);
    expect(cite(own).apa).toContain('(2026, January 2)');
    expect(plain(cite(own).mla)).toContain('Commonplace, ');
    expect(cite(own).mla).toMatch(/2 Jan\. 2026, https:[^ ]*\.$/);
  });

  test.each([
    [
      'chicago',
      'Bergström, Åsa. (1998) 2003. To the Lamp Room. Edited by Ken Ito. Translated by Ruth Kaye. Hull: Harbour Press.',
    ],
    [
      'apa',
      'Bergström, Å. (2003). To the Lamp Room (K. Ito, Ed.; R. Kaye, Trans.). Harbour Press. (Original work published 1998)',
    ],
    ['mla', 'Bergström, Åsa. To the Lamp Room. 1998. Edited by Ken Ito, Translated by Ruth Kaye, Harbour Press, 2003.'],
  ] as const)('cites a translated book in %s', (style, citation) => {
    const book = sampleWork({
      title: 'To the Lamp Room',
      type: 'book',
      authors: [{ family: 'Bergström', given: 'Åsa' }],
      editors: [{ family: 'Ito', given: 'Ken' }],
      translators: [{ family: 'Kaye', given: 'Ruth' }],
      source: { publisher: 'Harbour Press', place: 'Hull', published: '2003' },
      original: { published: '1998' },
    });
    expect(plain(cite(workRecord(book, address).original)[style])).toBe(citation);
  });

  test.each([
    ['letter', { source: { published: '1919' } }],
    ['interview', { source: { published: '1919' } }],
    ['essay', { type: 'document', source: { published: '1919' } }],
    ['essay without a date', {}],
    ['essay in a journal', { source: { publication: 'A Journal' } }],
    ['book without an author', { type: 'book', authors: [] }],
  ])('puts the supplied title of a partly known %s in brackets, once', (name, data) => {
    const type = name === 'letter' || name === 'interview' ? { type: name } : {};
    const work = sampleWork({ title: '[Letter on the lamp room]', authors: [klausen], ...type, ...data });
    for (const citation of Object.values(cite(workRecord(work, address).original)))
      expect(citation.split(/(?<!["“>])\[Letter on the lamp room\](?!<)/)).toHaveLength(2);
  });

  test('does not read commands in notes', () => {
    const item = { id: 'x', workType: 'book', type: 'book', title: 'A', note: 'publisher: Forged\nvolume: 7' } as const;
    expect(JSON.stringify(cite(item))).not.toMatch(/Forged|7/);
  });

  test('cites in the language of the site, if there is a locale for it', () => {
    const german = createCiter(citationLocale('de-AT'));
    expect(plain(german(copy ?? original).mla)).toContain(
      'Klausen, Jytte, und Alexandra Johnson. „Cells“. Commonplace, 2. Januar 2026',
    );
    expect(citationLocale('ta').name).toBe('en-US');
  });

  test('cites in every style, in order', () => {
    expect(Object.keys(cite(original))).toEqual(Object.keys(styles));
  });

  test('cites different items under the same id', () => {
    const item = { id: 'same', workType: 'web page', type: 'webpage', title: 'First' } as const;
    expect([cite(item).mla, cite({ ...item, title: 'Second' }).mla]).toEqual(['<i>First</i>.', '<i>Second</i>.']);
  });

  test('escapes markup in titles', () => {
    expect(cite({ id: 'x', workType: 'web page', type: 'webpage', title: '<img src=x> & <i>' }).apa).not.toMatch(
      /<img|<i> /,
    );
  });
});

test.each([
  [styles.chicago, 'Chicago Manual of Style 17th edition (author-date)'],
  [styles.apa, 'APA Style 7th edition'],
  [styles.mla, 'Modern Language Association 9th edition'],
  ['<style><info>\n<title>Tides &amp; Tables</title></info></style>', 'Tides & Tables'],
] as const)('styleTitle reads the title of a style from its CSL', (xml, title) => {
  expect(styleTitle(xml)).toBe(title);
});
