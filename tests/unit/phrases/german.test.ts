import { afterAll, describe, expect, test, vi } from 'vitest';

// modules read the settings once
vi.resetModules();
vi.stubEnv('SITE_SETTINGS', 'tests/fixtures/german-site.json');
const { sampleWork } = await import('../../support/sample-work.ts');
const { byline, linkedByline, quotedWithPublication } = await import('../../../src/phrases/describe.ts');
const { phraseText } = await import('../../../src/messages/phrase.ts');
const { workRecord } = await import('../../../src/citation/record.ts');
const { createCiter } = await import('../../../src/citation/cite.ts');
const { citationLocale } = await import('../../../src/citation/styles.ts');

afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const quist = { family: 'Quist', given: 'Hanne' };
const office = { literal: 'Hafenamt Quist' };
const published = '1911-05-03';
const lamp = { publication: 'Lampe', published };

describe('a site in German', () => {
  test.each([
    ['a person', { authors: [quist] }, 'Von Hanne Quist', '„Cells“ von Hanne Quist (Lampe, 3. Mai 1911)'],
    ['an institution', { authors: [office] }, 'Hafenamt Quist', '„Cells“, Hafenamt Quist (Lampe, 3. Mai 1911)'],
    [
      'an institution that edits',
      { authors: [quist], editors: [office] },
      'Von Hanne Quist, Herausgabe: Hafenamt Quist',
      '„Cells“ von Hanne Quist (Lampe, 3. Mai 1911)',
    ],
    [
      'an institution that interviews',
      { type: 'interview', authors: [quist], interviewers: [office] },
      'Mit Hanne Quist, Interview: Hafenamt Quist',
      '„Cells“, mit Hanne Quist (Lampe, 3. Mai 1911)',
    ],
  ])('names %s', (_who, data, line, quoted) => {
    const work = sampleWork({ source: lamp, ...data });
    expect(phraseText(linkedByline(work))).toBe(line);
    expect(byline(work)).toBe(line.replace(/^(?:Von|Mit) /, ''));
    expect(quotedWithPublication(work).replaceAll('\u00a0', ' ')).toBe(quoted);
  });

  test.each([
    ['a publication', lamp, 'Volltext aus: Lampe, 3. Mai 1911', '(Ursprünglich erschienen 1911)'],
    [
      'an archive',
      { repository: 'Landesarchiv', published },
      'Volltext; Original: Landesarchiv, 3. Mai 1911',
      '(Ursprünglich verfasst 1911)',
    ],
  ])('cites a copy from %s', (_place, source, note, end) => {
    const { copy } = workRecord(sampleWork({ extent: 'full', type: 'letter', authors: [quist], source }), 'https://x/');
    expect(copy?.note).toBe(note);
    expect(copy && createCiter(citationLocale('de'))(copy).apa).toContain(end);
  });

  test.each([
    ['a person', quist, /Rezension zu <i>Feuer<\/i>,? von (?:Hanne|H\.) Quist/],
    ['an institution', office, /Rezension zu <i>Feuer<\/i> \(Hafenamt Quist\)/],
  ])('cites the review of a work by %s', (_who, author, text) => {
    const review = { type: 'review', authors: [quist], reviewed: { title: 'Feuer', authors: [author] }, source: lamp };
    const { original } = workRecord(sampleWork(review), 'https://x/');
    const { chicago, apa, mla } = createCiter(citationLocale('de'))(original);
    for (const citation of [chicago, apa, mla]) expect(citation).toMatch(text);
  });
});
