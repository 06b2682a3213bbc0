import { describe, expect, test } from 'vitest';
import { createCiter } from '../../../src/citation/cite.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { type CitationStyle, citationLocale } from '../../../src/citation/styles.ts';
import { address, johnson, klausen, sampleWork } from '../../support/sample-work.ts';

const reviewed = { title: 'Lamps of the north', authors: [{ family: 'Kaye', given: 'Ruth' }] };
const place = { publication: 'Tides and tables', published: '1911-05-03' };
const article = { ...place, pages: '101-110' };
const works = {
  'a review': { type: 'review', authors: [klausen], reviewed, source: article },
  'a magazine article': { type: 'magazine article', authors: [klausen], source: article },
  'a blog post': { type: 'blog post', authors: [klausen], source: place },
  'a talk': { type: 'speech', authors: [klausen], source: { event: 'Lamp Week', published: '1911-05-03' } },
  'a broadcast': { type: 'broadcast', authors: [klausen], source: { ...place, published: '1911-05-01' } },
  'a film': { type: 'film', directors: [klausen], source: { publisher: 'Quay', published: '1911' } },
  'an interview': { type: 'interview', authors: [klausen], interviewers: [johnson], source: article },
  'a manuscript': {
    type: 'manuscript',
    authors: [klausen],
    source: { repository: 'Quay Archive', published: '1350~' },
  },
  'an anthology': { type: 'book', editors: [klausen], source: { publisher: 'Quay', published: '1911' } },
};

describe('citations in other languages', () => {
  const citers = { de: createCiter(citationLocale('de')), fr: createCiter(citationLocale('fr-FR')) };
  const plain = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');

  test.each<[language: 'de' | 'fr', style: CitationStyle, work: keyof typeof works, citation: string]>([
    ['de', 'chicago', 'a review', 'Rezension zu Lamps of the north, von Ruth Kaye. Tides and tables, 3. Mai 1911.'],
    ['de', 'apa', 'a review', '(1911, 3. Mai). Night tide [Rezension zu Lamps of the north, von R. Kaye].'],
    ['de', 'chicago', 'a blog post', '„Night tide“. Tides and tables (Blog). 3. Mai 1911.'],
    ['de', 'apa', 'a magazine article', '(1911, 3. Mai). Night tide. Tides and tables, 101–110.'],
    ['de', 'mla', 'a magazine article', '3. Mai 1911, S. 101–110.'],
    ['de', 'chicago', 'a talk', '„Night tide“. Vorgetragen bei Lamp Week, 3. Mai.'],
    ['de', 'apa', 'a film', 'Klausen, J. (Regie). (1911).'],
    ['de', 'chicago', 'an interview', '„Night tide“. Interview: Alexandra Johnson.'],
    ['de', 'apa', 'an interview', '(1911). Night tide (A. Johnson, Interview).'],
    ['de', 'mla', 'a manuscript', 'ca. 1350'],
    ['de', 'mla', 'an anthology', 'Klausen, Jytte, Hrsg. Night tide'],
    ['fr', 'chicago', 'a review', 'Compte rendu : Lamps of the north, par Ruth Kaye. Tides and tables, 3 mai 1911.'],
    ['fr', 'apa', 'a review', '(1911, 3 mai). Night tide [Compte rendu : Lamps of the north, par R. Kaye].'],
    ['fr', 'mla', 'a magazine article', '3 mai 1911, p. 101‑110.'],
    ['fr', 'apa', 'a broadcast', '(1911, 1er mai).'],
    ['fr', 'mla', 'a broadcast', '1er mai 1911.'],
    ['de', 'mla', 'a broadcast', '1. Mai 1911.'],
    ['fr', 'chicago', 'a talk', '« Night tide ». Présenté à Lamp Week, 3 mai.'],
    ['fr', 'chicago', 'an interview', '« Night tide ». Entretien : Alexandra Johnson.'],
    ['fr', 'chicago', 'a manuscript', 'vers 1350'],
    ['fr', 'mla', 'an anthology', 'Klausen, Jytte, éd. Night tide'],
  ])('%s, %s: %s', (language, style, work, citation) => {
    // the work is in English, whose titles the styles would capitalize
    const { original } = workRecord(sampleWork({ title: 'Night tide', language: 'en', ...works[work] }), address);
    expect(plain(citers[language](original)[style])).toContain(citation);
  });
});
